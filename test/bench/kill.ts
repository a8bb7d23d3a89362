import { once } from 'node:events';
import { Agent } from 'node:http';
import path from 'node:path';
import Database from 'libsql';
import { keepBusy } from '#test/bench/load.ts';
import { formOf, postForm } from '#test/bench/resident.ts';
import type { PublishedHome } from '#test/support/published-home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

const ROUNDS = 20;
const CONNECTIONS = 16;
/** The server lives under load for 0.3 s in the first round, for 0.9 s in the last. */
const SHORTEST_MS = 300;
const LONGER_EACH_ROUND_MS = 30;
const SERVER = { TAPIS_PROXY_HOPS: '1', TAPIS_SMTP_URL: '' };
/** Other residents than those of the feedback bench. */
const FIRST_RESIDENT = 10_000_000;

/**
 * Kills the server (SIGKILL) in the middle of a load of feedback forms, again and again on one database, starts it
 * anew, and looks for every submission whose sender had been shown the way to the code page: in the database with its
 * code, or it is lost. Rows that nobody was told of may be there too: the form's random key makes them harmless.
 */
export async function benchKill(home: PublishedHome): Promise<void> {
  const unanswered = new Set<string>();
  const acknowledged = new Set<string>();
  const lost = new Set<string>();
  let next = FIRST_RESIDENT;
  for (let round = 0; round <= ROUNDS; round++) {
    const server = await startServer(home.folder, SERVER);
    const stored = storedKeys(home.folder);
    for (const key of acknowledged) if (!stored.has(key)) lost.add(key);
    if (round === ROUNDS) {
      await server.stop();
      const told = `${acknowledged.size} acknowledged, ${lost.size} lost`;
      const untold = `${[...unanswered].filter((key) => stored.has(key)).length} rows that nobody was told of`;
      process.stdout.write(`kill: ${ROUNDS} rounds of kill -9, ${told}, ${untold}\n`);
      if (lost.size > 0) process.exitCode = 1;
      return;
    }
    await killUnderLoad(server, SHORTEST_MS + round * LONGER_EACH_ROUND_MS, async (agent) => {
      const resident = next++;
      const form = formOf(home.open, resident);
      const key = form['kunci'] ?? '';
      unanswered.add(key);
      const { status } = await postForm(server.port, home.open, resident, form, agent);
      if (status !== 303) throw new Error(`A form was answered with ${status}.`);
      unanswered.delete(key);
      acknowledged.add(key);
    });
  }
}

async function killUnderLoad(
  server: TestServer,
  afterMs: number,
  send: (agent: Agent) => Promise<void>,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ended = once(server.process, 'close');
  let isKilled = false;
  const kill = () => {
    isKilled = true;
    server.process.kill('SIGKILL');
  };
  const timer = setTimeout(kill, afterMs);
  try {
    await keepBusy(
      CONNECTIONS,
      () => isKilled,
      async () => {
        try {
          await send(agent);
        } catch (error) {
          // A connection that broke with the server tells nothing: its form stays unanswered.
          if (!isKilled) throw error;
        }
      },
    );
  } finally {
    clearTimeout(timer);
    kill();
    await ended;
    agent.destroy();
    await server.mailbox.stop();
  }
}

/** The form keys of all submissions that can still be confirmed. */
function storedKeys(home: string): Set<string> {
  const database = new Database(path.join(home, 'tapis.db'), { readonly: true });
  const rows = database
    .prepare('SELECT idempotency_key AS key FROM feedback JOIN one_time_code ON feedback_id = id')
    .all() as { key: string }[];
  database.close();
  return new Set(rows.map(({ key }) => key));
}
