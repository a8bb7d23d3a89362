import { execFile } from 'node:child_process';
import { Agent } from 'node:http';
import { promisify } from 'node:util';
import { masterKey } from '#lib/master-key.ts';
import { passToken } from '#test/bench/captcha.ts';
import { keepBusy } from '#test/bench/load.ts';
import { quantile } from '#test/bench/measure.ts';
import { codePath, formOf, formPath, postAs } from '#test/bench/resident.ts';
import type { Code } from '#test/bench/store.ts';
import type { WindowFacts } from '#test/support/published-home.ts';

/** Residents at work: who, at which server, and for how long. It ends when the time is over or everybody has sent. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Answers of the first seconds are not timed. */
  readonly warmUpSeconds: number;
  readonly firstResident: number;
  readonly residents: number;
  readonly what:
    | {
        readonly kind: 'forms';
        readonly windows: readonly WindowFacts[];
        /** The server's key in base64, to sign captchas with; without it residents have no scripts. */
        readonly key?: string;
      }
    | { readonly kind: 'codes'; readonly codes: readonly Code[] };
}

export interface Outcome {
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Residents that were led on (303), in the order of their answers. */
  readonly ledOn: readonly number[];
  readonly perSecond: number;
  /** Milliseconds, of the median and of the slowest twentieth. */
  readonly p50: number;
  readonly p95: number;
}

/** Sends a load from a process of its own, so that the sender takes nothing from whoever measures. */
export async function sendLoad(load: Load): Promise<Outcome> {
  const running = promisify(execFile)(process.execPath, [import.meta.filename], {
    maxBuffer: 64 * 1024 * 1024,
  });
  running.child.stdin?.end(JSON.stringify(load));
  const { stdout } = await running;
  return JSON.parse(stdout) as Outcome;
}

async function run(load: Load): Promise<Outcome> {
  const { port, connections, firstResident, what } = load;
  const tokens = await passTokens(load);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  const statuses: Record<string, number> = {};
  const ledOn: number[] = [];
  const milliseconds: number[] = [];
  let sent = 0;

  async function send(number: number): Promise<void> {
    const resident = firstResident + number;
    if (what.kind === 'codes') {
      const { submissionId = '', code = '' } = what.codes[number] ?? {};
      return post(resident, codePath(submissionId), { kode: code });
    }
    const window = what.windows[number % what.windows.length];
    if (window === undefined) throw new Error('There is no window.');
    return post(resident, formPath(window), formOf(window, resident, tokens[number]));
  }

  async function post(resident: number, path: string, body: Record<string, string>): Promise<void> {
    const from = performance.now();
    const { status } = await postAs(resident, port, path, body, agent);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (status === 303) ledOn.push(resident);
    if (seconds() > load.warmUpSeconds) milliseconds.push(performance.now() - from);
  }

  const isOver = () => seconds() > load.seconds || sent >= load.residents;
  await keepBusy(connections, isOver, (number) => {
    sent++;
    return send(number);
  });
  agent.destroy();
  return {
    statuses,
    ledOn,
    perSecond: milliseconds.length / (seconds() - load.warmUpSeconds),
    p50: quantile(milliseconds, 0.5),
    p95: quantile(milliseconds, 0.95),
  };
}

async function passTokens({ what, residents }: Load): Promise<string[]> {
  if (what.kind === 'codes' || what.key === undefined) return [];
  const key = masterKey(Buffer.from(what.key, 'base64'));
  const tokens: string[] = [];
  for (let number = 0; number < residents; number++) tokens.push(await passToken(key));
  return tokens;
}

// Started by itself, this module is the senders: a load on standard input, its outcome on standard output.
if (import.meta.main) {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const load = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Load;
  process.stdout.write(JSON.stringify(await run(load)));
}
