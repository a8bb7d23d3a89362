import type { Described } from '../rules/cohort.ts';
import { type Attribute, HIERARCHY_NAMES, type HierarchyName, hierarchyCsv } from '../rules/hierarchies.ts';
import { type Lines, readHierarchy } from './hierarchy-reader.ts';

const FILE_OF: Readonly<Record<Attribute, HierarchyName>> = {
  origin: 'agency',
  destination: 'agency',
  post: 'post',
  grade: 'grade',
  period: 'period',
};

const files = new Map(HIERARCHY_NAMES.map((name) => [name, readHierarchy(name, hierarchyCsv(name))]));
const lineByLeaf = new Map(
  [...files].map(([name, lines]) => [name, new Map(lines.map((line) => [line[0] as string, line]))]),
);

/** What the hierarchy says of a leaf at each level; null when it does not know the leaf. */
export function valuesOfLeaf(attribute: Attribute, leaf: string): readonly string[] | null {
  return lineByLeaf.get(FILE_OF[attribute])?.get(leaf) ?? null;
}

/** True when the description is what the hierarchy says of the leaf at that level. */
export function hasValueAbove(attribute: Attribute, leaf: string, { level, value }: Described): boolean {
  return valuesOfLeaf(attribute, leaf)?.[level] === value;
}

/** True when the hierarchy holds the value at that level. */
export function isValue(attribute: Attribute, described: Described): boolean {
  return findLine(attribute, described) !== undefined;
}

/** The description itself and every coarser one, up to the top; none when the hierarchy does not hold it. */
export function describedUpwards(attribute: Attribute, { level, value }: Described): Described[] {
  const line = findLine(attribute, { level, value }) ?? [];
  return line.slice(level).map((above, n) => ({ level: level + n, value: above }));
}

/** True when `next` says the same as `previous` or less. */
export function isSameOrCoarser(attribute: Attribute, previous: Described, next: Described): boolean {
  return (
    next.level >= previous.level &&
    linesOf(attribute).some(
      (line) => line[previous.level] === previous.value && line[next.level] === next.value,
    )
  );
}

/** The kind of a post that is described by its family; null above that level. */
export function kindOfPost({ level, value }: Described): string | null {
  return level === 0 ? (valuesOfLeaf('post', value)?.[1] ?? null) : null;
}

function findLine(attribute: Attribute, { level, value }: Described): readonly string[] | undefined {
  return linesOf(attribute).find((line) => line[level] === value);
}

function linesOf(attribute: Attribute): Lines {
  return files.get(FILE_OF[attribute]) ?? [];
}
