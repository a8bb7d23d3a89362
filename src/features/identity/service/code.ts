import type { Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { type CodeVerdict, issueCode, judgeTry } from '../rules/code.ts';
import { findCode, replaceCode, spendTry } from '../store/code.ts';

type Parts = Pick<Context, 'key' | 'database' | 'clock'>;

/**
 * A new code for a submission: six digits to send, and the statement that puts it in place of an earlier one, behind one
 * that changes a row. The code counts once the statement is written.
 */
export function prepareCode(context: Parts & Pick<Context, 'random'>, submissionId: string) {
  const { code, expiresAt, triesLeft } = issueCode(context.random, context.clock.now());
  const hash = hashOf(context, submissionId, code);
  return {
    code,
    statement: replaceCode(context.database, submissionId, { hash, expiresAt, triesLeft, usedAt: null }),
  };
}

/**
 * One try of a code, for the batch of what it is asked for, behind a statement that changes a row. The first statement
 * changes a row if a try is spent; the second one if the digits are right, which they are once. So guesses in parallel get
 * five tries together, and no verdict leaves before its try is written.
 */
export function prepareTry(context: Parts, submissionId: string, given: string) {
  const now = context.clock.now();
  const hash = hashOf(context, submissionId, given);
  return {
    statements: spendTry(context.database, { submissionId, hash, now }),
    /** Tells what came of it, from the number of rows that the first statement changed. */
    async verdict(changed: number): Promise<CodeVerdict> {
      return judgeTry(await findCode(context.database, submissionId), hash, changed === 1, now);
    },
  };
}

function hashOf(context: Parts, submissionId: string, code: string): string {
  return pseudonym(context.key, 'code', `${submissionId}:${code}`);
}
