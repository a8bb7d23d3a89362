/**
 * Who could stand behind what. On one side classes of register rows that no description tells apart, on the other
 * groups of announcements with one description. Rows and slots are counted, not listed: 30,000 transfers are
 * a few thousand nodes, and what holds for one row of a class holds for all of it.
 */
export interface FitGraph {
  /** Rows in each class. */
  readonly rows: Int32Array;
  /** Members that the announcements of each group claim together. */
  readonly slots: Int32Array;
  /** The edges of class c are those from firstOfClass[c] up to firstOfClass[c + 1]. */
  readonly firstOfClass: Int32Array;
  readonly groupOf: Int32Array;
  readonly classOf: Int32Array;
  /** The edges of group g are edgesByGroup[firstOfGroup[g]] up to edgesByGroup[firstOfGroup[g + 1]]. */
  readonly firstOfGroup: Int32Array;
  readonly edgesByGroup: Int32Array;
}

/** `fits` names for each class the groups whose description fits it, each once. */
export function createFitGraph(
  rows: readonly number[],
  slots: readonly number[],
  fits: readonly (readonly number[])[],
): FitGraph {
  const firstOfClass = new Int32Array(rows.length + 1);
  const firstOfGroup = new Int32Array(slots.length + 1);
  for (const [c, groups] of fits.entries()) {
    firstOfClass[c + 1] = (firstOfClass[c] as number) + groups.length;
    for (const group of groups) firstOfGroup[group + 1] = (firstOfGroup[group + 1] as number) + 1;
  }
  for (let g = 0; g < slots.length; g++) {
    firstOfGroup[g + 1] = (firstOfGroup[g + 1] as number) + (firstOfGroup[g] as number);
  }
  const edgeCount = firstOfClass[rows.length] as number;
  const groupOf = new Int32Array(edgeCount);
  const classOf = new Int32Array(edgeCount);
  const edgesByGroup = new Int32Array(edgeCount);
  const nextOfGroup = firstOfGroup.slice();
  let edge = 0;
  for (const [c, groups] of fits.entries()) {
    for (const group of groups) {
      const place = nextOfGroup[group] as number;
      nextOfGroup[group] = place + 1;
      edgesByGroup[place] = edge;
      groupOf[edge] = group;
      classOf[edge] = c;
      edge++;
    }
  }
  return {
    rows: Int32Array.from(rows),
    slots: Int32Array.from(slots),
    firstOfClass,
    groupOf,
    classOf,
    firstOfGroup,
    edgesByGroup,
  };
}
