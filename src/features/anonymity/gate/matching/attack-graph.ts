import { addDays, type PlainDate } from '#lib/date.ts';
import type { CohortCandidate, Described } from '../../rules/cohort.ts';
import { ATTRIBUTES, type Attribute } from '../../rules/hierarchies.ts';
import { valuesOfLeaf } from '../hierarchy-files.ts';
import { leafOf } from '../leaves.ts';
import { createFitGraph, type FitGraph } from './fit-graph.ts';

/** What an announcement told when it first appeared. */
export interface Claim extends Readonly<Record<Attribute, Described>> {
  readonly size: number;
  readonly publishedOn: PlainDate;
  /** How old its decrees were at least on that day. */
  readonly delayDays: number;
}

export interface AttackGraph {
  readonly graph: FitGraph;
  /** The group of each claim, in their order. */
  readonly groupOfClaim: readonly number[];
}

/** A group that fits rows of certain values: `latest` is the last decree day that it can speak of. */
interface Group {
  readonly number: number;
  readonly latest: PlainDate;
}

/** The groups that describe at the same levels, by the codes of their values. */
interface LevelVector {
  readonly levels: readonly number[];
  readonly groups: Map<number, Group[]>;
}

/**
 * The register and the claims as a reader who holds both can set them against each other: a row fits a claim when
 * every value of the description is above the row's and its decree was old enough on the day of publication.
 * `restSlots` is the size of one more group that every row fits: those of a closed period that are only counted.
 * Rows whose values the hierarchies do not know fit nothing else.
 */
export function buildAttackGraph(
  claims: readonly Claim[],
  register: readonly CohortCandidate[],
  restSlots = 0,
): AttackGraph {
  const codeBooks = ATTRIBUTES.map((attribute) => createCodeBook(attribute, claims));
  const slots: number[] = [];
  const vectors = new Map<string, LevelVector>();
  const latestDays = new Set<PlainDate>();

  const groupOfClaim = claims.map((claim) => {
    const levels = ATTRIBUTES.map((attribute) => claim[attribute].level);
    const vector = vectors.get(levels.join()) ?? { levels, groups: new Map<number, Group[]>() };
    vectors.set(levels.join(), vector);
    const key = joinCodes(
      codeBooks,
      ATTRIBUTES.map((attribute, n) => codeBooks[n]?.codeOf(claim[attribute]) as number),
    );
    const latest = addDays(claim.publishedOn, -claim.delayDays);
    latestDays.add(latest);
    const alike = vector.groups.get(key) ?? [];
    vector.groups.set(key, alike);
    const known = alike.find((group) => group.latest === latest);
    if (known === undefined) alike.push({ number: slots.length, latest });
    const number = known?.number ?? slots.length;
    slots[number] = (slots[number] ?? 0) + claim.size;
    return number;
  });

  const rowClasses = [...countClasses(register, [...latestDays].sort()).values()];
  const fits = rowClasses.map(({ one }) => fittingGroups(one, codeBooks, [...vectors.values()]));
  if (restSlots > 0) {
    for (const groups of fits) groups.push(slots.length);
    slots.push(restSlots);
  }
  const rows = rowClasses.map(({ count }) => count);
  return { graph: createFitGraph(rows, slots, fits), groupOfClaim };
}

interface RowClass {
  readonly one: CohortCandidate;
  count: number;
}

/** Rows with the same values whose decrees lie between the same two days that matter. */
function countClasses(register: readonly CohortCandidate[], latestDays: readonly PlainDate[]) {
  const classes = new Map<string, RowClass>();
  for (const one of register) {
    const age = latestDays.findIndex((day) => day >= one.decreeDate);
    const key = [age, ...ATTRIBUTES.map((attribute) => leafOf(one, attribute))].join('\n');
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { one, count: 1 });
    else known.count++;
  }
  return classes;
}

function fittingGroups(
  row: CohortCandidate,
  codeBooks: readonly CodeBook[],
  vectors: readonly LevelVector[],
): number[] {
  const codes = ATTRIBUTES.map((attribute, n) => codeBooks[n]?.codesOfLeaf(leafOf(row, attribute)) ?? []);
  const fits: number[] = [];
  for (const { levels, groups } of vectors) {
    const key = joinCodes(
      codeBooks,
      levels.map((level, n) => codes[n]?.[level] ?? UNUSED),
    );
    for (const group of key === UNUSED ? [] : (groups.get(key) ?? [])) {
      if (row.decreeDate <= group.latest) fits.push(group.number);
    }
  }
  return fits;
}

/** Stands for a value that no claim uses. */
const UNUSED = -1;

/** Whole numbers for the values that claims use, so that looking up a description compares no texts. */
interface CodeBook {
  readonly size: number;
  codeOf(described: Described): number;
  /** The code of the value at each level. */
  codesOfLeaf(leaf: string): readonly number[];
}

function createCodeBook(attribute: Attribute, claims: readonly Claim[]): CodeBook {
  const codes = new Map<string, number>();
  const keyOf = ({ level, value }: Described) => `${level};${value}`;
  for (const claim of claims) {
    const key = keyOf(claim[attribute]);
    if (!codes.has(key)) codes.set(key, codes.size);
  }
  const byLeaf = new Map<string, readonly number[]>();
  return {
    size: codes.size,
    codeOf: (described) => codes.get(keyOf(described)) ?? UNUSED,
    codesOfLeaf(leaf) {
      const known = byLeaf.get(leaf);
      if (known !== undefined) return known;
      const values = valuesOfLeaf(attribute, leaf) ?? [];
      const found = values.map((value, level) => codes.get(keyOf({ level, value })) ?? UNUSED);
      byLeaf.set(leaf, found);
      return found;
    },
  };
}

/** One number for the codes of all attributes; exact, as 49² agencies, 20 posts, 42 grades and 380 periods are below 2⁵³. */
function joinCodes(codeBooks: readonly CodeBook[], codes: readonly number[]): number {
  let key = 0;
  for (const [n, { size }] of codeBooks.entries()) {
    const code = codes[n] as number;
    if (code === UNUSED) return UNUSED;
    key = key * size + code;
  }
  return key;
}
