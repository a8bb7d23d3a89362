import { eq, lt, sql } from 'drizzle-orm';
import type { Database, Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { oneTimeCode } from '#db/schema/index.ts';
import type { StoredCode } from '../rules/code.ts';

export async function findCode(database: Database, ownerId: string): Promise<StoredCode | null> {
  const [row] = await database.read.select().from(oneTimeCode).where(eq(oneTimeCode.ownerId, ownerId));
  if (row === undefined) return null;
  return { hash: row.codeHash, expiresAt: row.expiresAt, triesLeft: row.triesLeft, usedAt: row.usedAt };
}

const replaced = {
  target: oneTimeCode.ownerId,
  set: {
    codeHash: sql`excluded.code_hash`,
    expiresAt: sql`excluded.expires_at`,
    triesLeft: sql`excluded.tries_left`,
    usedAt: sql`excluded.used_at`,
  },
};

const replaceNext = (read: Reader) =>
  prepareWrite<typeof oneTimeCode.$inferInsert>(
    read
      .insert(oneTimeCode)
      .select(sql`${selectRow(oneTimeCode)} WHERE ${ifChanged}`)
      .onConflictDoUpdate(replaced),
  );

/**
 * The owner's only code from now on; a code sent before it is void. If the statement before it in the batch changed a row,
 * unless it is the first.
 */
export function replaceCode(
  database: Database,
  ownerId: string,
  code: StoredCode,
  isFirst: boolean,
): Statement {
  const { hash, ...columns } = code;
  const row = { ownerId, codeHash: hash, ...columns };
  return isFirst
    ? database.read.insert(oneTimeCode).values(row).onConflictDoUpdate(replaced)
    : database.once(replaceNext)(row);
}

/** Changes a row, but nothing in it, if there is a code: the beginning of a batch that tries it. */
export function touchCode(database: Database, ownerId: string): Statement {
  return database.read
    .update(oneTimeCode)
    .set({ triesLeft: sql`${oneTimeCode.triesLeft}` })
    .where(eq(oneTimeCode.ownerId, ownerId));
}

interface Try {
  readonly ownerId: string;
  readonly hash: string;
  readonly now: Date;
}

const [ownerId, hash] = [sql.placeholder('ownerId'), sql.placeholder('hash')];
const now = sql.param(sql.placeholder('now'), oneTimeCode.expiresAt);
const isIts = eq(oneTimeCode.ownerId, ownerId);
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

export async function deleteCodesBefore(database: Database, before: Date): Promise<void> {
  await database.write([database.read.delete(oneTimeCode).where(lt(oneTimeCode.expiresAt, before))]);
}
