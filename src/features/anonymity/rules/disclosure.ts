/** A code of a sensitive vocabulary. Codes without a group are shown by themselves or not at all. */
export interface SensitiveCode {
  readonly code: string;
  readonly group?: string;
  /** case (as when absent): by its own code; batch: by its group only; never: in no published figure. */
  readonly publishable?: 'case' | 'batch' | 'never';
}

export type SensitiveCount =
  | { readonly code: string; readonly count: number }
  | { readonly group: string; readonly count: number };

const FEWEST_VALUES = 2;
/** Largest share of one value, in tenths: whole numbers, so that exactly six of ten passes on every machine. */
const LARGEST_SHARE_TENTHS = 6;

/**
 * What may be said of the grounds or directions of a cohort: counts per code, else counts per group, else nothing.
 * Counts are shown only where at least two values occur and none holds more than 0.6 of the cohort (l-diversity:
 * Machanavajjhala et al., TKDD 2007). Sorted by count, then by name.
 *
 * Absence must not tell what it hides. So it is never partial: counts add up to the cohort's size or there are
 * none, as a missing remainder would be the number of the withheld. A cohort with a `never` ground looks like one
 * that fails the diversity test, which is common. And each vocabulary is judged by itself: if a `never` ground took
 * the directions away too, the pair of absences would give it away.
 *
 * One inference stays. Groups are never more diverse than the codes in them, so counts per group stand only where a
 * `batch` code forbids counts per code: they tell that at least one member has such a ground, not which one or who.
 * So they stand from the highest of all limits on, whichever groups occur. In a smaller cohort a `batch` ground takes
 * the counts away, as a `never` one, a lack of diversity or a group's limit does: their absence has four reasons there
 * and names none. Counts per code tell at every size that no member has a `batch` or `never` ground.
 * @param kByGroup fewest members of a cohort that tells of grounds of each group, per code or per group. A group without
 *   a limit is told of in no cohort.
 * @throws RangeError for a code that the vocabulary does not know.
 */
export function discloseCounts(
  codes: readonly string[],
  vocabulary: readonly SensitiveCode[],
  kByGroup: Readonly<Record<string, number>>,
): SensitiveCount[] {
  const entries = codes.map((code) => {
    const entry = vocabulary.find((one) => one.code === code);
    if (entry === undefined) throw new RangeError(`The vocabulary has no code "${code}".`);
    return entry;
  });
  if (entries.some((entry) => entry.publishable === 'never')) return [];
  if (entries.every((entry) => entry.publishable !== 'batch')) {
    if (entries.some(({ group }) => group !== undefined && !isLargeEnough(group))) return [];
    return diverseCounts(codes).map(([code, count]) => ({ code, count }));
  }
  const groups = entries.flatMap((entry) => entry.group ?? []);
  if (groups.length < entries.length) return [];
  if (![...groups, ...Object.keys(kByGroup)].every(isLargeEnough)) return [];
  return diverseCounts(groups).map(([group, count]) => ({ group, count }));

  function isLargeEnough(group: string): boolean {
    const limit = kByGroup[group];
    return limit !== undefined && codes.length >= limit;
  }
}

/** The counts of the values, or none when they are not diverse. */
function diverseCounts(values: readonly string[]): readonly (readonly [value: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([one, oneCount], [other, otherCount]) =>
    oneCount === otherCount ? (one < other ? -1 : 1) : otherCount - oneCount,
  );
  const isDiverse =
    sorted.length >= FEWEST_VALUES &&
    sorted.every(([, count]) => count * 10 <= values.length * LARGEST_SHARE_TENTHS);
  return isDiverse ? sorted : [];
}
