import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { BUCKETS, type Bucket, takeToken } from '#features/identity/index.ts';
import {
  type BucketLevel,
  isAhead,
  secondsUntilToken,
  takeFrom,
} from '#features/identity/rules/rate-limit.ts';
import { takeTokens } from '#features/identity/service/rate-limit.ts';
import { createTestContext } from '#test/support/context.ts';

const buckets: fc.Arbitrary<Bucket> = fc.record({
  name: fc.constant('any'),
  capacity: fc.integer({ min: 1, max: 20 }),
  refillPerHour: fc.integer({ min: 1, max: 5000 }),
});
const START_MS = Date.parse('2026-11-24T03:00:00Z');
/** Milliseconds between two takes: often none, sometimes long. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(2000), fc.nat(1_200_000)), { maxLength: 25 });

describe('the rule of a bucket', () => {
  it('allows its capacity at once, and no more', () => {
    fc.assert(
      fc.property(buckets, (bucket) => {
        const allowed = takes(bucket, Array<number>(bucket.capacity + 5).fill(0));
        expect(allowed.map(({ isAllowed }) => isAllowed).lastIndexOf(true)).toBe(bucket.capacity - 1);
      }),
    );
  });

  it('never allows more than capacity and refill, between any two moments', () => {
    fc.assert(
      fc.property(buckets, pauses, (bucket, gaps) => {
        const allowed = takes(bucket, gaps).filter(({ isAllowed }) => isAllowed);
        allowed.forEach((first, from) => {
          allowed.slice(from).forEach((last, count) => {
            const hours = (last.atMs - first.atMs) / 3_600_000;
            expect(count + 1).toBeLessThanOrEqual(bucket.capacity + bucket.refillPerHour * hours);
          });
        });
      }),
    );
  });

  it('tells a refused one to the second when to come again', () => {
    fc.assert(
      fc.property(buckets, pauses, (bucket, gaps) => {
        const refused = takes(bucket, gaps).find(({ isAllowed }) => !isAllowed);
        fc.pre(refused !== undefined && refused.level !== null);
        const seconds = secondsUntilToken(bucket, refused.level, new Date(refused.atMs));
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(takeFrom(bucket, refused.level, new Date(refused.atMs + seconds * 1000))).not.toBeNull();
        expect(takeFrom(bucket, refused.level, new Date(refused.atMs + (seconds - 1) * 1000))).toBeNull();
      }),
    );
  });

  it('gains nothing from a clock that runs back and forth', () => {
    const bucket: Bucket = { name: 'any', capacity: 2, refillPerHour: 60 };
    const allowed = takes(bucket, [
      0,
      0,
      ...Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? -50_000 : 50_000)),
    ]);
    expect(allowed.filter(({ isAllowed }) => isAllowed)).toHaveLength(2);
  });
});

describe('a clock that is set', () => {
  const bucket: Bucket = { name: 'any', capacity: 3, refillPerHour: 60 };
  const DAY_MS = 86_400_000;

  it.each([-DAY_MS, -7_200_000, -600_000])('back by %d ms gives no tokens', async (jumpMs) => {
    const context = await createTestContext();
    for (let n = 0; n < 3; n++) expect((await takeToken(context, bucket, 'a')).allowed).toBe(true);
    context.clock.advance(jumpMs / 1000);
    expect((await takeToken(context, bucket, 'a')).allowed).toBe(false);
  });

  it('back by a day locks nobody out: the next token comes when it would have come', async () => {
    const context = await createTestContext();
    for (let n = 0; n < 3; n++) await takeToken(context, bucket, 'a');
    context.clock.advance(-DAY_MS / 1000);
    expect(await takeToken(context, bucket, 'a')).toEqual({ allowed: false, retryAfterSeconds: 60 });
    context.clock.advance(59);
    expect(await takeToken(context, bucket, 'a')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    context.clock.advance(1);
    expect(await takeToken(context, bucket, 'a')).toEqual({ allowed: true });
    expect((await takeToken(context, bucket, 'a')).allowed).toBe(false);
  });

  it('back by less than an hour makes nobody wait longer than that', async () => {
    const context = await createTestContext();
    for (let n = 0; n < 3; n++) await takeToken(context, bucket, 'a');
    context.clock.advance(-1800);
    expect(await takeToken(context, bucket, 'a')).toEqual({ allowed: false, retryAfterSeconds: 1860 });
  });

  it('ahead by a day is the next day: full buckets, and no more than that when it is set back', async () => {
    const context = await createTestContext();
    for (let n = 0; n < 3; n++) await takeToken(context, bucket, 'a');
    context.clock.advance(DAY_MS / 1000);
    for (let n = 0; n < 3; n++) expect((await takeToken(context, bucket, 'a')).allowed).toBe(true);
    context.clock.advance(-DAY_MS / 1000);
    expect((await takeToken(context, bucket, 'a')).allowed).toBe(false);
  });
});

describe('a stored bucket', () => {
  it('answers like the rule, over any sequence of takes and with a clock that may run back', async () => {
    const context = await createTestContext();
    const steps = fc.array(
      fc.oneof(
        fc.constant(0),
        fc.integer({ min: -3000, max: 3000 }),
        fc.nat(1_200_000),
        fc.constant(-7_200_000),
      ),
      { maxLength: 15 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(buckets, steps, async (bucket, gaps) => {
        const subject = `subject ${run++}`;
        for (const { isAllowed, level, atMs } of takes(bucket, gaps)) {
          context.clock.set(new Date(atMs));
          expect(await takeToken(context, bucket, subject)).toEqual(
            isAllowed || level === null
              ? { allowed: true }
              : { allowed: false, retryAfterSeconds: secondsUntilToken(bucket, level, new Date(atMs)) },
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same bucket for two connections at once', async () => {
    const context = await createTestContext();
    const other = { ...context, database: await openDatabase(context.config.databaseUrl, null) };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        takeToken(turn % 2 === 0 ? context : other, BUCKETS.codeTries, '198.51.100.0/24'),
      ),
    );
    other.database.close();
    expect(answers.filter(({ allowed }) => allowed)).toHaveLength(BUCKETS.codeTries.capacity);
  });

  it('is the same bucket for two processes at once', async () => {
    const context = await createTestContext();
    const script = `
      import { openDatabase } from '#db/client.ts';
      import { BUCKETS, takeToken } from '#features/identity/index.ts';
      import { systemRandom } from '#lib/random.ts';
      const database = await openDatabase(${JSON.stringify(context.config.databaseUrl)}, null);
      const clock = { now: () => new Date(${context.clock.now().getTime()}) };
      const parts = { database, clock, random: systemRandom };
      let allowed = 0;
      for (let turn = 0; turn < 40; turn++) {
        if ((await takeToken(parts, BUCKETS.feedbackSubmit, 'network')).allowed) allowed++;
      }
      process.stdout.write(String(allowed));`;
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    const [one, two] = await Promise.all([run(), run()]);
    expect(Number(one.stdout) + Number(two.stdout)).toBe(BUCKETS.feedbackSubmit.capacity);
  });

  it('is apart for every subject and every name', async () => {
    const context = await createTestContext();
    const once = { name: 'once', capacity: 1, refillPerHour: 1 };
    expect(await takeToken(context, once, 'a')).toEqual({ allowed: true });
    expect(await takeToken(context, once, 'a')).toEqual({ allowed: false, retryAfterSeconds: 3600 });
    expect(await takeToken(context, once, 'b')).toEqual({ allowed: true });
    expect(await takeToken(context, { ...once, name: 'again' }, 'a')).toEqual({ allowed: true });
  });

  it('takes several tokens at once, in order, until one bucket is empty', async () => {
    const context = await createTestContext();
    const [wide, narrow, last] = [3, 1, 5].map((capacity) => ({
      name: `${capacity}`,
      capacity,
      refillPerHour: 60,
    }));
    if (!wide || !narrow || !last) throw new Error('unreachable');
    const claims = [wide, narrow, last].map((bucket) => [bucket, 'a'] as const);
    expect(await takeTokens(context, claims)).toEqual({ allowed: true });
    expect(await takeTokens(context, claims)).toEqual({ allowed: false, retryAfterSeconds: 60 });
    const rows = await context.database.read.query.rateLimit.findMany();
    expect(rows.map(({ milliTokens }) => milliTokens).toSorted()).toEqual([0, 1_000, 4_000]);
  });

  it('is stricter on feedback without a captcha', () => {
    const { feedbackSubmit, feedbackSubmitWithoutCaptcha } = BUCKETS;
    expect(feedbackSubmitWithoutCaptcha.capacity).toBeLessThan(feedbackSubmit.capacity);
    expect(feedbackSubmitWithoutCaptcha.refillPerHour).toBeLessThan(feedbackSubmit.refillPerHour);
  });
});

/** What the rule says to takes after these pauses; `level` is the level that each take met. */
function takes(bucket: Bucket, gapsMs: readonly number[]) {
  let level: BucketLevel | null = null;
  let atMs = START_MS;
  return gapsMs.map((gapMs) => {
    atMs += gapMs;
    const now = new Date(atMs);
    const met: BucketLevel | null = level;
    const after = takeFrom(bucket, met, now);
    // A bucket that is ahead counts from now on, even when it is empty.
    level = after ?? (met !== null && isAhead(met, now) ? { ...met, updatedAt: now } : met);
    return { isAllowed: after !== null, level: after === null ? level : met, atMs };
  });
}
