/** The lines of a published hierarchy: a leaf and the values above it, from level 0 up. */
export type Lines = readonly (readonly string[])[];

/** A hierarchy file that describes no tree: nothing can be checked against it. */
export class HierarchyError extends Error {
  override name = 'HierarchyError';
}

/**
 * Reads `leaf;parent;…` lines as any reader of the record would.
 * @throws HierarchyError when the file is empty, a line has a gap or another length than the first, a leaf stands
 *   twice, a value has two parents, or a value stands above itself.
 */
export function readHierarchy(name: string, csv: string): Lines {
  const lines = csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'));
  const levels = lines[0]?.length ?? 0;
  const fail = (what: string) => new HierarchyError(`Hierarchy "${name}": ${what}.`);
  if (levels === 0) throw fail('the file is empty');

  const leaves = new Set<string>();
  const parents = new Map<string, string>();
  for (const line of lines) {
    const leaf = line[0] as string;
    if (line.length !== levels) throw fail(`"${leaf}" has ${line.length} levels, others ${levels}`);
    if (line.includes('')) throw fail(`"${leaf}" has a gap`);
    if (leaves.has(leaf)) throw fail(`"${leaf}" stands twice`);
    leaves.add(leaf);
    for (const [level, parent] of line.slice(1).entries()) {
      const value = line[level] as string;
      const known = parents.get(`${level};${value}`) ?? parent;
      if (known !== parent) throw fail(`"${value}" stands below both "${known}" and "${parent}"`);
      parents.set(`${level};${value}`, parent);
    }
  }
  const circle = findCircle(lines);
  if (circle !== null) throw fail(`"${circle}" stands above itself`);
  return lines;
}

/** A value that is reached again by going up from it, whatever the lines it stands in. */
function findCircle(lines: Lines): string | null {
  const above = new Map<string, Set<string>>();
  for (const line of lines) {
    for (const [level, parent] of line.slice(1).entries()) {
      const value = line[level] as string;
      if (parent !== value) above.set(value, (above.get(value) ?? new Set()).add(parent));
    }
  }
  const done = new Set<string>();
  const path = new Set<string>();
  const climb = (value: string): string | null => {
    if (path.has(value)) return value;
    if (done.has(value)) return null;
    path.add(value);
    for (const parent of above.get(value) ?? []) {
      const circle = climb(parent);
      if (circle !== null) return circle;
    }
    path.delete(value);
    done.add(value);
    return null;
  };
  for (const value of above.keys()) {
    const circle = climb(value);
    if (circle !== null) return circle;
  }
  return null;
}
