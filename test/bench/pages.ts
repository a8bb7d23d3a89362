import { execFile, spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { promisify } from 'node:util';
import { keepBusy } from '#test/bench/load.ts';
import { type Measure, printTable } from '#test/bench/measure.ts';
import { startNginx } from '#test/bench/nginx.ts';
import { type Answer, request } from '#test/support/http.ts';
import type { PublishedHome } from '#test/support/published-home.ts';
import { startServer } from '#test/support/server.ts';

const ROUNDS = 3;
const SECONDS = 5;
const CONNECTIONS = [8, 64];
const BROTLI = { 'accept-encoding': 'br' };
/** Headers in which two servers differ although they say the same. */
const MAY_DIFFER = ['date', 'server'];

/**
 * Requests a second of one announcement in brotli, from the server and from nginx beside it: the same bytes and the
 * same headers, by turns. The client is wrk where it is installed, else a process of this module.
 */
export async function benchPages(home: PublishedHome): Promise<void> {
  const server = await startServer(home.folder);
  try {
    await benchPage(server.port, `/pengumuman/${home.open.announcementId}`);
  } finally {
    await server.stop();
  }
}

async function benchPage(port: number, page: string): Promise<void> {
  const hasWrk = isInstalled('wrk');
  const answer = await request(port, page, { headers: BROTLI });
  const nginx = isInstalled('nginx') ? await startNginx(page, answer) : null;
  try {
    if (nginx !== null) requireEqual(answer, await request(nginx.port, page, { headers: BROTLI }));
    const measures: Measure[] = [];
    for (const connections of CONNECTIONS) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(await requestsPerSecond(hasWrk, port, page, connections));
        if (nginx !== null) theirs.push(await requestsPerSecond(hasWrk, nginx.port, page, connections));
      }
      const named = (who: string) => ({ what: `${who}, ${connections} connections`, unit: 'requests/s' });
      const peer = { ...named('nginx'), rounds: theirs };
      if (nginx === null) measures.push({ ...named('Tapis'), rounds: ours });
      else measures.push(peer, { ...named('Tapis'), rounds: ours, peer });
    }
    const client = hasWrk ? 'wrk' : 'node:http';
    const size = answer.bytes.length;
    printTable(`pages: ${size} bytes of brotli, ${SECONDS} s a round, asked by ${client}`, measures);
    if (nginx === null) process.stdout.write('  (nginx is not installed: no peer)\n');
  } finally {
    await nginx?.stop();
  }
}

function isInstalled(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

function requireEqual(ours: Answer, theirs: Answer): void {
  const headersOf = ({ headers }: Answer) =>
    JSON.stringify(
      Object.entries(headers)
        .filter(([name]) => !MAY_DIFFER.includes(name))
        .toSorted(),
    );
  if (ours.status === 200 && ours.bytes.equals(theirs.bytes) && headersOf(ours) === headersOf(theirs)) return;
  throw new Error(`nginx does not answer the same:\n${headersOf(ours)}\n${headersOf(theirs)}`);
}

async function requestsPerSecond(
  hasWrk: boolean,
  port: number,
  page: string,
  connections: number,
): Promise<number> {
  const run = promisify(execFile);
  if (!hasWrk) {
    const words = [import.meta.filename, String(port), page, String(connections)];
    return Number((await run(process.execPath, words)).stdout);
  }
  const url = `http://127.0.0.1:${port}${page}`;
  const { stdout } = await run('wrk', [
    ...['-t', '1', '-c', String(connections), '-d', `${SECONDS}s`],
    ...['-H', 'Accept-Encoding: br', url],
  ]);
  const rate = /Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1];
  if (rate === undefined || /Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  return Number(rate);
}

/** The client without wrk: writes how many answers it got a second. */
async function ask(port: number, page: string, connections: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  let answers = 0;
  await keepBusy(
    connections,
    () => seconds() > SECONDS,
    async () => {
      const { status } = await request(port, page, { headers: BROTLI, agent });
      if (status !== 200) throw new Error(`A page was answered with ${status}.`);
      answers++;
    },
  );
  process.stdout.write(String(answers / seconds()));
  agent.destroy();
}

// Started by itself with a port, a page and a number of connections, this module is the client.
const [, program, port, page, connections] = process.argv;
if (program === import.meta.filename && port && page && connections) {
  await ask(Number(port), page, Number(connections));
}
