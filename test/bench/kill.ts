import { once } from 'node:events';
import { Agent } from 'node:http';
import { keepBusy } from '#test/bench/load.ts';
import { formOf, formPath, postAs } from '#test/bench/resident.ts';
import { takeCensus } from '#test/bench/store.ts';
import type { PublishedHome } from '#test/support/published-home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

const ROUNDS = 20;
const CONNECTIONS = 16;
/** A round ends after so many answers, each round with more, and a moment later than the round before. */
const FEWEST_ANSWERS = 10;
const MORE_EACH_ROUND = 3;
/** A round in which too few answers come ends all the same. */
const LONGEST_MS = 20_000;
const SERVER = { TAPIS_PROXY_HOPS: '1', TAPIS_SMTP_URL: '' };
/** Other residents than those of the feedback bench. */
const FIRST_RESIDENT = 10_000_000;

/**
 * Kills the server (SIGKILL) in the middle of a load of feedback forms, again and again on one database, starts it
 * anew, and at the end looks for every submission whose sender had been shown the way to the code page: in the
 * database with its code, or it is lost. Rows that nobody was told of may be there too: the form's random key makes
 * them harmless.
 */
export async function benchKill(home: PublishedHome): Promise<void> {
  const unanswered = new Set<string>();
  const acknowledged = new Set<string>();
  let next = FIRST_RESIDENT;
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer(home.folder, SERVER);
    const end = { answers: FEWEST_ANSWERS + MORE_EACH_ROUND * round, delayMs: round };
    await killUnderLoad(server, end, async (agent) => {
      const resident = next++;
      const form = formOf(home.open, resident);
      const key = form['kunci'] ?? '';
      unanswered.add(key);
      const { status } = await postAs(resident, server.port, formPath(home.open), form, agent);
      if (status !== 303) throw new Error(`A form was answered with ${status}.`);
      unanswered.delete(key);
      acknowledged.add(key);
    });
  }
  const last = await startServer(home.folder, SERVER);
  const stored = takeCensus(home.folder).keys;
  await last.stop();
  const lost = acknowledged.difference(stored).size;
  const untold = unanswered.intersection(stored).size;
  process.stdout.write(
    `kill: ${ROUNDS} rounds of kill -9, ${acknowledged.size} acknowledged, ${lost} lost, ${untold} rows that nobody was told of\n`,
  );
  if (lost > 0) process.exitCode = 1;
}

/** Ends the server while so many forms are under way, a moment after so many of them were answered. */
async function killUnderLoad(
  server: TestServer,
  end: { readonly answers: number; readonly delayMs: number },
  send: (agent: Agent) => Promise<void>,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const ended = once(server.process, 'close');
  let isKilled = false;
  let answers = 0;
  const kill = () => {
    isKilled = true;
    server.process.kill('SIGKILL');
  };
  const timer = setTimeout(kill, LONGEST_MS);
  try {
    await keepBusy(
      CONNECTIONS,
      () => isKilled,
      async () => {
        try {
          await send(agent);
          if (++answers === end.answers) setTimeout(kill, end.delayMs);
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
