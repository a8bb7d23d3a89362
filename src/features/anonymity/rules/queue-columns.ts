import type { CohortCandidate } from './cohort.ts';
import { ATTRIBUTES, generalise, levelCount } from './hierarchies.ts';
import { leavesOf } from './node-costs.ts';

/**
 * The queue as whole numbers, so that grouping 100,000 transfers for each of 324 nodes compares numbers, not texts.
 * A row is a position in the queue.
 */
export interface QueueColumns {
  /** The rows of every description at these levels that at least `fewest` of the given rows share. */
  groups(rows: readonly number[], levels: readonly number[], fewest: number): Iterable<number[]>;
  /** What the row is called at these levels, in the order of ATTRIBUTES. */
  values(row: number, levels: readonly number[]): string[];
}

/** One attribute: the code of each row at each level, and the value that each code stands for. */
interface Column {
  readonly codes: readonly Int32Array[];
  readonly values: readonly (readonly string[])[];
}

export function encodeQueue(queue: readonly CohortCandidate[]): QueueColumns {
  const leaves = queue.map(leavesOf);
  const columns = ATTRIBUTES.map((attribute, n): Column => {
    const levels = Array.from({ length: levelCount(attribute) }, (_, level) =>
      encode(leaves.map((row) => generalise(attribute, row[n] as string, level))),
    );
    return { codes: levels.map((level) => level.codes), values: levels.map((level) => level.values) };
  });

  // Used again for every node: it would be most of the garbage.
  const keys = new Float64Array(queue.length);

  function keyOf(row: number, levels: readonly number[]): number {
    let key = 0;
    for (let n = 0; n < columns.length; n++) {
      const column = columns[n] as Column;
      const level = levels[n] as number;
      key = key * (column.values[level]?.length as number) + (column.codes[level]?.[row] as number);
    }
    return key;
  }

  return {
    groups(rows, levels, fewest) {
      const sizes = new Map<number, number>();
      for (const [n, row] of rows.entries()) {
        const key = keyOf(row, levels);
        keys[n] = key;
        sizes.set(key, (sizes.get(key) ?? 0) + 1);
      }
      const groups = new Map<number, number[]>();
      for (const [n, row] of rows.entries()) {
        const key = keys[n] as number;
        if ((sizes.get(key) as number) < fewest) continue;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [row]);
        else group.push(row);
      }
      return groups.values();
    },
    values: (row, levels) =>
      columns.map((column, n) => {
        const level = levels[n] as number;
        return column.values[level]?.[column.codes[level]?.[row] as number] as string;
      }),
  };
}

function encode(texts: readonly string[]): { codes: Int32Array; values: string[] } {
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    const known = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, known);
    return known;
  });
  return { codes, values: [...codeOf.keys()] };
}
