import { findPostFamily } from '#features/staffing/index.ts';
import { type Random, shuffled } from '#lib/random.ts';
import type { AnonymityPolicy, CohortCandidate, Description, OccupiedPosts } from './cohort.ts';
import { ATTRIBUTES, type Attribute } from './hierarchies.ts';
import { type LevelNode, listNodes } from './node-costs.ts';
import { countOccupiedPosts } from './population.ts';
import { encodeQueue } from './queue-columns.ts';

/** Transfers that will share one public description. */
export interface Cohort extends LevelNode {
  readonly description: Description;
  /** Ids of the transfers, at least k, in random order. */
  readonly members: readonly string[];
}

interface HeldTransfer {
  readonly id: string;
  /** `population-too-small`: enough transfers shared a description, but too few occupied posts fit it. */
  readonly reason: 'too-few' | 'population-too-small';
}

export interface CohortSearch {
  /** In random order. */
  readonly cohorts: readonly Cohort[];
  readonly held: readonly HeldTransfer[];
  /** Every choice of levels with its cost, cheapest first. */
  readonly nodes: readonly LevelNode[];
  /** Cost a transfer, averaged over the transfers in cohorts: a share, 0 to 1. */
  readonly meanCost: number;
}

export interface CohortQuestion {
  /** Decided transfers that wait for publication. */
  readonly queue: readonly CohortCandidate[];
  /** All decided transfers of the year: what a description tells is measured against them. */
  readonly register: readonly CohortCandidate[];
  readonly staffing: readonly OccupiedPosts[];
  readonly policy: AnonymityPolicy;
  readonly random: Random;
}

const POST = ATTRIBUTES.indexOf('post');
/** Posts that exist once or nearly so: published by their kind, never by their family. */
const LEADING_KINDS: readonly string[] = ['jpt', 'administrator'];

/**
 * Puts waiting transfers into cohorts, the most telling descriptions first. Every transfer ends in exactly one
 * cohort or among the held. The same question with the same chance has the same answer.
 * @throws RangeError when a transfer or a staffing row holds a code that the hierarchies do not know.
 */
export function searchCohorts({ queue, register, staffing, policy, random }: CohortQuestion): CohortSearch {
  const nodes = listNodes(register);
  const affordable = policy.isYearClose ? nodes : nodes.filter((node) => node.cost <= policy.costCapShare);
  const columns = encodeQueue(queue);
  const occupiedPosts = countOccupiedPosts(staffing);
  const isLeading = queue.map((one) => LEADING_KINDS.includes(findPostFamily(one.originFamily)?.kind ?? ''));
  const failedPopulation = new Set<number>();
  const cohorts: Cohort[] = [];
  let waiting = [...queue.keys()];

  for (const node of affordable) {
    const describable = node.levels[POST] === 0 ? waiting.filter((row) => !isLeading[row]) : waiting;
    const taken = new Set<number>();
    for (const group of columns.groups(describable, node.levels, policy.k)) {
      const description = describe(columns.values(group[0] as number, node.levels), node.levels);
      const isLargeEnough = occupiedPosts(description) >= policy.kpop;
      for (const row of group) (isLargeEnough ? taken : failedPopulation).add(row);
      if (!isLargeEnough) continue;
      const members = group.map((row) => (queue[row] as CohortCandidate).id);
      cohorts.push({ ...node, description, members: shuffled(random, members) });
    }
    if (taken.size > 0) waiting = waiting.filter((row) => !taken.has(row));
  }

  return {
    cohorts: shuffled(random, cohorts),
    held: waiting.map((row) => ({
      id: (queue[row] as CohortCandidate).id,
      reason: failedPopulation.has(row) ? 'population-too-small' : 'too-few',
    })),
    nodes,
    meanCost: meanCostOf(cohorts),
  };
}

function describe(values: readonly string[], levels: readonly number[]): Description {
  const described = (attribute: Attribute) => {
    const n = ATTRIBUTES.indexOf(attribute);
    return { level: levels[n] as number, value: values[n] as string };
  };
  return {
    origin: described('origin'),
    destination: described('destination'),
    post: described('post'),
    grade: described('grade'),
    period: described('period'),
  };
}

function meanCostOf(cohorts: readonly Cohort[]): number {
  const transfers = cohorts.reduce((sum, { members }) => sum + members.length, 0);
  const total = cohorts.reduce((sum, { cost, members }) => sum + cost * members.length, 0);
  return transfers === 0 ? 0 : total / transfers;
}
