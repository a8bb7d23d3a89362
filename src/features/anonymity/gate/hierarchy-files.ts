import type { Described } from '../rules/cohort.ts';
import { type Attribute, HIERARCHY_NAMES, type HierarchyName, hierarchyCsv } from '../rules/hierarchies.ts';

/** The lines of a published hierarchy: a leaf and the values above it. Read from the file's text, as any reader would. */
type Lines = readonly (readonly string[])[];

const FILE_OF: Readonly<Record<Attribute, HierarchyName>> = {
  origin: 'agency',
  destination: 'agency',
  post: 'post',
  grade: 'grade',
  period: 'period',
};

const files = new Map(HIERARCHY_NAMES.map((name) => [name, readLines(hierarchyCsv(name))]));
const lineByLeaf = new Map(
  [...files].map(([name, lines]) => [name, new Map(lines.map((line) => [line[0] as string, line]))]),
);

/** True when the description is what the hierarchy says of the leaf at that level. */
export function hasValueAbove(attribute: Attribute, leaf: string, { level, value }: Described): boolean {
  return lineByLeaf.get(FILE_OF[attribute])?.get(leaf)?.[level] === value;
}

/** True when the hierarchy holds the value at that level. */
export function isValue(attribute: Attribute, { level, value }: Described): boolean {
  return linesOf(attribute).some((line) => line[level] === value);
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
  return level === 0 ? (lineByLeaf.get('post')?.get(value)?.[1] ?? null) : null;
}

function linesOf(attribute: Attribute): Lines {
  return files.get(FILE_OF[attribute]) ?? [];
}

function readLines(csv: string): Lines {
  return csv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(';'));
}
