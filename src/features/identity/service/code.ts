import type { Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { type CodeVerdict, issueCode, judgeTry } from '../rules/code.ts';
import { findCode, replaceCode, spendTry, touchCode } from '../store/code.ts';

type Parts = Pick<Context, 'key' | 'database' | 'clock'>;

/**
 * A new code for what it confirms (a submission, an application, a sign-in; `ownerId` is its random id): six digits to send,
 * and the statement that puts it in place of an earlier one. Behind one that changes a row, unless it `isFirst` of its batch.
 * The code counts once the statement is written.
 */
export function prepareCode(context: Parts & Pick<Context, 'random'>, ownerId: string, isFirst = false) {
  const { code, expiresAt, triesLeft } = issueCode(context.random, context.clock.now());
  const hash = hashOf(context, ownerId, code);
  return {
    code,
    statement: replaceCode(context.database, ownerId, { hash, expiresAt, triesLeft, usedAt: null }, isFirst),
  };
}

/**
 * One try of a code, for the batch of what it is asked for, behind a statement that changes a row. The first statement
 * changes a row if a try is spent; the second one if the digits are right, which they are once. So guesses in parallel get
 * five tries together, and no verdict leaves before its try is written.
 */
export function prepareTry(context: Parts, ownerId: string, given: string) {
  const now = context.clock.now();
  const hash = hashOf(context, ownerId, given);
  return {
    statements: spendTry(context.database, { ownerId, hash, now }),
    /** Tells what came of it, from the number of rows that the first statement changed. */
    async verdict(changed: number): Promise<CodeVerdict> {
      return judgeTry(await findCode(context.database, ownerId), hash, changed === 1, now);
    },
  };
}

/** Judges a try by itself, for what begins no batch with it. */
export async function checkCode(context: Parts, ownerId: string, given: string): Promise<CodeVerdict> {
  const attempt = prepareTry(context, ownerId, given);
  const [, spent] = await context.database.write([
    touchCode(context.database, ownerId),
    ...attempt.statements,
  ]);
  return attempt.verdict(spent ?? 0);
}

function hashOf(context: Parts, ownerId: string, code: string): string {
  return pseudonym(context.key, 'code', `${ownerId}:${code}`);
}
