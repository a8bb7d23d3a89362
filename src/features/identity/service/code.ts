import type { Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { type CodeVerdict, issueCode, judgeCode } from '../rules/code.ts';
import { findCode, replaceCode, spendTry } from '../store/code.ts';

type Parts = Pick<Context, 'key' | 'database' | 'clock'>;

/**
 * A new code for what it confirms (a submission, an application, a sign-in; `ownerId` is its random id): six digits
 * to send, and the statement that puts it in place of an earlier one.
 * The code counts once the statement is written, in one batch with its owner or later.
 */
export function prepareCode(context: Parts & Pick<Context, 'random'>, ownerId: string) {
  const { code, expiresAt, triesLeft } = issueCode(context.random, context.clock.now());
  const hash = hashOf(context, ownerId, code);
  return {
    code,
    statement: replaceCode(context.database, ownerId, { hash, expiresAt, triesLeft, usedAt: null }),
  };
}

/**
 * Judges a code and spends a try, atomically: no verdict on the digits leaves before its try is written, so
 * that guesses in parallel get five tries together, and of two right answers one is `right`, the other `used`.
 */
export async function checkCode(context: Parts, ownerId: string, given: string): Promise<CodeVerdict> {
  const now = context.clock.now();
  const givenHash = hashOf(context, ownerId, given);
  // A failed round means that another try was spent or a new code was sent meanwhile; five tries are the end.
  for (;;) {
    const stored = await findCode(context.database, ownerId);
    const verdict = judgeCode(stored, givenHash, now);
    if (stored === null || (verdict !== 'right' && verdict !== 'wrong')) return verdict;
    const usedAt = verdict === 'right' ? now : stored.usedAt;
    if (await spendTry(context.database, ownerId, stored, usedAt)) return verdict;
  }
}

function hashOf(context: Parts, ownerId: string, code: string): string {
  return pseudonym(context.key, 'code', `${ownerId}:${code}`);
}
