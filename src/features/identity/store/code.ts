import { and, eq, lt } from 'drizzle-orm';
import type { Database, Statement } from '#db/client.ts';
import { oneTimeCode } from '#db/schema/index.ts';
import type { StoredCode } from '../rules/code.ts';

export async function findCode(database: Database, ownerId: string): Promise<StoredCode | null> {
  const [row] = await database.read.select().from(oneTimeCode).where(eq(oneTimeCode.ownerId, ownerId));
  if (row === undefined) return null;
  return { hash: row.codeHash, expiresAt: row.expiresAt, triesLeft: row.triesLeft, usedAt: row.usedAt };
}

/** The owner's only code from now on; a code sent before it is void. */
export function replaceCode(database: Database, ownerId: string, code: StoredCode): Statement {
  const columns = {
    codeHash: code.hash,
    expiresAt: code.expiresAt,
    triesLeft: code.triesLeft,
    usedAt: code.usedAt,
  };
  return database.read
    .insert(oneTimeCode)
    .values({ ownerId, ...columns })
    .onConflictDoUpdate({ target: oneTimeCode.ownerId, set: columns });
}

/**
 * Spends one try of the code as it was read, and marks it used when `usedAt` is given: compare and swap, as
 * the tries only ever get fewer.
 * @returns false, with nothing changed, when another try came between: read again and judge again.
 */
export async function spendTry(
  database: Database,
  ownerId: string,
  read: StoredCode,
  usedAt: Date | null,
): Promise<boolean> {
  const [spent] = await database.write([
    database.read
      .update(oneTimeCode)
      .set({ triesLeft: read.triesLeft - 1, usedAt })
      .where(
        and(
          eq(oneTimeCode.ownerId, ownerId),
          eq(oneTimeCode.codeHash, read.hash),
          eq(oneTimeCode.triesLeft, read.triesLeft),
        ),
      ),
  ]);
  return spent === 1;
}

export async function deleteCodesBefore(database: Database, before: Date): Promise<void> {
  await database.write([database.read.delete(oneTimeCode).where(lt(oneTimeCode.expiresAt, before))]);
}
