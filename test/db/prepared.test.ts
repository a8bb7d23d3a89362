import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { outbox, rateLimit } from '#db/schema/index.ts';
import { createTestContext } from '#test/support/context.ts';

const insertNext = (read: Reader) =>
  prepareWrite<typeof rateLimit.$inferInsert>(
    read
      .insert(rateLimit)
      .select(sql`${selectRow(rateLimit)} WHERE ${ifChanged}`)
      .onConflictDoNothing(),
  );
const insertFirst = (read: Reader) =>
  prepareWrite<typeof rateLimit.$inferInsert>(
    read
      .insert(rateLimit)
      .select(sql`${selectRow(rateLimit)} WHERE true`)
      .onConflictDoNothing(),
  );
const insertJob = (read: Reader) =>
  prepareWrite<typeof outbox.$inferInsert>(
    read.insert(outbox).select(sql`${selectRow(outbox)} WHERE ${ifChanged}`),
  );
const renew = (read: Reader) =>
  prepareWrite<{ key: string; at: Date }>(
    read
      .update(rateLimit)
      .set({ updatedAt: sql`${sql.param(sql.placeholder('at'), rateLimit.updatedAt)}` })
      .where(eq(rateLimit.key, sql.placeholder('key'))),
  );

const at = new Date('2026-11-24T03:00:00Z');
const row = (key: string) => ({ key, milliTokens: 7, updatedAt: at });

describe('what a database keeps', () => {
  it('is made once, for each database its own', async () => {
    const [here, there] = [await createTestContext(), await createTestContext()];
    let made = 0;
    const build = () => ({ number: made++ });
    expect(here.database.once(build)).toBe(here.database.once(build));
    expect(there.database.once(build)).not.toBe(here.database.once(build));
    expect(made).toBe(2);
  });
});

describe('a prepared write', () => {
  it('has its own values each time, also when two are in one batch', async () => {
    const { database } = await createTestContext();
    const insert = database.once(insertFirst);
    expect(await database.write([insert(row('a')), insert(row('b'))])).toEqual([1, 1]);
    const later = new Date(at.getTime() + 1);
    expect(await database.write([database.once(renew)({ key: 'b', at: later })])).toEqual([1]);
    const rows = await database.read.select().from(rateLimit).orderBy(rateLimit.key);
    expect(rows).toEqual([row('a'), { ...row('b'), updatedAt: later }]);
  });

  it('fills what is left out with the column’s default, or with NULL', async () => {
    const { database } = await createTestContext();
    const job = { id: 'a', kind: 'mail', state: 'waiting', nextAt: at, createdAt: at } as const;
    await database.write([database.once(insertFirst)(row('a')), database.once(insertJob)(job)]);
    expect(await database.read.select().from(outbox)).toEqual([
      {
        ...job,
        ...{ attempts: 0, progress: 0, sealedBox: null, sealedKey: null },
        ...{ finishedAt: null, requestedBy: null },
      },
    ]);
  });
});

describe('a chain of statements', () => {
  it('ends at the first one that changes nothing, whatever others share its commit', async () => {
    const { database } = await createTestContext();
    const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { minLength: 1, maxLength: 6 }), async (chains) => {
        await database.write([database.read.delete(rateLimit)]);
        const known = new Set<string>();
        const expected = chains.map((chain) => {
          let isOver = false;
          return chain.map((key) => {
            isOver ||= known.has(key);
            if (!isOver) known.add(key);
            return isOver ? 0 : 1;
          });
        });
        const changed = chains.map(([first = '', ...next]) =>
          database.write([
            database.once(insertFirst)(row(first)),
            ...next.map((key) => database.once(insertNext)(row(key))),
          ]),
        );
        expect(await Promise.all(changed)).toEqual(expected);
        expect(await database.read.$count(rateLimit)).toBe(known.size);
      }),
      { numRuns: 60 },
    );
  });
});
