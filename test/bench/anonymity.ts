import { createCanaryScanner } from '#features/anonymity/gate/canary-scanner.ts';
import { defaultPolicy, redactText, searchCohorts } from '#features/anonymity/index.ts';
import { seededRandom } from '#lib/random.ts';
import { benchAttack } from '#test/bench/anonymity-attack.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';

const SYLLABLES = [
  'ba',
  'ri',
  'su',
  'dha',
  'ko',
  'ning',
  'wa',
  'mel',
  'to',
  'yu',
  'sa',
  'pra',
  'li',
  'ngga',
  'mu',
  'ti',
];

/** Measures the search, the canary scan, the redaction and the attack; prints a line each. Targets stand in the lines. */
export function benchAnonymity(print: (line: string) => void): void {
  const staffing = evenStaffing(2);
  for (const [count, rounds, target] of [
    [3_000, 5, '1 s'],
    [100_000, 3, '20 s, 500 MB'],
  ] as const) {
    const queue = madeUpTransfers(count, 'bench');
    let result = '';
    const seconds = medianSeconds(rounds, () => {
      const search = searchCohorts({
        queue,
        register: queue,
        staffing,
        policy: defaultPolicy,
        random: seededRandom('bench'),
      });
      result = `${search.cohorts.length} cohorts, ${search.held.length} held, mean cost ${search.meanCost.toFixed(3)}`;
    });
    print(
      `cohort search, ${count} queued: ${seconds.toFixed(2)} s, ${megabytes()} MB (target ${target}); ${result}`,
    );
  }

  const names = Array.from({ length: 20_000 }, (_, n) => `${madeUpName(n)} ${madeUpName(n * 7 + 3)}`);
  const nips = names.map((_, n) => `19800101200501${1 + (n % 2)}${String(n).padStart(3, '0').slice(-3)}`);
  const decreeNumbers = Array.from({ length: 3_000 }, (_, n) => `800.1.3.3/Kep.${n}/BKD/10/2025`);
  const scanner = createCanaryScanner({ names, nips, decreeNumbers });
  const page = `<p>${'Pengumuman mutasi pegawai pada <b>Dinas Kesehatan</b>, golongan III, kuartal ketiga. '.repeat(24)}</p>`;
  const pages = 100;
  const scanSeconds = medianSeconds(3, () => {
    for (let n = 0; n < pages; n++) scanner.scan(`pengumuman/${n}/index.html`, page.repeat(100));
  });
  const scanned = (page.length * 100 * pages) / 1_000_000;
  print(`canary scan, 20,000 names over ${scanned.toFixed(0)} MB of HTML: ${scanSeconds.toFixed(2)} s`);

  const roster = names.slice(0, 500);
  const text = `Saya dilayani Bu ${names[3]} di loket 3, HP 0812 7999 1234. ${'Pelayanan lambat dan antrean panjang sekali. '.repeat(20)}`;
  const redactSeconds = medianSeconds(20, () => redactText(text, { roster }));
  print(`redaction, ${text.length} characters against 500 names: ${(redactSeconds * 1_000).toFixed(1)} ms`);
  benchAttack(print);
}

function medianSeconds(rounds: number, work: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1_000;
  }).sort((one, other) => one - other);
  return times[Math.floor(rounds / 2)] as number;
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / 1_000_000);
}

function madeUpName(number: number): string {
  const letters = [number % 16, Math.floor(number / 16) % 16, Math.floor(number / 256) % 16].map(
    (n) => SYLLABLES[n],
  );
  const name = letters.join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

if (import.meta.main) benchAnonymity((line) => process.stdout.write(`${line}\n`));
