import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { feedback, oneTimeCode, outbox } from '#db/schema/index.ts';
import { killedAfter } from '#test/faults/killed-process.ts';
import { openProcessContext } from '#test/faults/process-context.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

const ENTRY = path.join(import.meta.dirname, 'feedback-process.ts');
const ROUNDS = 4;
const LATEST_KILL_MS = 350;

it('a submission that was acknowledged is there after any crash, and sent again it is still one', async () => {
  const base = await createTestContext();
  const window = await createWindow(base);
  const { home, databaseUrl } = base.config;
  // Nothing else holds the file open, so that each round leaves what a dead machine would.
  base.database.close();

  for (let round = 0; round < ROUNDS; round++) {
    const delay = Math.floor(Math.random() * LATEST_KILL_MS);
    const words = [home, databaseUrl, window.id, String(round)];
    const lines = await killedAfter('kept', delay, ENTRY, ...words);
    // The last line may have been cut off with its process.
    const told = lines.map((line) => line.split(' ')).filter((parts) => parts.length === 3);
    const addresses = new Map(
      told.flatMap(([what, key = '', surel = '']) => (what === 'sent' ? [[key, surel]] : [])),
    );
    const kept = new Map(told.flatMap(([what, key = '', id = '']) => (what === 'kept' ? [[key, id]] : [])));
    expect(kept.size).toBeGreaterThan(0);

    const context = await openProcessContext(home, databaseUrl);
    const { database } = context;
    expect(await database.read.all(sql`PRAGMA integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
    const rows = await database.read.select({ key: feedback.idempotencyKey, id: feedback.id }).from(feedback);
    const ids = new Map(rows.map((row) => [row.key, row.id]));
    for (const [key, id] of kept) expect(ids.get(key), `killed after ${delay} ms`).toBe(id);
    // Each row came with its code and its mail, or not at all.
    expect(await database.read.$count(oneTimeCode)).toBe(rows.length);
    expect(await database.read.$count(outbox)).toBe(rows.length);

    // The network was slow and the browser sends again whatever had no answer, and a little of what had one.
    const unanswered = [...addresses.keys()].filter((key) => !kept.has(key));
    for (const kunci of [...unanswered, ...[...kept.keys()].slice(-10)]) {
      const { id } = await send(context, window, { kunci, surel: addresses.get(kunci) ?? '' });
      expect(id).toBe(ids.get(kunci) ?? id);
    }
    const isNew = unanswered.filter((key) => !ids.has(key));
    expect(await database.read.$count(feedback)).toBe(rows.length + isNew.length);
    database.close();
  }
});
