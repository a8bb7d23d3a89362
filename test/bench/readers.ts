import { execFile } from 'node:child_process';
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { takeCensus } from '#test/bench/store.ts';
import { request } from '#test/support/http.ts';

/**
 * Two processes that read while others write, for so many seconds: one the pages of a server, one its database file.
 * @returns how often each has read; they end with an error when a page fails.
 */
export async function readMeanwhile(
  port: number,
  pages: readonly string[],
  home: string,
  seconds: number,
): Promise<{ readonly pages: number; readonly store: number }> {
  const run = async (...words: string[]) =>
    Number((await promisify(execFile)(process.execPath, [import.meta.filename, ...words])).stdout);
  const [fromPages, fromStore] = await Promise.all([
    run('pages', String(seconds), String(port), ...pages),
    run('store', String(seconds), home),
  ]);
  return { pages: fromPages, store: fromStore };
}

const PAUSE_MS = 10;

async function readPages(until: number, port: number, pages: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  let reads = 0;
  while (performance.now() < until) {
    const { status } = await request(port, pages[reads % pages.length] ?? '/', { agent });
    if (status !== 200) throw new Error(`A page was answered with ${status}.`);
    reads++;
    await wait(PAUSE_MS);
  }
  agent.destroy();
  return reads;
}

async function readStore(until: number, home: string): Promise<number> {
  let reads = 0;
  while (performance.now() < until) {
    takeCensus(home);
    reads++;
    await wait(PAUSE_MS);
  }
  return reads;
}

// Started by itself, this module is one of the readers.
if (import.meta.main) {
  const [kind, seconds, ...rest] = process.argv.slice(2);
  const until = performance.now() + Number(seconds) * 1000;
  const [first = '', ...pages] = rest;
  const reads = kind === 'pages' ? readPages(until, Number(first), pages) : readStore(until, first);
  process.stdout.write(String(await reads));
}
