import { describe, expect, it } from 'vitest';
import { eventStatement, listEvents, recordEvent } from '#features/identity/index.ts';
import type { Actor, Role } from '#lib/context.ts';
import { createTestContext } from '#test/support/context.ts';

const evaluator = actorWith('evaluator');
const auditor = actorWith('auditor');
const event = {
  actor: evaluator,
  action: 'evaluation.identity-opened',
  object: 'case:1',
  detail: { reason: 'telaah', people: 2 },
};

describe('the audit trail', () => {
  it('says who did what to which object, and when', async () => {
    const context = await createTestContext();
    await recordEvent(context, event);
    expect(await listEvents(context, auditor)).toEqual({
      ok: true,
      value: [
        {
          sequence: 1,
          at: context.clock.now(),
          accountId: 'evaluator',
          action: 'evaluation.identity-opened',
          object: 'case:1',
          detail: { reason: 'telaah', people: 2 },
        },
      ],
    });
  });

  it('holds no event of a deed that failed', async () => {
    const context = await createTestContext();
    const deed = eventStatement(context, event);
    const failing = context.database.read.insert(context.database.read._.fullSchema.accountRole).values({
      accountId: 'nobody',
      role: 'admin',
    });
    await expect(context.database.write([deed, failing])).rejects.toThrow(/FOREIGN KEY/);
    expect(await listEvents(context, auditor)).toEqual({ ok: true, value: [] });
  });

  it('is read by auditors and administrators only', async () => {
    const context = await createTestContext();
    expect(await listEvents(context, null)).toEqual({ ok: false, code: 'identity.sign-in' });
    for (const role of ['officer', 'approver', 'evaluator'] as const) {
      expect(await listEvents(context, actorWith(role))).toEqual({ ok: false, code: 'identity.forbidden' });
    }
    expect(await listEvents(context, actorWith('admin'))).toMatchObject({ ok: true });
  });

  it('is read newest first, a page after the other', async () => {
    const context = await createTestContext();
    await context.database.write(Array.from({ length: 250 }, () => eventStatement(context, event)));
    const first = await listEvents(context, auditor);
    const last = first.ok ? first.value.at(-1) : undefined;
    expect(first.ok && [first.value.length, first.value[0]?.sequence, last?.sequence]).toEqual([
      200, 250, 51,
    ]);
    const second = await listEvents(context, auditor, last?.sequence);
    expect(second.ok && second.value.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 50 }, (_, index) => 50 - index),
    );
  });

  it('cannot be changed afterwards', async () => {
    const context = await createTestContext();
    await recordEvent(context, event);
    const { auditEvent } = context.database.read._.fullSchema;
    const update = context.database.read.update(auditEvent).set({ action: 'nothing' });
    await expect(context.database.write([update])).rejects.toThrow('append-only');
    const [row] = await context.database.read.query.auditEvent.findMany();
    const again = { sequence: 1, at: context.clock.now(), action: 'nothing', object: 'case:1' };
    const replace = context.database.read.insert(auditEvent).values(again);
    await expect(context.database.write([replace])).rejects.toThrow('append-only');
    expect(await context.database.read.query.auditEvent.findMany()).toEqual([row]);
  });
});

function actorWith(role: Role): Actor {
  return { accountId: role, roles: [role], agencies: [] };
}
