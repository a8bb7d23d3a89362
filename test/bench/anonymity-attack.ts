import { buildAttackGraph, type Claim } from '#features/anonymity/gate/matching/attack-graph.ts';
import { countCandidates } from '#features/anonymity/gate/matching/candidates.ts';
import { serveSlots } from '#features/anonymity/gate/matching/serve.ts';
import {
  type AnonymityPolicy,
  type CohortCandidate,
  defaultPolicy,
  HIERARCHY_VERSION,
  type OccupiedPosts,
  runGate,
} from '#features/anonymity/index.ts';
import { announcementSchema, officeSchema } from '#features/record/index.ts';
import { directions, grounds } from '#features/transfer/index.ts';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { type SimulatedRelease, type SimulatedYear, simulateYear } from '#test/bench/anonymity-year.ts';
import { drawTransfers } from '#test/support/decree-days.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';
import { demoDecrees } from '../../db/demo/decrees.ts';
import { demoStaffing } from '../../db/demo/staffing.ts';

const staffing = demoStaffing('bench', '2026-Q4');

/** A year, the one before it, and the staffing table of both. */
interface Years {
  readonly register: readonly CohortCandidate[];
  readonly before: readonly CohortCandidate[];
  readonly staffing: readonly OccupiedPosts[];
}

/** Ways to make up a province's transfers, from those that follow routes to those that nothing ties together. */
const PROVINCES: Readonly<Record<string, (seed: string) => Years>> = {
  'demonstration, decrees fill needs, 1,200': (seed) => ({
    register: demoYear(seed, '2027-02-06'),
    before: demoYear(`${seed} before`, '2026-02-06'),
    staffing,
  }),
  'drawn from the staffing table, 1,200': (seed) => drawnYears(1_200, seed),
  'drawn from the staffing table, 400': (seed) => drawnYears(400, seed),
  'drawn from the staffing table, 120': (seed) => drawnYears(120, seed),
  'drawn, any destination, 1,200': (seed) => {
    const { register, before } = drawnYears(1_200, seed);
    return { register: scattered(register), before: scattered(before), staffing };
  },
  'unrelated attributes, 1,200': (seed) => {
    const days = drawnYears(1_200, seed);
    return {
      register: unrelated(days.register, seed),
      before: unrelated(days.before, `${seed} before`),
      staffing: evenStaffing(2),
    };
  },
};
const SEEDS = ['one', 'two', 'three', 'four', 'five', 'six'];

function drawnYears(count: number, seed: string): Years {
  const before = drawTransfers(count, staffing, 2025, `${seed} before`);
  return {
    register: drawTransfers(count, staffing, 2026, seed),
    before: before.map((one) => ({ ...one, id: `before/${one.id}` })),
    staffing,
  };
}

function scattered(year: readonly CohortCandidate[]): CohortCandidate[] {
  return year.map((one, n) => ({
    ...one,
    destinationAgency: (year[(n * 7_919 + 13) % year.length] as CohortCandidate).originAgency,
  }));
}

function unrelated(year: readonly CohortCandidate[], seed: string): CohortCandidate[] {
  return madeUpTransfers(year.length, seed).map((one, n) => {
    const { id, decreeDate } = year[n] as CohortCandidate;
    return { ...one, id, decreeDate };
  });
}

function demoYear(seed: string, today: string): CohortCandidate[] {
  return demoDecrees(seed, today).flatMap(({ decreeDate, transfers }) =>
    transfers.map(({ origin, destination, grade }, n) => ({
      id: `${seed}/${decreeDate}/${n}`,
      originAgency: origin.agency,
      destinationAgency: destination.agency,
      originFamily: origin.family,
      grade,
      decreeDate,
    })),
  );
}

/** Plays whole years against a reader with the register, and traces what waiting buys. One line a row of a table. */
export function benchAttack(print: (line: string) => void): void {
  print(`attack, batch by batch: ${ATTACK_COLUMNS}`);
  for (const count of [120, 400, 1_200, 3_000, 30_000]) {
    const years = drawnYears(count, 'attack');
    for (const k of [3, 5, 11]) print(attackLine(years, k));
  }
  print('frontier, k = 5: cost / wait in days for each fixed cap, then for each premium below cap 0.8');
  for (const [name, make] of Object.entries(PROVINCES)) {
    const provinces = SEEDS.map(make);
    const fixed = [0.55, 0.6, 0.65, 0.7, 0.8].map((costCapShare) => ({ costCapShare, premiumShare: 1 }));
    const premium = [0.1, 0.15, 0.2, 0.25, 0.3].map((premiumShare) => ({ premiumShare }));
    print(`${name} | ${frontier(provinces, fixed)} | ${frontier(provinces, premium)}`);
  }
  print(gateLine(drawnYears(30_000, 'gate')));
}

const ATTACK_COLUMNS =
  'transfers | k | announcements | below k | fewest candidates | announced | cost | wait, days | origin domain kept | post family kept';

function attackLine(years: Years, k: number): string {
  const { register } = years;
  const year = simulateYear(register, years.before, years.staffing, { ...defaultPolicy, k });
  let below = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (const [n] of year.releases.entries()) {
    const claims = year.releases.slice(0, n + 1).flatMap(claimsOf);
    const isClosed = n === year.releases.length - 1;
    const rest = isClosed ? register.length - claims.reduce((sum, { size }) => sum + size, 0) : 0;
    const { graph, groupOfClaim } = buildAttackGraph(claims, register, rest);
    const service = serveSlots(graph);
    if (service.contradictory.length > 0) throw new Error('The announcements contradict the register.');
    const candidates = countCandidates(graph, service);
    for (const group of groupOfClaim) {
      const count = candidates[group] as number;
      if (count < k) below++;
      fewest = Math.min(fewest, count);
    }
  }
  const announcements = year.releases.reduce((sum, { cohorts }) => sum + cohorts.length, 0);
  return [
    register.length,
    k,
    announcements,
    below,
    fewest,
    percent(year.announced),
    year.meanCost.toFixed(3),
    year.meanWaitDays.toFixed(1),
    percent(year.keepsOriginDomain),
    percent(year.keepsPostFamily),
  ].join(' | ');
}

function claimsOf({ cohorts, publishedOn }: SimulatedRelease): Claim[] {
  const delayDays = defaultPolicy.minimumDelayDays;
  return cohorts.map(({ description, members }) => ({
    ...description,
    size: members.length,
    publishedOn,
    delayDays,
  }));
}

/** Cost and wait of each policy, averaged over the provinces. */
function frontier(provinces: readonly Years[], policies: readonly Partial<AnonymityPolicy>[]): string {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return policies
    .map((policy) =>
      provinces.map(({ register, before, staffing }) =>
        simulateYear(register, before, staffing, { ...defaultPolicy, ...policy }),
      ),
    )
    .map((years) => {
      const cost = mean(years.map(({ meanCost }) => meanCost));
      return `${cost.toFixed(3)} / ${mean(years.map(({ meanWaitDays }) => meanWaitDays)).toFixed(1)}`;
    })
    .join(', ');
}

/** The whole gate over the last release of a closed year, everything else of it published. */
function gateLine({ register, before, staffing }: Years): string {
  const year = simulateYear(register, before, staffing, defaultPolicy);
  const { published, proposed, members } = documentsOf(year);
  const start = performance.now();
  const report = runGate({
    announcements: proposed.map((document) => ({ path: document.id, document })),
    members,
    register: register.map((one) => ({
      ...one,
      employeeRef: one.id,
      destinationFamily: one.originFamily,
      effectiveDate: one.decreeDate,
    })),
    offices: { documents: [], members: [], schema: officeSchema, decision: null },
    published,
    closedPeriods: ['2026'],
    held: null,
    reports: [],
    promises: [],
    staffing: [],
    vocabularies: { grounds, directions },
    files: [],
    canaries: { names: [], nips: [], decreeNumbers: [] },
    schema: announcementSchema,
    policy: defaultPolicy,
  });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  const megabytes = Math.round(process.memoryUsage().rss / 1_000_000);
  const words = report.passed ? 'passed' : 'FAILED';
  return `gate, ${register.length} rows, ${published.length} announcements before and ${proposed.length} now: ${words} in ${seconds} s, ${megabytes} MB (target 30 s, 1 GB)`;
}

function documentsOf(year: SimulatedYear) {
  const random = seededRandom('documents');
  const members: { announcementId: string; transferId: string }[] = [];
  const perRelease = year.releases.map(({ publishedOn, cohorts }) => {
    const release = newId(random);
    return cohorts.map((cohort) => {
      const id = newId(random);
      members.push(...cohort.members.map((transferId) => ({ announcementId: id, transferId })));
      return announcementSchema.parse({
        v: 1,
        kind: 'announcement',
        id,
        rev: 1,
        release,
        publishedOn,
        hierarchy: HIERARCHY_VERSION,
        size: cohort.members.length,
        ...cohort.description,
        grounds: [],
        directions: [],
        rationale: { id: 'Kebutuhan organisasi.' },
        need: null,
        qualification: null,
        legalBasis: [],
        feedbackWindow: null,
        salt: 'a'.repeat(43),
        supersedes: null,
      });
    });
  });
  return { published: perRelease.slice(0, -1).flat(), proposed: perRelease.at(-1) ?? [], members };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

if (import.meta.main) benchAttack((line) => process.stdout.write(`${line}\n`));
