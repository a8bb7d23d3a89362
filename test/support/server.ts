import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Answer, type Question, request } from '#test/support/http.ts';
import { type Mailbox, startMailbox } from '#test/support/mailbox.ts';
import { freePort } from '#test/support/port.ts';

export interface TestServer {
  readonly origin: string;
  readonly port: number;
  readonly process: ChildProcess;
  readonly mailbox: Mailbox;
  /** One request, with an Origin header of our own when it sends a body. */
  request(path: string, question?: Question): Promise<Answer>;
  /** Asks the process to end. @throws when it did not end well, or said anything on stderr. */
  stop(): Promise<void>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');

/** `tapis serve` on this home, as a process of its own with a mail server beside it. Resolves once it listens. */
export async function startServer(
  home: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const mailbox = await startMailbox();
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      TAPIS_HOME: home,
      TAPIS_ORIGIN: origin,
      HOST: '127.0.0.1',
      PORT: String(port),
      TAPIS_SMTP_URL: mailbox.url,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  await untilReady(child, () => complaints);

  return {
    origin,
    port,
    process: child,
    mailbox,
    request: (target, question = {}) => request(port, target, { origin, ...question }),
    async stop() {
      child.kill('SIGTERM');
      const [code] = (await ended) as [number | null];
      await mailbox.stop();
      if (code !== 0 || complaints !== '') {
        throw new Error(`The server ended with ${code} and said:\n${complaints}`);
      }
    },
  };
}

function untilReady(
  child: ChildProcess & { stdout: NodeJS.ReadableStream },
  complaints: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Tapis is ready')) resolve();
    });
    child.once('close', (code) => reject(new Error(`The server ended with ${code}:\n${complaints()}`)));
  });
}
