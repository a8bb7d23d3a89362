import { sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { organisationSignIn } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

/**
 * Fails the whole batch when the statement right before it changed no row, so that what follows happens only with it:
 * a row without its key, which no table takes.
 */
export function onlyIfChanged({ database }: Pick<Context, 'database'>): Statement {
  return database.read.insert(organisationSignIn).select(sql`SELECT NULL, NULL, NULL WHERE changes() = 0`);
}

/** Runs a batch with `onlyIfChanged` in it. @returns false, with nothing changed, when somebody was faster. */
export async function writeIfUnchanged(
  { database }: Pick<Context, 'database'>,
  statements: readonly Statement[],
): Promise<boolean> {
  try {
    await database.write(statements);
    return true;
  } catch (error) {
    const text = `${(error as Error).message} ${String((error as Error).cause ?? '')}`;
    if (/NOT NULL constraint failed: organisation_sign_in\.id/.test(text)) return false;
    throw error;
  }
}
