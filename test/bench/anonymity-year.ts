import {
  type AnonymityPolicy,
  type Cohort,
  type CohortCandidate,
  type OccupiedPosts,
  searchCohorts,
} from '#features/anonymity/index.ts';
import { addDays, type PlainDate } from '#lib/date.ts';
import { seededRandom } from '#lib/random.ts';

export interface SimulatedRelease {
  readonly publishedOn: PlainDate;
  readonly cohorts: readonly Cohort[];
}

export interface SimulatedYear {
  /** One for each decree day, and one that closes the year. */
  readonly releases: readonly SimulatedRelease[];
  /** Shares are of 1, over all transfers for `announced`, over announced ones for the others. */
  readonly announced: number;
  readonly meanCost: number;
  readonly meanWaitDays: number;
  readonly keepsOriginDomain: number;
  readonly keepsPostFamily: number;
}

/**
 * Publishes a year batch by batch, as an office would: a release as soon as the decrees of a day are old enough, and
 * one that closes the year. The search knows the year before and what was decided so far. Waits are counted
 * from the first release that could hold a transfer; the delay itself is the same for all.
 */
export function simulateYear(
  register: readonly CohortCandidate[],
  yearBefore: readonly CohortCandidate[],
  staffing: readonly OccupiedPosts[],
  policy: AnonymityPolicy,
): SimulatedYear {
  const random = seededRandom('year');
  const decreeDays = [...new Set(register.map(({ decreeDate }) => decreeDate))].sort();
  const lastDay = `${decreeDays[0]?.slice(0, 4)}-12-31`;
  const decidedOn = new Map(register.map(({ id, decreeDate }) => [id, decreeDate]));
  const announced: { readonly cohort: Cohort; readonly waitedDays: number }[] = [];
  const releases: SimulatedRelease[] = [];
  let queue: readonly CohortCandidate[] = [];
  for (const day of [...decreeDays, lastDay]) {
    const isYearClose = releases.length === decreeDays.length;
    if (!isYearClose) queue = [...queue, ...register.filter(({ decreeDate }) => decreeDate === day)];
    const { cohorts, held } = searchCohorts({
      queue,
      register: [...yearBefore, ...register.filter(({ decreeDate }) => decreeDate <= day)],
      staffing,
      policy: { ...policy, isYearClose },
      random,
    });
    for (const cohort of cohorts) {
      for (const id of cohort.members) {
        announced.push({ cohort, waitedDays: daysBetween(decidedOn.get(id) ?? day, day) });
      }
    }
    const isHeld = new Set(held.map(({ id }) => id));
    queue = queue.filter(({ id }) => isHeld.has(id));
    releases.push({ publishedOn: addDays(day, policy.minimumDelayDays), cohorts });
  }
  const mean = (value: (one: (typeof announced)[number]) => number) =>
    announced.reduce((sum, one) => sum + value(one), 0) / announced.length;
  return {
    releases,
    announced: announced.length / register.length,
    meanCost: mean(({ cohort }) => cohort.cost),
    meanWaitDays: mean(({ waitedDays }) => waitedDays),
    keepsOriginDomain: mean(({ cohort }) => (cohort.description.origin.level <= 1 ? 1 : 0)),
    keepsPostFamily: mean(({ cohort }) => (cohort.description.post.level === 0 ? 1 : 0)),
  };
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
