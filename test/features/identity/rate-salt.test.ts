import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { BUCKETS, takeToken } from '#features/identity/index.ts';
import { saltOfToday } from '#features/identity/service/rate-salt.ts';
import { hmac } from '#lib/hash.ts';
import { systemRandom } from '#lib/random.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const LAST_SECOND = new Date('2026-11-24T16:59:59Z');

const saltsOf = ({ database }: TestContext) => database.read.query.rateSalt.findMany();

it('is random, the same all day, and another one after midnight in Jakarta', async () => {
  const context = await createTestContext();
  context.clock.set(LAST_SECOND);
  const salt = await saltOfToday(context);
  expect(Buffer.from(salt, 'base64url')).toHaveLength(32);
  expect(await saltOfToday(context)).toBe(salt);
  expect(await saltsOf(context)).toEqual([{ day: '2026-11-24', salt }]);
  context.clock.advance(1);
  const next = await saltOfToday(context);
  expect(next).not.toBe(salt);
  expect(await saltsOf(context)).toEqual([{ day: '2026-11-25', salt: next }]);
});

it('leaves nothing of yesterday’s in the file once the log is folded in', async () => {
  const context = await createTestContext();
  context.clock.set(LAST_SECOND);
  const salt = await saltOfToday(context);
  const file = path.join(context.config.home, 'tapis.db');
  const fold = () => context.database.read.all(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  await fold();
  expect((await readFile(file)).includes(salt)).toBe(true);
  context.clock.advance(1);
  await saltOfToday(context);
  await fold();
  expect((await readFile(file)).includes(salt)).toBe(false);
});

it('is what two processes agree on, also when both ask first', async () => {
  const here = await createTestContext({ random: systemRandom });
  const there = { ...here, database: await openDatabase(here.config.databaseUrl, null) };
  for (let day = 0; day < 5; day++) {
    here.clock.advance(86_400);
    const salts = await Promise.all([here, there, here, there].map((context) => saltOfToday(context)));
    expect(new Set(salts).size).toBe(1);
  }
  there.database.close();
});

it('is all that makes a bucket’s key: without it nobody can be looked up, the master key or not', async () => {
  const context = await createTestContext();
  const network = '198.51.100.0/24';
  await takeToken(context, BUCKETS.trackLookup, network);
  const [row] = await context.database.read.query.rateLimit.findMany();
  const salt = createSecretKey(await saltOfToday(context), 'base64url');
  expect(row?.key).toBe(hmac(salt, `trackLookup:${network}`));
  expect(JSON.stringify(row)).not.toContain('198.51');
});

it('stays when the clock is set back over midnight', async () => {
  const context = await createTestContext();
  const salt = await saltOfToday(context);
  context.clock.advance(-86_400);
  expect(await saltOfToday(context)).toBe(salt);
  context.clock.advance(-86_400);
  expect(await saltOfToday(context)).not.toBe(salt);
});
