import { execFile } from 'node:child_process';
import { Agent } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import Libsql from 'libsql';
import { request } from '#test/support/http.ts';

/**
 * Two processes that read while others write, for so many seconds: one the pages of a server, one the newest feedback of
 * its windows, from the file.
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
  const database = new Libsql(path.join(home, 'tapis.db'), { readonly: true });
  const windows = database.prepare('SELECT id FROM feedback_window').all([]) as { id: string }[];
  const newest = database.prepare(
    `SELECT * FROM feedback WHERE window_id = ? AND state = 'received' ORDER BY verified_at DESC LIMIT 50`,
  );
  let reads = 0;
  while (performance.now() < until) {
    newest.all([windows[reads % windows.length]?.id]);
    reads++;
    await wait(PAUSE_MS);
  }
  database.close();
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
