/** Fewer texts that resemble each other may be a family, or chance. */
const SMALLEST_CLUSTER = 3;

/**
 * The connected components of at least three texts, each as its members' numbers in order, in the order of their
 * first members. `matches[n]` are earlier numbers that resemble n.
 */
export function clustersOf(matches: readonly (readonly number[])[]): number[][] {
  const parents = matches.map((_, number) => number);
  const rootOf = (number: number): number => {
    let root = number;
    while (parents[root] !== root) root = parents[root] ?? root;
    for (let at = number; at !== root; ) {
      const up = parents[at] ?? root;
      parents[at] = root;
      at = up;
    }
    return root;
  };
  for (const [number, others] of matches.entries()) {
    for (const other of others) {
      const [one, two] = [rootOf(number), rootOf(other)];
      parents[Math.max(one, two)] = Math.min(one, two);
    }
  }
  const components = Map.groupBy(matches.keys(), rootOf);
  return [...components.values()].filter((members) => members.length >= SMALLEST_CLUSTER);
}
