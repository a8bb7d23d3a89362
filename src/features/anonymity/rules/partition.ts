import { findPostFamily } from '#features/staffing/index.ts';
import type { CohortCandidate, Description, SearchLimits } from './cohort.ts';
import { OBSTACLES, type Obstacle } from './held.ts';
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
  /** What stood in the way of a row that is left: of all groups it could have been in, the one that lacked least. */
  obstacleOf(row: number): Obstacle;
}

const POST = ATTRIBUTES.indexOf('post');
/** Posts that exist once or nearly so: published by their kind, never by their family. */
const LEADING_KINDS: readonly string[] = ['jpt', 'administrator'];

/**
 * Divides candidates by the descriptions that at least k share, the nodes in the given order. A group is formed
 * when `judge` has nothing against its cost and enough occupied posts fit its description; what is left tries the next
 * node.
 */
export function divide(
  candidates: readonly CohortCandidate[],
  nodes: readonly LevelNode[],
  limits: SearchLimits,
  occupiedPosts: (description: Description) => number,
  judge: (node: LevelNode, rows: readonly number[]) => 'too-costly' | 'better-company' | null,
): Partition {
  const columns = encodeQueue(candidates);
  const isLeading = candidates.map((one) =>
    LEADING_KINDS.includes(findPostFamily(one.originFamily)?.kind ?? ''),
  );
  const groups: Group[] = [];
  const obstacles = new Uint8Array(candidates.length);
  let left = [...candidates.keys()];
  for (const node of nodes) {
    if (left.length < limits.k) break;
    const describable = node.levels[POST] === 0 ? left.filter((row) => !isLeading[row]) : left;
    const taken = new Set<number>();
    for (const rows of columns.groups(describable, node.levels, limits.k)) {
      const description = describe(columns.values(rows[0] as number, node.levels), node.levels);
      const obstacle = obstacleTo(node, rows, description);
      if (obstacle === null) groups.push({ node, description, rows });
      for (const row of rows) {
        if (obstacle === null) taken.add(row);
        else obstacles[row] = Math.max(obstacles[row] as number, OBSTACLES.indexOf(obstacle));
      }
    }
    if (taken.size > 0) left = left.filter((row) => !taken.has(row));
  }
  return { groups, left, obstacleOf: (row) => OBSTACLES[obstacles[row] as number] as Obstacle };

  function obstacleTo(node: LevelNode, rows: readonly number[], description: Description): Obstacle | null {
    const verdict = judge(node, rows);
    if (verdict === 'too-costly') return verdict;
    return occupiedPosts(description) < limits.kpop ? 'population-too-small' : verdict;
  }
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
