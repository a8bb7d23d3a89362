import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { registerImport } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

export type { Statement };

/** Counts the rows of a table, as part of a statement. */
export type RowTotal = SQL<number>;

/** One accepted file. */
export interface RegisterImport {
  readonly id: string;
  readonly kind: 'transfers' | 'staffing';
  readonly fileName: string;
  readonly fileSha256: string;
  readonly rowCount: number;
  /** Rows that were not known before. */
  readonly newCount: number;
  readonly importedBy: string;
  readonly importedAt: Date;
}

export async function findImport(context: Context, fileSha256: string): Promise<RegisterImport | null> {
  const rows = await context.database.read
    .select()
    .from(registerImport)
    .where(eq(registerImport.fileSha256, fileSha256));
  return rows[0] ?? null;
}

/** Newest first. */
export function selectImports(context: Context, limit: number): Promise<RegisterImport[]> {
  return context.database.read
    .select()
    .from(registerImport)
    .orderBy(desc(registerImport.importedAt))
    .limit(limit);
}

/**
 * Puts the rows of an import between its opening and its closing, in which `total` (how many rows their table
 * has) is taken before and after: so new rows are counted by the database, whoever else writes. Fails when the
 * same bytes were imported before.
 */
export function importStatements(
  context: Context,
  one: Omit<RegisterImport, 'newCount'>,
  total: RowTotal,
  rows: readonly Statement[],
): Statement[] {
  const { read } = context.database;
  return [
    read.insert(registerImport).values({ ...one, newCount: sql`-${total}` }),
    ...rows,
    read
      .update(registerImport)
      .set({ newCount: sql`${registerImport.newCount} + ${total}` })
      .where(eq(registerImport.id, one.id)),
  ];
}
