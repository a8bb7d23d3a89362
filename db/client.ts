import { type Client, createClient } from '@libsql/client';
import type { BatchItem } from 'drizzle-orm/batch';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import * as schema from '#db/schema/index.ts';
import { createWriteQueue } from '#db/write-queue.ts';

export type Statement = BatchItem<'sqlite'>;

export interface Database {
  /** For queries, and for building the statements of a write. */
  readonly read: LibSQLDatabase<typeof schema>;
  /**
   * Runs the statements as one atomic batch behind all earlier writes, and resolves when it is on disk.
   * Rejects with the database's error when one fails; then none of them happened.
   * @returns for each statement, the number of rows it changed.
   */
  write(statements: readonly Statement[]): Promise<number[]>;
  close(): void;
}

const BUSY_TIMEOUT_MS = 5_000;
const MIGRATIONS = new URL('./migrations', import.meta.url).pathname;

/** Opens the restricted store, and brings its tables up to date. `url` is file:… or libsql://… */
export async function openDatabase(url: string, token: string | null): Promise<Database> {
  const client = createClient({
    url,
    timeout: BUSY_TIMEOUT_MS,
    ...(token !== null && { authToken: token }),
  });
  const read = drizzle(client, { schema });
  // WAL is stored in the file itself: readers of another process are not blocked by a writer.
  if (url.startsWith('file:')) await client.execute('PRAGMA journal_mode = WAL');
  await migrate(read, { migrationsFolder: MIGRATIONS });
  return {
    read,
    write: createWriteQueue((statements) => runBatch(client, statements)),
    close: () => client.close(),
  };
}

async function runBatch(client: Client, statements: readonly Statement[]): Promise<number[]> {
  const queries = statements.map((statement) => {
    const query = (statement as unknown as { toSQL(): { sql: string; params: unknown[] } }).toSQL();
    return { sql: query.sql, args: query.params as never };
  });
  const results = await client.batch(queries, 'write');
  return results.map((result) => result.rowsAffected);
}
