import Database from 'libsql';

const SECONDS = 2;
const BATCH = 50;

/** Raw libSQL on the same disk (WAL, synchronous FULL), with a row of the size of a form: what a commit costs by itself. */
export function openPeer(file: string, body: string) {
  const database = new Database(file, {});
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('CREATE TABLE peer (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const statement = database.prepare('INSERT INTO peer VALUES (?, ?)');
  let next = 0;
  const insert = (count: number) => {
    for (let row = 0; row < count; row++) statement.run([`row-${next++}`, body]);
    return count;
  };
  return {
    /** Rows a second, one a commit. */
    single: () => rowsPerSecond(() => insert(1)),
    /** Rows a second, fifty a commit. */
    batched: () =>
      rowsPerSecond(() => {
        database.exec('BEGIN');
        insert(BATCH);
        database.exec('COMMIT');
        return BATCH;
      }),
    close: () => database.close(),
  };
}

function rowsPerSecond(insert: () => number): number {
  const startedAt = performance.now();
  let rows = 0;
  while (performance.now() - startedAt < SECONDS * 1000) rows += insert();
  return (rows * 1000) / (performance.now() - startedAt);
}
