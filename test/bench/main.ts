import { rm } from 'node:fs/promises';
import path from 'node:path';
import { benchAnonymity } from '#test/bench/anonymity.ts';
import { benchFeedback } from '#test/bench/feedback.ts';
import { benchFeedbackLong } from '#test/bench/feedback-long.ts';
import { benchImport } from '#test/bench/import.ts';
import { benchKill } from '#test/bench/kill.ts';
import { benchPages } from '#test/bench/pages.ts';
import { benchRedaction } from '#test/bench/redaction.ts';
import { benchScreening } from '#test/bench/screening.ts';
import { benchSiteGate } from '#test/bench/site-gate.ts';
import { type PublishedHome, publishHome } from '#test/support/published-home.ts';

/** Benches of parts, and benches of the whole, for which a small province is made and published first. */
const parts: Readonly<Record<string, () => unknown>> = {
  // First: it reports the memory of this process.
  anonymity: () => benchAnonymity((line) => process.stdout.write(`${line}\n`)),
  redaction: () => benchRedaction((line) => process.stdout.write(`${line}\n`)),
  screening: () => benchScreening((line) => process.stdout.write(`${line}\n`)),
  import: benchImport,
};
const wholes: Readonly<Record<string, (home: PublishedHome) => Promise<void>>> = {
  // First: it reports the memory of this process.
  'site-gate': benchSiteGate,
  pages: benchPages,
  feedback: benchFeedback,
  kill: benchKill,
  'feedback-long': benchFeedbackLong,
};

/** Takes so long that it has to be asked for by name. */
const onRequest = ['feedback-long'];

const known = [...Object.keys(parts), ...Object.keys(wholes)];
const asked = process.argv.slice(2);
if (asked.some((name) => !known.includes(name))) {
  process.stderr.write(`Usage: npm run bench -- [${known.join('|')}]…\n`);
  process.exitCode = 2;
} else {
  await run(known.filter((name) => (asked.length === 0 ? !onRequest.includes(name) : asked.includes(name))));
}

async function run(names: readonly string[]): Promise<void> {
  for (const name of names) await parts[name]?.();
  const whole = names.flatMap((name) => wholes[name] ?? []);
  if (whole.length === 0) return;
  // Inside the project: what is built there finds node_modules.
  const folder = path.resolve(import.meta.dirname, '../../.tmp', `bench-${process.pid}`);
  try {
    const home = await publishHome(folder);
    for (const bench of whole) await bench(home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
