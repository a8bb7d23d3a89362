import { agencies, gradeBand, grades, postFamilies } from '#features/staffing/index.ts';

/** Any change of a value or level below needs a new version: announcements name the one that they were made with. */
export const HIERARCHY_VERSION = '2026-1';

export const HIERARCHY_NAMES = ['agency', 'post', 'grade', 'period'] as const;
export type HierarchyName = (typeof HIERARCHY_NAMES)[number];

/** What an announcement says of its transfers, in the order in which level vectors are written. */
export const ATTRIBUTES = ['origin', 'destination', 'post', 'grade', 'period'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

const HIERARCHY_OF: Readonly<Record<Attribute, HierarchyName>> = {
  origin: 'agency',
  destination: 'agency',
  post: 'post',
  grade: 'grade',
  period: 'period',
};

/** The top level, where nothing is said. Periods have none: the year always stands. */
const ANYTHING = '*';

/** The decree months that this version can describe. */
const FIRST_YEAR = 2020;
const LAST_YEAR = 2039;

/** A leaf and what stands above it, from level 0 up. */
type Chain = readonly string[];

const chains: Readonly<Record<HierarchyName, readonly Chain[]>> = {
  agency: agencies.map((agency) => [agency.code, agency.domainCluster, ANYTHING]),
  post: postFamilies.map((family) => [family.code, family.kind, ANYTHING]),
  grade: grades.map((grade) => [grade, gradeBand(grade), ANYTHING]),
  period: periodChains(),
};

const chainByLeaf = {
  agency: byLeaf(chains.agency),
  post: byLeaf(chains.post),
  grade: byLeaf(chains.grade),
  period: byLeaf(chains.period),
};

/** How many levels an attribute has: 3, and 4 for the period. */
export function levelCount(attribute: Attribute): number {
  return (chains[HIERARCHY_OF[attribute]][0] as Chain).length;
}

/** True at the level where the attribute says nothing. */
export function isSilent(attribute: Attribute, level: number): boolean {
  return chains[HIERARCHY_OF[attribute]][0]?.[level] === ANYTHING;
}

/** True when the hierarchies of this version hold the leaf. */
export function hasLeaf(attribute: Attribute, leaf: string): boolean {
  return chainByLeaf[HIERARCHY_OF[attribute]].has(leaf);
}

/**
 * The value of a leaf at a level: `generalise('period', '2026-07', 1)` is `2026-Q3`.
 * @throws RangeError when the vocabulary has no such leaf, or the hierarchy no such level.
 */
export function generalise(attribute: Attribute, leaf: string, level: number): string {
  const value = chainByLeaf[HIERARCHY_OF[attribute]].get(leaf)?.[level];
  if (value === undefined) {
    throw new RangeError(`Hierarchy ${HIERARCHY_VERSION} has no ${attribute} "${leaf}" at level ${level}.`);
  }
  return value;
}

/** The text of a hierarchy as the record publishes it: `leaf;parent;…` a line, the format of ARX (arx.deidentifier.org). */
export function hierarchyCsv(name: HierarchyName): string {
  return chains[name].map((chain) => `${chain.join(';')}\n`).join('');
}

function periodChains(): Chain[] {
  const months = (LAST_YEAR - FIRST_YEAR + 1) * 12;
  return Array.from({ length: months }, (_, n) => {
    const year = FIRST_YEAR + Math.floor(n / 12);
    const month = n % 12;
    const leaf = `${year}-${String(month + 1).padStart(2, '0')}`;
    return [
      leaf,
      `${year}-Q${Math.floor(month / 3) + 1}`,
      `${year}-H${Math.floor(month / 6) + 1}`,
      `${year}`,
    ];
  });
}

function byLeaf(list: readonly Chain[]): ReadonlyMap<string, Chain> {
  return new Map(list.map((chain) => [chain[0] as string, chain]));
}
