import { eq, sql } from 'drizzle-orm';
import type { Database, Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { oneTimeCode } from '#db/schema/index.ts';
import type { StoredCode } from '../rules/code.ts';

export async function findCode(database: Database, submissionId: string): Promise<StoredCode | null> {
  const [row] = await database.read
    .select()
    .from(oneTimeCode)
    .where(eq(oneTimeCode.feedbackId, submissionId));
  if (row === undefined) return null;
  return { hash: row.codeHash, expiresAt: row.expiresAt, triesLeft: row.triesLeft, usedAt: row.usedAt };
}

const replace = (read: Reader) =>
  prepareWrite<typeof oneTimeCode.$inferInsert>(
    read
      .insert(oneTimeCode)
      .select(sql`${selectRow(oneTimeCode)} WHERE ${ifChanged}`)
      .onConflictDoUpdate({
        target: oneTimeCode.feedbackId,
        set: {
          codeHash: sql`excluded.code_hash`,
          expiresAt: sql`excluded.expires_at`,
          triesLeft: sql`excluded.tries_left`,
          usedAt: sql`excluded.used_at`,
        },
      }),
  );

/** The submission's only code from now on; a code sent before it is void. */
export function replaceCode(database: Database, submissionId: string, code: StoredCode): Statement {
  const { hash, ...columns } = code;
  return database.once(replace)({ feedbackId: submissionId, codeHash: hash, ...columns });
}

interface Try {
  readonly submissionId: string;
  readonly hash: string;
  readonly now: Date;
}

const [submissionId, hash] = [sql.placeholder('submissionId'), sql.placeholder('hash')];
const now = sql.param(sql.placeholder('now'), oneTimeCode.expiresAt);
const isIts = eq(oneTimeCode.feedbackId, submissionId);
const isRight = sql`${oneTimeCode.codeHash} = ${hash}`;

const spend = (read: Reader) =>
  prepareWrite<Try>(
    read
      .update(oneTimeCode)
      .set({
        triesLeft: sql`${oneTimeCode.triesLeft} - 1`,
        usedAt: sql`iif(${isRight}, ${now}, ${oneTimeCode.usedAt})`,
      })
      .where(
        sql`${isIts} AND ${oneTimeCode.triesLeft} > 0 AND ${oneTimeCode.expiresAt} > ${now}
          AND NOT (${oneTimeCode.usedAt} IS NOT NULL AND ${isRight}) AND ${ifChanged}`,
      ),
  );

const passIfRight = (read: Reader) =>
  prepareWrite<Try>(
    read
      .update(oneTimeCode)
      .set({ usedAt: sql`${oneTimeCode.usedAt}` })
      .where(sql`${isIts} AND ${isRight} AND ${ifChanged}`),
  );

/**
 * Spends one try, unless there is none left, the code has expired, or these digits used it already; right digits use it.
 * The second statement changes nothing, but a row of its own when the digits were right.
 */
export function spendTry(database: Database, one: Try): Statement[] {
  return [database.once(spend)(one), database.once(passIfRight)(one)];
}
