import type { FitGraph } from './fit-graph.ts';

/** Rows given to slots: as many as can be served at once. */
export interface Service {
  /** How many rows of the edge's class serve its group. */
  readonly flow: Int32Array;
  /** Rows of each class that serve nobody. */
  readonly free: Int32Array;
  /** Groups that together claim more rows than fit any of them (Hall, 1935). None when every slot is served. */
  readonly contradictory: readonly number[];
}

/** A matching on its way. */
interface Draft extends Omit<Service, 'contradictory'> {
  /** Slots of each group that wait for a row. */
  readonly unserved: Int32Array;
}

const UNSEEN = -1;

/**
 * A largest matching of rows and slots: Hopcroft & Karp, SIAM J. Comput. 1973, with counts on both sides. Each phase
 * layers the graph by shortest alternating paths and then uses up all paths of that length.
 */
export function serveSlots(graph: FitGraph): Service {
  const draft: Draft = {
    flow: new Int32Array(graph.groupOf.length),
    free: graph.rows.slice(),
    unserved: graph.slots.slice(),
  };
  serveGreedily(graph, draft);
  for (;;) {
    const layers = layerGraph(graph, draft);
    if (!layers.reachFree) {
      const contradictory = [...layers.ofGroup.keys()].filter((group) => layers.ofGroup[group] !== UNSEEN);
      return { flow: draft.flow, free: draft.free, contradictory };
    }
    augmentAlong(graph, draft, layers);
  }
}

/** Groups with the fewest rows to choose from come first; what is left for the phases is little. */
function serveGreedily({ slots, firstOfGroup, edgesByGroup, classOf }: FitGraph, draft: Draft): void {
  const { flow, free, unserved } = draft;
  const degree = (group: number) => (firstOfGroup[group + 1] as number) - (firstOfGroup[group] as number);
  const order = [...slots.keys()].sort((one, other) => degree(one) - degree(other));
  for (const group of order) {
    const end = firstOfGroup[group + 1] as number;
    for (let at = firstOfGroup[group] as number; at < end && (unserved[group] as number) > 0; at++) {
      const edge = edgesByGroup[at] as number;
      const rows = classOf[edge] as number;
      const amount = Math.min(unserved[group] as number, free[rows] as number);
      flow[edge] = amount;
      free[rows] = (free[rows] as number) - amount;
      unserved[group] = (unserved[group] as number) - amount;
    }
  }
}

interface Layers {
  /** False when no waiting slot reaches a free row: the matching is as large as it can be. */
  readonly reachFree: boolean;
  readonly ofGroup: Int32Array;
  /** A class lies in the layer of the group that found it. */
  readonly ofClass: Int32Array;
}

/** The layers from the waiting slots up to the nearest free rows. */
function layerGraph(graph: FitGraph, { flow, free, unserved }: Draft): Layers {
  const { slots, rows, firstOfClass, groupOf, firstOfGroup, edgesByGroup, classOf } = graph;
  const ofGroup = new Int32Array(slots.length).fill(UNSEEN);
  const ofClass = new Int32Array(rows.length).fill(UNSEEN);
  let current = [...slots.keys()].filter((group) => (unserved[group] as number) > 0);
  for (const group of current) ofGroup[group] = 0;
  for (let layer = 0; current.length > 0; layer++) {
    const next: number[] = [];
    let reachFree = false;
    for (const group of current) {
      for (let at = firstOfGroup[group] as number; at < (firstOfGroup[group + 1] as number); at++) {
        const found = classOf[edgesByGroup[at] as number] as number;
        if (ofClass[found] !== UNSEEN) continue;
        ofClass[found] = layer;
        if ((free[found] as number) > 0) reachFree = true;
        for (let edge = firstOfClass[found] as number; edge < (firstOfClass[found + 1] as number); edge++) {
          const served = groupOf[edge] as number;
          if ((flow[edge] as number) === 0 || ofGroup[served] !== UNSEEN) continue;
          ofGroup[served] = layer + 1;
          next.push(served);
        }
      }
    }
    if (reachFree) return { reachFree, ofGroup, ofClass };
    current = next;
  }
  return { reachFree: false, ofGroup, ofClass };
}

/** A step of a path: the group takes rows over edge `taken`, and they leave the group that edge `left` serves. */
interface Step {
  readonly taken: number;
  readonly left: number;
}

/** Uses up all paths through the layers, depth first; what has led nowhere is not tried again in this phase. */
function augmentAlong(graph: FitGraph, draft: Draft, { ofGroup, ofClass }: Layers): void {
  const { firstOfClass, groupOf, firstOfGroup, edgesByGroup, classOf } = graph;
  const { flow, free, unserved } = draft;
  const nextOfGroup = firstOfGroup.slice();
  const nextOfClass = firstOfClass.slice();

  /** The next edge over which rows of the class can leave a group of the next layer. */
  function findLeaving(rows: number): number | null {
    const layer = (ofClass[rows] as number) + 1;
    for (;;) {
      const edge = nextOfClass[rows] as number;
      if (edge === firstOfClass[rows + 1]) return null;
      if ((flow[edge] as number) > 0 && ofGroup[groupOf[edge] as number] === layer) return edge;
      nextOfClass[rows] = edge + 1;
    }
  }

  /** A path from the group to free rows: its steps, and the edge that takes them. Null when there is none left. */
  function findPath(start: number): { steps: readonly Step[]; last: number } | null {
    const steps: Step[] = [];
    let group = start;
    for (;;) {
      const at = nextOfGroup[group] as number;
      if (at === firstOfGroup[group + 1]) {
        const step = steps.pop();
        if (step === undefined) return null;
        const rows = classOf[step.taken] as number;
        nextOfClass[rows] = (nextOfClass[rows] as number) + 1;
        group = groupOf[step.taken] as number;
        continue;
      }
      const taken = edgesByGroup[at] as number;
      const rows = classOf[taken] as number;
      if (ofClass[rows] === ofGroup[group]) {
        if ((free[rows] as number) > 0) return { steps, last: taken };
        const left = findLeaving(rows);
        if (left !== null) {
          steps.push({ taken, left });
          group = groupOf[left] as number;
          continue;
        }
      }
      nextOfGroup[group] = at + 1;
    }
  }

  for (const start of unserved.keys()) {
    while ((unserved[start] as number) > 0) {
      const path = findPath(start);
      if (path === null) break;
      const { steps, last } = path;
      const end = classOf[last] as number;
      let amount = Math.min(unserved[start] as number, free[end] as number);
      for (const { left } of steps) amount = Math.min(amount, flow[left] as number);
      for (const { taken, left } of steps) {
        flow[taken] = (flow[taken] as number) + amount;
        flow[left] = (flow[left] as number) - amount;
      }
      flow[last] = (flow[last] as number) + amount;
      free[end] = (free[end] as number) - amount;
      unserved[start] = (unserved[start] as number) - amount;
    }
  }
}
