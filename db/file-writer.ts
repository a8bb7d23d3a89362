import Libsql from 'libsql';

export interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The one connection of a process that writes. */
export interface Writer {
  /** Runs the queries as one transaction. @returns for each, the number of rows it changed. */
  write(queries: readonly Query[]): Promise<number[]>;
  close(): void;
}

/** An import writes statements of ever new lengths; beyond so many texts all are parsed anew. */
const MOST_PREPARED = 200;

/**
 * A connection to a database file for writes only. It keeps its prepared statements, as parsing one takes longer than
 * running it, and overwrites with zeros what is deleted.
 */
export function openFileWriter(path: string, busyTimeoutMs: number): Writer {
  const connection = new Libsql(path, { timeout: busyTimeoutMs });
  connection.exec('PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
  const prepared = new Map<string, (params: readonly unknown[]) => number>();

  function prepare(sql: string): (params: readonly unknown[]) => number {
    const statement = connection.prepare(sql);
    // What gives rows is read to its end, or it would stay open; like a server, it counts for no changed row.
    if (!statement.reader) return (params) => statement.run(params).changes;
    return (params) => {
      statement.all(params);
      return 0;
    };
  }

  function run({ sql, params }: Query): number {
    let execute = prepared.get(sql);
    if (execute === undefined) {
      if (prepared.size >= MOST_PREPARED) prepared.clear();
      execute = prepare(sql);
      prepared.set(sql, execute);
    }
    return execute(params);
  }

  return {
    async write(queries) {
      if (!connection.open) throw new Error('The database is closed.');
      run(BEGIN);
      try {
        const changed = queries.map(run);
        run(COMMIT);
        return changed;
      } catch (error) {
        if (connection.inTransaction) run(ROLLBACK);
        throw error;
      }
    },
    close() {
      if (!connection.open) return;
      // Statements end when they are collected, and only then the connection, which would fold the log into the file.
      // A copy of the file is to be whole before.
      connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
      prepared.clear();
      connection.close();
    },
  };
}

const BEGIN: Query = { sql: 'BEGIN IMMEDIATE', params: [] };
const COMMIT: Query = { sql: 'COMMIT', params: [] };
const ROLLBACK: Query = { sql: 'ROLLBACK', params: [] };
