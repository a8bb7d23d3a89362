import type { FitGraph } from './fit-graph.ts';

/**
 * Strongly connected components (Tarjan, SIAM J. Comput. 1972) of the graph in which a group leads to every class
 * that fits it and a class leads to the groups that it serves. Gives each node its component's number: groups
 * first, then classes. Nodes for which `isLeftOut` holds have none (−1); no other node may lead to one.
 */
export function findComponents(
  graph: FitGraph,
  flow: Int32Array,
  isLeftOut: (node: number) => boolean,
): Int32Array {
  const { rows, slots, firstOfClass, groupOf, firstOfGroup, edgesByGroup, classOf } = graph;
  const groupCount = slots.length;
  const nodeCount = groupCount + rows.length;
  const component = new Int32Array(nodeCount).fill(-1);
  const index = new Int32Array(nodeCount);
  const low = new Int32Array(nodeCount);
  const next = new Int32Array(nodeCount);
  const path: number[] = [];
  const open: number[] = [];
  let visited = 0;
  let components = 0;

  function enter(node: number): void {
    index[node] = low[node] = ++visited;
    next[node] = (node < groupCount ? firstOfGroup[node] : firstOfClass[node - groupCount]) as number;
    path.push(node);
    open.push(node);
  }

  /** The next node that this one leads to; −1 after the last. */
  function follow(node: number): number {
    if (node < groupCount) {
      const at = next[node] as number;
      if (at === firstOfGroup[node + 1]) return -1;
      next[node] = at + 1;
      return groupCount + (classOf[edgesByGroup[at] as number] as number);
    }
    const end = firstOfClass[node - groupCount + 1] as number;
    for (let edge = next[node] as number; edge < end; edge++) {
      if ((flow[edge] as number) === 0) continue;
      next[node] = edge + 1;
      return groupOf[edge] as number;
    }
    return -1;
  }

  function leave(node: number): void {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
    if (low[node] !== index[node]) return;
    for (let member = -1; member !== node; ) {
      member = open.pop() as number;
      component[member] = components;
    }
    components++;
  }

  for (let start = 0; start < nodeCount; start++) {
    if (index[start] !== 0 || isLeftOut(start)) continue;
    enter(start);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const to = follow(node);
      if (to < 0) leave(node);
      else if (index[to] === 0) enter(to);
      else if (component[to] === -1) low[node] = Math.min(low[node] as number, index[to] as number);
    }
  }
  return component;
}
