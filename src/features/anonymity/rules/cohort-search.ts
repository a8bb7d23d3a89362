import { type Random, shuffled } from '#lib/random.ts';
import type { CohortCandidate, Description, OccupiedPosts, SearchLimits } from './cohort.ts';
import { yearsCompany } from './company.ts';
import type { Obstacle } from './held.ts';
import { type LevelNode, listNodes } from './node-costs.ts';
import { divide } from './partition.ts';
import { countOccupiedPosts } from './population.ts';

/** Transfers that will share one public description. */
export interface Cohort extends LevelNode {
  readonly description: Description;
  /** Ids of the transfers, at least k, in random order. */
  readonly members: readonly string[];
}

interface HeldTransfer {
  readonly id: string;
  readonly reason: Obstacle;
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
  /** All decided transfers: what a description tells, and what waiting may bring, is measured against the last year of them. */
  readonly register: readonly CohortCandidate[];
  readonly staffing: readonly OccupiedPosts[];
  readonly policy: SearchLimits;
  readonly random: Random;
}

/**
 * Puts waiting transfers into cohorts, the most telling descriptions first. During the year a group is published
 * when its description costs at most the premium more than its members would cost, on average, among the
 * transfers of a whole year: who can hope for much better company waits, who cannot does not. Every transfer ends
 * in exactly one cohort or among the held. The same question with the same chance has the same answer.
 * @throws RangeError when a transfer or a staffing row holds a code that the hierarchies do not know.
 */
export function searchCohorts({ queue, register, staffing, policy, random }: CohortQuestion): CohortSearch {
  const company = yearsCompany(queue, register);
  const nodes = listNodes(company);
  const occupiedPosts = countOccupiedPosts(staffing);
  // What each waiting transfer would cost among a year's; the queue comes first in its company.
  const hopes = new Int32Array(company.length).fill(UNITS);
  if (!policy.isYearClose) {
    for (const { node, rows } of divide(company, nodes, policy, occupiedPosts, () => null).groups) {
      for (const row of rows) hopes[row] = inUnits(node.cost);
    }
  }

  const { groups, left, obstacleOf } = divide(queue, nodes, policy, occupiedPosts, (node, rows) => {
    if (policy.isYearClose) return null;
    if (node.cost > policy.costCapShare) return 'too-costly';
    const hope = rows.reduce((sum, row) => sum + (hopes[row] as number), 0);
    const limit = hope + inUnits(policy.premiumShare) * rows.length;
    return inUnits(node.cost) * rows.length <= limit ? null : 'better-company';
  });
  const cohorts = groups.map(({ node, description, rows }) => ({
    ...node,
    description,
    members: shuffled(
      random,
      rows.map((row) => (queue[row] as CohortCandidate).id),
    ),
  }));
  return {
    cohorts: shuffled(random, cohorts),
    held: left.map((row) => ({ id: (queue[row] as CohortCandidate).id, reason: obstacleOf(row) })),
    nodes,
    meanCost: meanCostOf(cohorts),
  };
}

/** Costs are summed as whole ten-thousandths, so that the order of the queue changes no decision. */
const UNITS = 10_000;

function inUnits(cost: number): number {
  return Math.round(cost * UNITS);
}

function meanCostOf(cohorts: readonly Cohort[]): number {
  const transfers = cohorts.reduce((sum, { members }) => sum + members.length, 0);
  const total = cohorts.reduce((sum, { cost, members }) => sum + cost * members.length, 0);
  return transfers === 0 ? 0 : total / transfers;
}
