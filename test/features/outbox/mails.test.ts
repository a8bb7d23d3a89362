import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { outbox } from '#db/schema/index.ts';
import {
  claimJob,
  failJob,
  finishJob,
  type Job,
  mailStatement,
  readJob,
  readMailHealth,
  requestJob,
  tidyOutbox,
  waitingMails,
} from '#features/outbox/index.ts';
import { STALE_MAIL_MS } from '#features/outbox/rules.ts';
import type { Context } from '#lib/context.ts';
import { createTestContext } from '#test/support/context.ts';

const officer = { accountId: 'officer', roles: ['officer'] as const, agencies: [] };
const mail = (to = 'warga@contoh.test') => ({ to, subject: 'Kode', text: '042137', html: '<p>042137</p>' });

async function queueMail(context: Context, to?: string): Promise<void> {
  await context.database.write([mailStatement(context, mail(to))]);
}

async function queueImport(context: Context): Promise<string> {
  const { id, statement } = requestJob(context, officer, 'import', { path: '/tmp/x' });
  await context.database.write([statement]);
  return id;
}

async function claimed(context: Context): Promise<Job> {
  const job = await claimJob(context, ['mail']);
  if (job === null) throw new Error('Nothing was due.');
  return job;
}

/** What the table holds of a job, opened or not. */
async function rowOf(context: Context, id: string) {
  const [row] = await context.database.read.select().from(outbox).where(eq(outbox.id, id));
  return row;
}

describe('mails that wait', () => {
  it('are listed newest first, at most fifty', async () => {
    const context = await createTestContext();
    for (let n = 0; n < 52; n++) await queueMail(context, `warga${n}@contoh.test`);
    const receivers = (await waitingMails(context)).map(({ payload }) => (payload as { to: string }).to);
    expect(receivers).toHaveLength(50);
    expect(receivers.slice(0, 2)).toEqual(['warga51@contoh.test', 'warga50@contoh.test']);
  });

  it('are given up after two days, and their addresses destroyed', async () => {
    const context = await createTestContext();
    await queueMail(context, 'lama@contoh.test');
    const [old] = await waitingMails(context);
    context.clock.advance(STALE_MAIL_MS / 1000);
    await queueMail(context, 'baru@contoh.test');
    const importId = await queueImport(context);
    await tidyOutbox(context);
    expect(await waitingMails(context)).toHaveLength(2);
    context.clock.advance(1);
    await tidyOutbox(context);
    expect((await waitingMails(context)).map(({ payload }) => payload)).toEqual([mail('baru@contoh.test')]);
    expect(await rowOf(context, old?.id ?? '')).toMatchObject({
      state: 'failed',
      sealedBox: null,
      sealedKey: null,
    });
    expect(await readJob(context, officer, importId)).toMatchObject({ state: 'waiting' });
  });

  it('that ended are forgotten after a month', async () => {
    const context = await createTestContext();
    for (const to of ['taken@contoh.test', 'refused@contoh.test', 'waiting@contoh.test'])
      await queueMail(context, to);
    await finishJob(context, (await claimed(context)).id, null);
    await failJob(context, await claimed(context), { code: 'EENVELOPE 550' }, true);
    const importId = await queueImport(context);
    await finishJob(context, importId, { ok: true });
    const count = () => context.database.read.$count(outbox);
    context.clock.advance(30 * 86_400);
    await tidyOutbox(context);
    expect(await count()).toBe(4);
    context.clock.advance(1);
    await tidyOutbox(context);
    // The third was given up a second ago.
    expect(await count()).toBe(2);
  });

  it('do not wait for a clock that was set back by a day', async () => {
    const context = await createTestContext();
    await queueMail(context);
    context.clock.advance(-86_400);
    expect(await claimJob(context, ['mail'])).toBeNull();
    await tidyOutbox(context);
    expect(await claimJob(context, ['mail'])).not.toBeNull();
  });
});

describe('the health of the mail', () => {
  it('tells how many wait and why others were given up, and nothing of anybody', async () => {
    const context = await createTestContext();
    expect(await readMailHealth(context)).toEqual({ waiting: 0, oldestWaitingAt: null, givenUp: new Map() });
    for (let n = 0; n < 3; n++) {
      await queueMail(context);
      await failJob(context, await claimed(context), { code: 'EENVELOPE 550' }, true);
    }
    await queueMail(context);
    context.clock.advance(STALE_MAIL_MS / 1000 + 1);
    await tidyOutbox(context);
    const oldestWaitingAt = context.clock.now();
    await queueMail(context);
    context.clock.advance(60);
    await queueMail(context);
    expect(await readMailHealth(context)).toEqual({
      waiting: 2,
      oldestWaitingAt,
      givenUp: new Map([
        ['EENVELOPE 550', 3],
        ['waited for two days', 1],
      ]),
    });
  });
});
