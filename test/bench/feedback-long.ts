import { readFileSync } from 'node:fs';
import { sendLoad } from '#test/bench/senders.ts';
import { openMore } from '#test/bench/windows.ts';
import type { PublishedHome } from '#test/support/published-home.ts';
import { startServer } from '#test/support/server.ts';

const STEPS = 10;
const RESIDENTS_A_STEP = 10_000;
const CONNECTIONS = 16;
const WINDOWS = 150;
/** Far from the residents of the other benches. */
const FIRST_RESIDENT = 100_000_000;

/** Sends 100,000 forms to one server, and tells after each ten thousand how much memory it holds. */
export async function benchFeedbackLong(home: PublishedHome): Promise<void> {
  const windows = openMore(home.folder, home.open, WINDOWS);
  const server = await startServer(home.folder, { TAPIS_PROXY_HOPS: '1', TAPIS_SMTP_URL: '' });
  const tell = (forms: number, perSecond: number) => {
    const megabytes = residentMegabytes(server.process.pid ?? 0).toFixed(0);
    process.stdout.write(`  ${forms} forms: ${megabytes} MB, ${perSecond.toFixed(0)} forms/s\n`);
  };
  process.stdout.write('feedback-long: resident memory of the server\n');
  try {
    tell(0, 0);
    for (let step = 0; step < STEPS; step++) {
      const { statuses, perSecond } = await sendLoad({
        port: server.port,
        connections: CONNECTIONS,
        seconds: Number.MAX_SAFE_INTEGER,
        warmUpSeconds: 0,
        firstResident: FIRST_RESIDENT + step * RESIDENTS_A_STEP,
        residents: RESIDENTS_A_STEP,
        what: { kind: 'forms', windows },
      });
      if (statuses['303'] !== RESIDENTS_A_STEP) throw new Error(JSON.stringify(statuses));
      tell((step + 1) * RESIDENTS_A_STEP, perSecond);
    }
  } finally {
    await server.stop();
  }
}

/** VmRSS of a process (proc(5)). */
function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
