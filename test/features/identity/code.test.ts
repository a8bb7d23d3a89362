import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedback, feedbackWindow, oneTimeCode } from '#db/schema/index.ts';
import { CODE_TRIES, CODE_TTL_SECONDS, prepareCode, prepareTry } from '#features/identity/index.ts';
import { type CodeVerdict, issueCode, judgeTry, type StoredCode } from '#features/identity/rules/code.ts';
import { seededRandom } from '#lib/random.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const now = new Date('2026-11-24T03:00:00Z');

describe('the rules of a code', () => {
  it('issue six digits, for ten minutes and five tries', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const issued = issueCode(seededRandom(seed), now);
        expect(issued.code).toMatch(/^\d{6}$/);
        expect(issued.expiresAt.getTime() - now.getTime()).toBe(600_000);
        expect(issued.triesLeft).toBe(5);
      }),
    );
  });

  it.each<[string, Partial<StoredCode>, string, boolean]>([
    ['right', { usedAt: now }, 'a', true],
    ['wrong', {}, 'b', true],
    ['wrong', { usedAt: now }, 'b', true],
    ['used', { usedAt: now }, 'a', false],
    ['used', { usedAt: now, triesLeft: 0, expiresAt: now }, 'a', false],
    ['exhausted', { triesLeft: 0 }, 'a', false],
    ['exhausted', { usedAt: now, triesLeft: 0 }, 'b', false],
    ['expired', { expiresAt: now }, 'a', false],
    ['wrong', {}, 'a', false],
  ])('judge %s for a code with %j, the answer %j, and a try spent: %j', (verdict, change, given, didCost) => {
    const stored = { hash: 'a', expiresAt: new Date('2026-11-24T03:10:00Z'), triesLeft: 5, usedAt: null };
    expect(judgeTry({ ...stored, ...change }, given, didCost, now)).toBe(verdict);
  });

  it('judge a code that is not stored any more as expired', () => {
    expect(judgeTry(null, 'a', false, now)).toBe('expired');
  });
});

describe('a code of a submission', () => {
  it('is right once', async () => {
    const { context, ids, codes } = await submissions(1);
    expect(await checkCode(context, ids[0], codes[0])).toBe('right');
    expect(await checkCode(context, ids[0], codes[0])).toBe('used');
  });

  it('is stored as a keyed hash only', async () => {
    const { context, codes } = await submissions(1);
    const [row] = await context.database.read.select().from(oneTimeCode);
    expect(JSON.stringify(row)).not.toContain(codes[0]);
  });

  it('confirms its own submission only', async () => {
    const { context, ids, codes } = await submissions(2);
    expect(await checkCode(context, ids[0], codes[1])).toBe('wrong');
    expect(await checkCode(context, ids[1], codes[1])).toBe('right');
  });

  it('expires ten minutes after it was sent', async () => {
    const { context, ids, codes } = await submissions(2);
    context.clock.advance(CODE_TTL_SECONDS - 1);
    expect(await checkCode(context, ids[0], codes[0])).toBe('right');
    context.clock.advance(1);
    expect(await checkCode(context, ids[1], codes[1])).toBe('expired');
    expect(await checkCode(context, 'unknown', '000000')).toBe('expired');
  });

  it('is void after five wrong tries, even for the right answer', async () => {
    const { context, ids, codes } = await submissions(1);
    for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
      expect(await checkCode(context, ids[0], 'wrong')).toBe('wrong');
    }
    expect(await checkCode(context, ids[0], codes[0])).toBe('exhausted');
  });

  it('is replaced by the next one, with new tries', async () => {
    const { context, ids, codes } = await submissions(1);
    await checkCode(context, ids[0], 'wrong');
    const next = prepareCode(context, ids[0]);
    await context.database.write([rowThatChanges(context), next.statement]);
    expect(await checkCode(context, ids[0], codes[0])).toBe('wrong');
    expect(await checkCode(context, ids[0], next.code)).toBe('right');
  });

  it('gives guesses in parallel five tries together', async () => {
    const { context, ids } = await submissions(1);
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, guess) => checkCode(context, ids[0], `guess ${guess}`)),
    );
    expect(verdicts.filter((verdict) => verdict === 'wrong')).toHaveLength(CODE_TRIES);
    expect(verdicts.filter((verdict) => verdict === 'exhausted')).toHaveLength(40 - CODE_TRIES);
  });

  it('is right for one of two right answers in parallel, and used for the other', async () => {
    const { context, ids, codes } = await submissions(1);
    const verdicts = await Promise.all([1, 2].map(() => checkCode(context, ids[0], codes[0])));
    expect(verdicts.sort()).toEqual(['right', 'used']);
  });

  it('is right at most once and tried at most five times, in any mix of answers in parallel', async () => {
    const mixes = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), { maxLength: 4 });
    const { context, ids } = await submissions(1);
    await fc.assert(
      fc.asyncProperty(mixes, async (rounds) => {
        const { code, statement } = prepareCode(context, ids[0]);
        await context.database.write([rowThatChanges(context), statement]);
        const verdicts: string[] = [];
        for (const answers of rounds) {
          const round = answers.map((isRight) => checkCode(context, ids[0], isRight ? code : 'wrong'));
          verdicts.push(...(await Promise.all(round)));
        }
        const tried = verdicts.filter((verdict) => verdict === 'right' || verdict === 'wrong');
        expect(tried.length).toBeLessThanOrEqual(CODE_TRIES);
        expect(tried.filter((verdict) => verdict === 'right').length).toBeLessThanOrEqual(1);
        if (verdicts.includes('used')) expect(verdicts).toContain('right');
      }),
      { numRuns: 40 },
    );
  });
});

/** One try by itself. @throws when the statements disagree with the verdict. */
async function checkCode(context: TestContext, id: string, given: string): Promise<CodeVerdict> {
  const { statements, verdict } = prepareTry(context, id, given);
  const [, spent = 0, passed = 0] = await context.database.write([rowThatChanges(context), ...statements]);
  const word = await verdict(spent);
  expect([spent, passed]).toEqual([Number(word === 'right' || word === 'wrong'), Number(word === 'right')]);
  return word;
}

/** What the statements of codes stand behind. */
function rowThatChanges({ database }: TestContext) {
  return database.read.update(feedbackWindow).set({ post: 'PERAWAT' });
}

async function submissions(count: number) {
  const context = await createTestContext();
  const ids = Array.from({ length: count }, (_, index) => `submission-${index}`);
  const codes: string[] = [];
  await context.database.write([windowRow(context)]);
  for (const id of ids) {
    const { code, statement } = prepareCode(context, id);
    codes.push(code);
    await context.database.write([feedbackRow(context, id), statement]);
  }
  return { context, ids: ids as [string, string], codes: codes as [string, string] };
}

function windowRow({ database, clock }: TestContext) {
  return database.read.insert(feedbackWindow).values({
    id: 'window',
    announcementId: 'announcement',
    originLevel: 0,
    origin: 'DINKES',
    postLevel: 0,
    post: 'PERAWAT',
    opensAt: clock.now(),
    closesAt: clock.now(),
    instrumentVersion: 1,
  });
}

function feedbackRow({ database, clock }: TestContext, id: string) {
  return database.read.insert(feedback).values({
    id,
    windowId: 'window',
    referenceHash: id,
    idempotencyKey: id,
    state: 'received',
    channel: 'RESIDENT',
    verification: 'EMAIL',
    serviceUnit: 'unit',
    serviceMonth: '2026-11',
    answers: {},
    conduct: {},
    relation: 'user',
    nullifier: id,
    receivedAt: clock.now(),
  });
}
