import { Agent } from 'node:http';
import { loadavg } from 'node:os';
import path from 'node:path';
import { type Measure, printTable } from '#test/bench/measure.ts';
import { openPeer } from '#test/bench/peer.ts';
import { readMeanwhile } from '#test/bench/readers.ts';
import { codePath, formKeyOf, formOf, postAs } from '#test/bench/resident.ts';
import { type Load, type Outcome, sendLoad } from '#test/bench/senders.ts';
import { type ServiceRates, serviceRates } from '#test/bench/service.ts';
import { codesOf, keyOf, takeCensus } from '#test/bench/store.ts';
import { openMore } from '#test/bench/windows.ts';
import type { PublishedHome, WindowFacts } from '#test/support/published-home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

const ROUNDS = 3;
const SECONDS = 6;
const CONNECTIONS = 16;
const MOST_IN_A_ROUND = 6_000;
const WINDOWS = 30;
const CROWDS = [1, 8, 16, 64];
const USES = 64;
const SERVER = { TAPIS_PROXY_HOPS: '1', TAPIS_SMTP_URL: '' };

/** Numbers of residents, so that none sends twice. */
let nextResident = 0;
function hundredThousandResidents(): number {
  nextResident += 100_000;
  return nextResident;
}

/**
 * Feedback a second, beside raw libSQL commits in the same run: by the verbs alone, and through the whole server. Then
 * how long answers take while others read, whether anything is lost or doubled, and how often one code can be used.
 */
export async function benchFeedback(home: PublishedHome): Promise<void> {
  await benchRates(home);
  await benchCrowds(home);
}

async function benchRates(home: PublishedHome): Promise<void> {
  const single: number[] = [];
  const batched: number[] = [];
  const service: ServiceRates[] = [];
  const forms: number[] = [];
  const codes: number[] = [];
  const mailing: number[] = [];
  const peer = openPeer(path.join(home.folder, 'peer.db'), JSON.stringify(formOf(home.open, 0)));
  for (let round = 0; round < ROUNDS; round++) {
    single.push(peer.single());
    batched.push(peer.batched());
    service.push(await serviceRates(home.folder));
    const rates = await withServer(home, SERVER, (server) => formsThenCodes(home, server));
    forms.push(rates.forms);
    codes.push(rates.codes);
    mailing.push(await withServer(home, { TAPIS_PROXY_HOPS: '1' }, (server) => formsOnly(home, server)));
  }
  peer.close();
  const rows: Measure = { what: 'raw libSQL, one row a commit', unit: 'rows/s', rounds: single };
  const measure = (what: string, rounds: number[]): Measure => ({ what, unit: '/s', rounds, peer: rows });
  printTable(`feedback, ${CONNECTIONS} connections; load average ${loadavg()[0]?.toFixed(1)}`, [
    rows,
    { ...measure('raw libSQL, 50 rows a commit', batched), unit: 'rows/s' },
    measure(
      'verbs: submitted',
      service.map(({ submitted }) => submitted),
    ),
    measure(
      'verbs: submitted and confirmed',
      service.map(({ confirmed }) => confirmed),
    ),
    measure('HTTP: submitted', forms),
    measure('HTTP: submitted, mails go out by SMTP', mailing),
    measure('HTTP: confirmed', codes),
    measure(
      'HTTP: submitted and confirmed',
      forms.map((rate, round) => 1 / (1 / rate + 1 / (codes[round] ?? 0))),
    ),
  ]);
}

async function withServer<Value>(
  home: PublishedHome,
  environment: Readonly<Record<string, string>>,
  work: (server: TestServer) => Promise<Value>,
): Promise<Value> {
  const server = await startServer(home.folder, environment);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

function loadOf(server: TestServer, home: PublishedHome, windows: readonly WindowFacts[]): Load {
  return {
    port: server.port,
    connections: CONNECTIONS,
    seconds: SECONDS,
    warmUpSeconds: 1,
    firstResident: hundredThousandResidents(),
    residents: MOST_IN_A_ROUND,
    what: { kind: 'forms', windows, key: keyOf(home.folder) },
  };
}

async function formsOnly(home: PublishedHome, server: TestServer): Promise<number> {
  const outcome = await sendLoad(loadOf(server, home, openMore(home.folder, home.open, WINDOWS)));
  requireLedOn(outcome);
  return outcome.perSecond;
}

async function formsThenCodes(home: PublishedHome, server: TestServer) {
  const load = loadOf(server, home, openMore(home.folder, home.open, WINDOWS));
  const sent = await sendLoad(load);
  requireLedOn(sent);
  const codes = await codesOf(home.folder, sent.ledOn);
  const confirmed = await sendLoad({ ...load, residents: codes.length, what: { kind: 'codes', codes } });
  requireLedOn(confirmed);
  return { forms: sent.perSecond, codes: confirmed.perSecond };
}

function requireLedOn({ statuses }: Outcome): void {
  const others = Object.keys(statuses).filter((status) => status !== '303');
  if (others.length > 0) throw new Error(`Residents were not led on: ${JSON.stringify(statuses)}`);
}

/** Answers' times by the number of connections, while two processes read; then one code used by many at once. */
async function benchCrowds(home: PublishedHome): Promise<void> {
  await withServer(home, SERVER, async (server) => {
    for (const connections of CROWDS) {
      const before = takeCensus(home.folder);
      const windows = openMore(home.folder, home.open, WINDOWS);
      const pages = [`/masukan/${home.open.id}`, `/pengumuman/${home.open.announcementId}`];
      const [outcome, reads] = await Promise.all([
        sendLoad({ ...loadOf(server, home, windows), connections }),
        readMeanwhile(server.port, pages, home.folder, SECONDS),
      ]);
      const after = takeCensus(home.folder);
      const lost = outcome.ledOn.filter((resident) => !after.keys.has(formKeyOf(resident))).length;
      const doubled = after.submissions - before.submissions - outcome.ledOn.length;
      const unmailed = after.submissions - before.submissions - (after.mails - before.mails);
      const failed = Object.entries(outcome.statuses).filter(([status]) => Number(status) >= 500);
      const line = [
        `${connections} connections`.padEnd(14),
        `${outcome.perSecond.toFixed(0)} forms/s, p50 ${outcome.p50.toFixed(1)} ms, p95 ${outcome.p95.toFixed(1)} ms`,
        `${lost} lost, ${doubled} doubled, ${unmailed} without mail, ${failed.length} kinds of 5xx`,
        `${reads.pages} pages and ${reads.store} windows read meanwhile`,
      ];
      process.stdout.write(`  ${line.join('; ')}\n`);
      if (lost + doubled + unmailed + failed.length > 0) process.exitCode = 1;
    }
    await useOneCode(home, server);
  });
}

async function useOneCode(home: PublishedHome, server: TestServer): Promise<void> {
  const load = { ...loadOf(server, home, [home.open]), residents: 1, connections: 1 };
  const { ledOn } = await sendLoad(load);
  const [code] = await codesOf(home.folder, ledOn);
  if (code === undefined) throw new Error('There is no code.');
  const before = takeCensus(home.folder).verified;
  const agent = new Agent({ keepAlive: true, maxSockets: USES });
  const uses = Array.from({ length: USES }, (_, number) =>
    postAs(load.firstResident + number, server.port, codePath(code.submissionId), { kode: code.code }, agent),
  );
  const answers = await Promise.all(uses);
  agent.destroy();
  const voices = takeCensus(home.folder).verified - before;
  const receipts = new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size;
  process.stdout.write(`  one code used ${USES} times at once: ${voices} voice, ${receipts} answer\n`);
  if (voices !== 1) process.exitCode = 1;
}
