import type { SensitiveCode, SensitiveCount } from '../rules/disclosure.ts';
import type { GatedDocument, GateFinding, GateInput } from './report.ts';

/** Largest share of one value in a cohort, in tenths. */
const LARGEST_SHARE_TENTHS = 6;

/**
 * Check (f), third part: counts of grounds and directions add up to the size or are absent, as a remainder would be
 * the number of the withheld; they name only what may be named; and no value holds more than 0.6 of the members, as
 * it could then be said of each of them. A ground is told of only in announcements as large as its group's limit asks for,
 * and groups are counted only from the highest of all limits on. The same for those who meet their post's requirements
 * only partly.
 */
export function checkCounts({ path, document }: GatedDocument, input: GateInput): GateFinding[] {
  const { size, qualification } = document;
  const findings: GateFinding[] = [];
  const find = (field: string, remedy: GateFinding['remedy']) => findings.push({ path, field, remedy });

  for (const field of ['grounds', 'directions'] as const) {
    const counts = document[field];
    if (counts.length === 0) continue;
    if (sum(counts) !== size) find(field, 'correct-counts');
    if (!counts.every((one) => isNameable(one, input.vocabularies[field]))) find(field, 'withhold-counts');
    else if (counts.some(({ count }) => isTooLarge(count, size))) find(field, 'withhold-counts');
    else if (size < fewestTransfers(counts, input.vocabularies[field], input.policy.kByGroup))
      find(field, 'withhold-counts');
  }
  if (qualification !== null) {
    if (qualification.meets + qualification.partly !== size) find('qualification', 'correct-counts');
    if (isTooLarge(qualification.partly, size)) find('qualification', 'withhold-counts');
  }
  return findings;
}

export function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0);
}

/** A code that may stand for itself, or a group in which something may be shown. */
function isNameable(counted: SensitiveCount, vocabulary: readonly SensitiveCode[]): boolean {
  return vocabulary.some((entry) =>
    'code' in counted
      ? entry.code === counted.code && (entry.publishable ?? 'case') === 'case'
      : entry.group === counted.group && entry.publishable !== 'never',
  );
}

/** The size from which on an announcement may show these counts; none has it when a group has no limit. */
function fewestTransfers(
  counts: readonly SensitiveCount[],
  vocabulary: readonly SensitiveCode[],
  kByGroup: Readonly<Record<string, number>>,
): number {
  const limits = counts.flatMap((counted) => {
    const group =
      'group' in counted ? counted.group : vocabulary.find(({ code }) => code === counted.code)?.group;
    return group === undefined ? [] : [kByGroup[group] ?? Number.POSITIVE_INFINITY];
  });
  return Math.max(0, ...limits, ...(counts.some((one) => 'group' in one) ? Object.values(kByGroup) : []));
}

function isTooLarge(count: number, size: number): boolean {
  return count * 10 > size * LARGEST_SHARE_TENTHS;
}
