import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { BUCKETS, type Bucket, takeToken } from '#features/identity/index.ts';
import { type BucketLevel, secondsUntilToken, takeFrom } from '#features/identity/rules/rate-limit.ts';
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

describe('a stored bucket', () => {
  it('answers like the rule, over any sequence of takes and with a clock that may run back', async () => {
    const context = await createTestContext();
    const steps = fc.array(
      fc.oneof(fc.constant(0), fc.integer({ min: -3000, max: 3000 }), fc.nat(1_200_000)),
      {
        maxLength: 15,
      },
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
      const database = await openDatabase(${JSON.stringify(context.config.databaseUrl)}, null);
      const clock = { now: () => new Date(${context.clock.now().getTime()}) };
      const parts = { database, clock, key: Buffer.alloc(32, 7) };
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

  it('names nobody: the subject is a pseudonym that changes at midnight in Jakarta', async () => {
    const context = await createTestContext();
    const once = { name: 'once', capacity: 1, refillPerHour: 1 };
    context.clock.set(new Date('2026-11-24T16:59:59Z'));
    await takeToken(context, once, '198.51.100.0/24');
    context.clock.advance(1);
    await takeToken(context, once, '198.51.100.0/24');
    const rows = await context.database.read.query.rateLimit.findMany();
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('198.51');
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
    const met: BucketLevel | null = level;
    const after = takeFrom(bucket, met, new Date(atMs));
    level = after ?? met;
    return { isAllowed: after !== null, level: met, atMs };
  });
}
