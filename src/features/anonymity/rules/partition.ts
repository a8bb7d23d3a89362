import { findPostFamily } from '#features/staffing/index.ts';
import type { AnonymityPolicy, CohortCandidate, Description } from './cohort.ts';
import { ATTRIBUTES, type Attribute } from './hierarchies.ts';
import type { LevelNode } from './node-costs.ts';
import { encodeQueue } from './queue-columns.ts';

/** Candidates that share one description; rows are positions in the list that was divided. */
export interface Group {
  readonly node: LevelNode;
  readonly description: Description;
  readonly rows: readonly number[];
}

export interface Partition {
  readonly groups: readonly Group[];
  readonly left: readonly number[];
  /** Rows that were once in a group among too few occupied posts. */
  readonly failedPopulation: ReadonlySet<number>;
}

const POST = ATTRIBUTES.indexOf('post');
/** Posts that exist once or nearly so: published by their kind, never by their family. */
const LEADING_KINDS: readonly string[] = ['jpt', 'administrator'];

/**
 * Divides candidates by the descriptions that at least k share, the nodes in the given order. A group is formed
 * when enough occupied posts fit its description and `accepts` agrees; what is left tries the next node.
 */
export function divide(
  candidates: readonly CohortCandidate[],
  nodes: readonly LevelNode[],
  policy: AnonymityPolicy,
  occupiedPosts: (description: Description) => number,
  accepts: (node: LevelNode, rows: readonly number[]) => boolean,
): Partition {
  const columns = encodeQueue(candidates);
  const isLeading = candidates.map((one) =>
    LEADING_KINDS.includes(findPostFamily(one.originFamily)?.kind ?? ''),
  );
  const groups: Group[] = [];
  const failedPopulation = new Set<number>();
  let left = [...candidates.keys()];
  for (const node of nodes) {
    if (left.length < policy.k) break;
    const describable = node.levels[POST] === 0 ? left.filter((row) => !isLeading[row]) : left;
    const taken = new Set<number>();
    for (const rows of columns.groups(describable, node.levels, policy.k)) {
      if (!accepts(node, rows)) continue;
      const description = describe(columns.values(rows[0] as number, node.levels), node.levels);
      const isLargeEnough = occupiedPosts(description) >= policy.kpop;
      for (const row of rows) (isLargeEnough ? taken : failedPopulation).add(row);
      if (isLargeEnough) groups.push({ node, description, rows });
    }
    if (taken.size > 0) left = left.filter((row) => !taken.has(row));
  }
  return { groups, left, failedPopulation };
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
