import type { CohortCandidate, OccupiedPosts } from '#features/anonymity/index.ts';
import { agencies } from '#features/staffing/index.ts';
import { randomBelow, seededRandom } from '#lib/random.ts';

const DECREE_DAYS = 10;
/** Of ten transfers, those that stay in the agency and those that stay in its field; the rest goes anywhere. */
const STAY_OF_TEN = 4;
const STAY_NEAR_OF_TEN = 7;

const clusterOf = new Map(agencies.map(({ code, domainCluster }) => [code, domainCluster]));

/**
 * A year of transfers as a staffing table makes them likely: who moves is drawn from the occupied posts, and most
 * stay in their agency or its field. Ten decree days, each with as many transfers. Nothing else ties those of one
 * day together, so that groups are harder to find than among decrees that fill one need. Deterministic.
 */
export function drawTransfers(
  count: number,
  staffing: readonly OccupiedPosts[],
  year: number,
  seed: string,
): CohortCandidate[] {
  const random = seededRandom(seed);
  const upTo: number[] = [];
  let posts = 0;
  for (const { filled } of staffing) {
    posts += filled;
    upTo.push(posts);
  }
  const employing = Map.groupBy(
    staffing.filter(({ filled }) => filled > 0),
    ({ family }) => family,
  );
  const drawPost = (): OccupiedPosts =>
    staffing[firstAbove(upTo, randomBelow(random, posts))] as OccupiedPosts;
  const drawDestination = ({ agency, family }: OccupiedPosts): string => {
    const chance = randomBelow(random, 10);
    if (chance < STAY_OF_TEN) return agency;
    const all = employing.get(family) ?? [];
    const near = all.filter((row) => clusterOf.get(row.agency) === clusterOf.get(agency));
    const from = chance < STAY_NEAR_OF_TEN ? near : all;
    return (from[randomBelow(random, from.length)] as OccupiedPosts).agency;
  };
  return Array.from({ length: count }, (_, n) => {
    const post = drawPost();
    return {
      id: `t${n}`,
      originAgency: post.agency,
      destinationAgency: drawDestination(post),
      originFamily: post.family,
      grade: post.grade,
      decreeDate: decreeDay(year, n % DECREE_DAYS),
    };
  });
}

function decreeDay(year: number, number: number): string {
  const middle = Math.round(((number + 0.5) * 365) / DECREE_DAYS);
  return new Date(Date.UTC(year, 0, 1 + middle)).toISOString().slice(0, 10);
}

/** The position of the first number above the limit, in ascending numbers. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
