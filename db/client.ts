import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { openFileWriter, type Query, type Writer } from '#db/file-writer.ts';
import * as schema from '#db/schema/index.ts';
import { createWriteQueue } from '#db/write-queue.ts';

/** One statement of a write, as drizzle builds it. */
export interface Statement {
  toSQL(): Query;
}

export type Reader = LibSQLDatabase<typeof schema>;

export interface Database {
  /** For queries, and for building the statements of a write. */
  readonly read: Reader;
  /**
   * What `build` makes for this database, made the first time and kept: prepared queries and prepared writes.
   * `build` is the key to it, so it MUST be a constant of its module.
   */
  once<Kept>(build: (read: Reader) => Kept): Kept;
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
  const writer = url.startsWith('file:') ? await openWriterBeside(client) : remoteWriter(client);
  const kept = new Map<(read: Reader) => unknown, unknown>();
  return {
    read,
    once<Kept>(build: (read: Reader) => Kept) {
      if (!kept.has(build)) kept.set(build, build(read));
      return kept.get(build) as Kept;
    },
    write: createWriteQueue((statements) => writer.write(statements.map((statement) => statement.toSQL()))),
    close() {
      writer.close();
      client.close();
    },
  };
}

async function openWriterBeside(client: Client): Promise<Writer> {
  const { rows } = await client.execute('PRAGMA database_list');
  return openFileWriter(String(rows[0]?.['file']), BUSY_TIMEOUT_MS);
}

/** A server keeps no prepared statements for its clients. */
function remoteWriter(client: Client): Writer {
  return {
    async write(queries) {
      const batch = queries.map(({ sql, params }) => ({ sql, args: params as never }));
      return (await client.batch(batch, 'write')).map(({ rowsAffected }) => rowsAffected);
    },
    close: () => undefined,
  };
}
