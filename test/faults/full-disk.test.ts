import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedback, oneTimeCode, outbox, registerImport, transfer } from '#db/schema/index.ts';
import { listEvents } from '#features/identity/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import {
  createOfficer,
  csvOf,
  fileWith,
  registerRows,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { createTestContext } from '#test/support/context.ts';

const auditor = { accountId: 'a', roles: ['auditor'] as const, agencies: [] };

/** Lets the file grow by this many pages and no further: a write beyond that fails as on a full disk (SQLITE_FULL). */
async function leaveRoom({ database }: Context, pages: number): Promise<void> {
  const [row] = await database.read.all<{ page_count: number }>(sql`PRAGMA page_count`);
  const most = (row?.page_count ?? 0) + pages;
  // The limit belongs to a connection: the one that writes.
  await database.write([{ toSQL: () => ({ sql: `PRAGMA max_page_count = ${most}`, params: [] }) }]);
}

async function expectSound({ database }: Context): Promise<void> {
  expect(await database.read.all(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
  expect(await database.read.all(sql`PRAGMA foreign_key_check`)).toEqual([]);
}

describe('on a full disk', () => {
  it('a submission fails whole, and succeeds with the same form once there is room', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    await leaveRoom(context, 4);
    let kept = 0;
    let failed: unknown = null;
    const form = { kunci: '', surel: '', cerita: 'Antreannya panjang. '.repeat(90) };
    while (failed === null && kept < 100) {
      form.kunci = newId(context.random);
      form.surel = `warga${kept}@contoh.test`;
      await send(context, window, form, { network: `100.64.${kept}.1` }).then(
        () => kept++,
        (error: unknown) => {
          failed = error;
        },
      );
    }
    expect(String(failed)).toMatch(/full/i);
    const { read } = context.database;
    const counts = async () => [
      await read.$count(feedback),
      await read.$count(oneTimeCode),
      await read.$count(outbox),
    ];
    expect(await counts()).toEqual([kept, kept, kept]);
    await expectSound(context);

    await leaveRoom(context, 10_000);
    expect((await send(context, window, form)).outcome.ok).toBe(true);
    expect(await counts()).toEqual([kept + 1, kept + 1, kept + 1]);
  });

  it('an import leaves nothing, not even in the trail, and the same file is imported once there is room', async () => {
    const context = await createTestContext();
    const officer = await createOfficer(context);
    const file = await fileWith(csvOf(tableOf(registerRows(300))));
    const { read } = context.database;
    const counts = async () => {
      const events = await listEvents(context, auditor);
      return [
        await read.$count(registerImport),
        await read.$count(transfer),
        events.ok ? events.value.length : null,
      ];
    };
    await leaveRoom(context, 20);
    await expect(importTransfers(context, officer, file)).rejects.toThrow(/full/i);
    expect(await counts()).toEqual([0, 0, 0]);
    await expectSound(context);

    await leaveRoom(context, 10_000);
    const outcome = await importTransfers(context, officer, file);
    expect(outcome).toMatchObject({ ok: true, value: { newCount: 300, isRepeat: false } });
    expect(await counts()).toEqual([1, 300, 1]);
  });
});
