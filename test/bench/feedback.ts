import { execFile } from 'node:child_process';
import { Agent } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import Database from 'libsql';
import { keepBusy } from '#test/bench/load.ts';
import { type Measure, printTable } from '#test/bench/measure.ts';
import { formOf, postForm } from '#test/bench/resident.ts';
import type { PublishedHome, WindowFacts } from '#test/support/published-home.ts';
import { startServer } from '#test/support/server.ts';

const ROUNDS = 3;
const SECONDS = 5;
const PEER_SECONDS = 2;
const CONNECTIONS = 16;
const BATCH = 50;
/** No number of a resident comes twice, however many a round reaches. */
const NUMBERS_A_ROUND = 1_000_000;

/**
 * Feedback forms a second through the whole server: guards, form, limits, sealing, code, commit, 303. The peer, on the
 * same disk, only commits rows of the same size with raw libSQL (WAL, synchronous FULL): one a commit, and fifty.
 * The senders are a process of their own. Mails wait in the outbox in one case, and go to an SMTP server in the other.
 */
export async function benchFeedback(home: PublishedHome): Promise<void> {
  const single: number[] = [];
  const batched: number[] = [];
  const quiet: number[] = [];
  const mailing: number[] = [];
  const peer = openPeer(path.join(home.folder, 'peer.db'), JSON.stringify(formOf(home.open, 0)));
  for (let round = 0; round < ROUNDS; round++) {
    single.push(rowsPerSecond(() => peer.insert(1)));
    batched.push(rowsPerSecond(() => peer.insert(BATCH)));
    quiet.push(await postsPerSecond(home, 2 * round * NUMBERS_A_ROUND, { TAPIS_SMTP_URL: '' }));
    mailing.push(await postsPerSecond(home, (2 * round + 1) * NUMBERS_A_ROUND, {}));
  }
  peer.close();
  const rows: Measure = { what: 'raw libSQL, one row a commit', unit: 'rows/s', rounds: single };
  const posts = (what: string, rounds: number[]): Measure => ({ what, unit: 'posts/s', rounds, peer: rows });
  printTable(`feedback: POST /masukan/<window>, ${CONNECTIONS} connections, ${SECONDS} s a round`, [
    rows,
    { what: `raw libSQL, ${BATCH} rows a commit`, unit: 'rows/s', rounds: batched, peer: rows },
    posts('POST, mails wait in the outbox', quiet),
    posts('POST, mails go out by SMTP', mailing),
  ]);
}

function openPeer(file: string, body: string) {
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
    /** Commits so many rows at once. */
    insert(count: number): number {
      if (count === 1) return insert(1);
      database.exec('BEGIN');
      insert(count);
      database.exec('COMMIT');
      return count;
    },
    close: () => database.close(),
  };
}

function rowsPerSecond(insert: () => number): number {
  const startedAt = performance.now();
  let rows = 0;
  while (performance.now() - startedAt < PEER_SECONDS * 1000) rows += insert();
  return (rows * 1000) / (performance.now() - startedAt);
}

/** Starts a server for this round, so that none profits from the one before, and lets a second pass before it counts. */
async function postsPerSecond(
  home: PublishedHome,
  first: number,
  environment: Readonly<Record<string, string>>,
): Promise<number> {
  const server = await startServer(home.folder, { TAPIS_PROXY_HOPS: '1', ...environment });
  try {
    const words = [String(server.port), JSON.stringify(home.open), String(first)];
    const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, ...words]);
    return Number(stdout);
  } finally {
    await server.stop();
  }
}

/** The senders: writes how many posts a second were answered with the way to the code page. */
async function send(port: number, window: WindowFacts, first: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  let posts = 0;
  await keepBusy(
    CONNECTIONS,
    () => seconds() > 1 + SECONDS,
    async (number) => {
      const resident = first + number;
      const { status, text } = await postForm(port, window, resident, formOf(window, resident), agent);
      if (status !== 303) throw new Error(`A form was answered with ${status}: ${text.slice(0, 500)}`);
      if (seconds() > 1) posts++;
    },
  );
  process.stdout.write(String(posts / (seconds() - 1)));
  agent.destroy();
}

// Started by itself with a port, a window and a number, this module is the senders.
const [, program, port, window, first] = process.argv;
if (program === import.meta.filename && port && window && first) {
  await send(Number(port), JSON.parse(window) as WindowFacts, Number(first));
}
