import type { CohortCandidate } from './cohort.ts';
import { ATTRIBUTES, type Attribute, generalise, hasLeaf, isSilent, levelCount } from './hierarchies.ts';

/** How much each attribute is worth to a reader. */
const WEIGHTS: Readonly<Record<Attribute, number>> = {
  origin: 2,
  destination: 1.5,
  post: 2,
  grade: 1,
  period: 1,
};

/** A choice of one level for every attribute, in the order of ATTRIBUTES. */
export interface LevelNode {
  readonly levels: readonly number[];
  /** Information lost, as a share (0 to 1) of what saying nothing would lose; four decimals. */
  readonly cost: number;
}

const leafOf: Readonly<Record<Attribute, (candidate: CohortCandidate) => string>> = {
  origin: (candidate) => candidate.originAgency,
  destination: (candidate) => candidate.destinationAgency,
  post: (candidate) => candidate.originFamily,
  grade: (candidate) => candidate.grade,
  period: (candidate) => candidate.decreeDate.slice(0, 7),
};

/** The exact values of a transfer, in the order of ATTRIBUTES. */
export function leavesOf(candidate: CohortCandidate): string[] {
  return ATTRIBUTES.map((attribute) => leafOf[attribute](candidate));
}

/** False for a transfer with a code, or a decree year, that the hierarchies do not know: nothing can be said of it. */
export function isDescribable(candidate: CohortCandidate): boolean {
  return ATTRIBUTES.every((attribute) => hasLeaf(attribute, leafOf[attribute](candidate)));
}

/**
 * All 324 nodes with their cost over the year's register, cheapest first, ties in the order of their levels.
 * Cost = Σ weight × non-uniform entropy loss (Gionis & Tassa, TKDE 2009), divided by Σ weight.
 */
export function listNodes(register: readonly CohortCandidate[]): LevelNode[] {
  const losses = ATTRIBUTES.map((attribute) => lossesOf(attribute, register));
  const totalWeight = ATTRIBUTES.reduce((sum, attribute) => sum + WEIGHTS[attribute], 0);
  const nodes = levelVectors().map((levels) => {
    const lost = ATTRIBUTES.reduce(
      (sum, attribute, n) => sum + WEIGHTS[attribute] * (losses[n]?.[levels[n] as number] as number),
      0,
    );
    return { levels, cost: Math.round((lost / totalWeight) * 10_000) / 10_000 };
  });
  // The vectors come in lexicographic order, and sorting is stable.
  return nodes.sort((one, other) => one.cost - other.cost);
}

/** Every combination of levels, in lexicographic order. */
function levelVectors(): number[][] {
  return ATTRIBUTES.reduce<number[][]>(
    (vectors, attribute) =>
      vectors.flatMap((vector) =>
        Array.from({ length: levelCount(attribute) }, (_, level) => [...vector, level]),
      ),
    [[]],
  );
}

/** H(leaf | value at the level) / H(leaf) for every level: 0 keeps all that the register knows, 1 says nothing. */
function lossesOf(attribute: Attribute, register: readonly CohortCandidate[]): number[] {
  const leaves = countBy(register.map((candidate) => [leafOf[attribute](candidate), 1]));
  const leafEntropy = entropy(leaves);
  return Array.from({ length: levelCount(attribute) }, (_, level) => {
    if (isSilent(attribute, level)) return 1;
    if (leafEntropy === 0) return 0;
    const values = countBy([...leaves].map(([leaf, count]) => [generalise(attribute, leaf, level), count]));
    // A value is a function of its leaf, so that H(leaf | value) = H(leaf) − H(value).
    return (leafEntropy - entropy(values)) / leafEntropy;
  });
}

function countBy(entries: readonly (readonly [value: string, count: number])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [value, count] of entries) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}

/** Shannon entropy in bits. Sums in ascending order, so that the order of the register changes no digit. */
function entropy(counts: ReadonlyMap<string, number>): number {
  const ascending = [...counts.values()].sort((one, other) => one - other);
  const total = ascending.reduce((sum, count) => sum + count, 0);
  return ascending.reduce((sum, count) => sum - (count / total) * Math.log2(count / total), 0);
}
