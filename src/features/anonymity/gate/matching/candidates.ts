import { findComponents } from './components.ts';
import type { FitGraph } from './fit-graph.ts';
import type { Service } from './serve.ts';

/**
 * Counts for each group the rows that stand behind it in at least one complete matching: all that a reader who
 * holds the whole register can narrow it down to. Rows of a class can stand behind a group that fits them when
 * some of them do in the given matching; when they can change places with some (both lie in one strongly connected
 * component); or when, along alternating edges, they can be replaced by rows that serve nobody (Tassa, Theor.
 * Comput. Sci. 2012, on the edges of maximum matchings).
 * The service MUST serve every slot.
 */
export function countCandidates(graph: FitGraph, { flow, free }: Service): number[] {
  const { rows, slots, groupOf, classOf } = graph;
  const reaches = findReplaceable(graph, flow, free);
  const component = findComponents(graph, flow, (node) => reaches[node] === 1);
  const candidates = new Array<number>(slots.length).fill(0);
  for (let edge = 0; edge < groupOf.length; edge++) {
    const group = groupOf[edge] as number;
    const rowClass = classOf[edge] as number;
    const node = slots.length + rowClass;
    const canStand =
      (flow[edge] as number) > 0 || reaches[node] === 1 || component[node] === component[group];
    if (canStand) candidates[group] = (candidates[group] as number) + (rows[rowClass] as number);
  }
  return candidates;
}

/** Marks the groups (first) and classes (after them) from which alternating edges lead to free rows. */
function findReplaceable(graph: FitGraph, flow: Int32Array, free: Int32Array): Uint8Array {
  const { slots, firstOfClass, groupOf, firstOfGroup, edgesByGroup, classOf } = graph;
  const reaches = new Uint8Array(slots.length + free.length);
  const open = [...free.keys()].filter((rowClass) => (free[rowClass] as number) > 0);
  for (const rowClass of open) reaches[slots.length + rowClass] = 1;
  for (let rowClass = open.pop(); rowClass !== undefined; rowClass = open.pop()) {
    for (let edge = firstOfClass[rowClass] as number; edge < (firstOfClass[rowClass + 1] as number); edge++) {
      const group = groupOf[edge] as number;
      if (reaches[group] === 1) continue;
      reaches[group] = 1;
      for (let at = firstOfGroup[group] as number; at < (firstOfGroup[group + 1] as number); at++) {
        const serving = edgesByGroup[at] as number;
        const other = slots.length + (classOf[serving] as number);
        if ((flow[serving] as number) === 0 || reaches[other] === 1) continue;
        reaches[other] = 1;
        open.push(classOf[serving] as number);
      }
    }
  }
  return reaches;
}
