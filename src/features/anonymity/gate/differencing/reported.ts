import { hasValueAbove } from '../hierarchy-files.ts';
import type { Background, GatedDocument, GateFinding } from '../report.ts';
import type { Pathed } from './totals.ts';

/**
 * Figures that stand beside announcements. A release's report counts exactly its announcements. Counts of waiting
 * transfers are multiples of k, and any two of them differ by 0 or at least k, so that arrivals between two
 * releases cannot be counted one by one.
 */
export function reportDifferences(published: readonly Pathed[], input: Background): GateFinding[] {
  const { k } = input.policy;
  const byRelease = Map.groupBy(published, ({ announced }) => announced.release);
  const findings = input.reports.flatMap(({ id, announcements, transfers }): GateFinding[] => {
    const parts = byRelease.get(id) ?? [];
    const size = parts.reduce((total, { announced }) => total + announced.size, 0);
    return [
      ...(parts.length === announcements ? [] : ['announcements']),
      ...(size === transfers ? [] : ['transfers']),
    ].map((field) => ({ path: id, field, remedy: 'correct-counts' }));
  });
  const { held } = input;
  if (held === null) return findings;
  const isTelling =
    held % k !== 0 ||
    held < k ||
    input.reports.some((report) => {
      const difference = Math.abs(held - (report.held ?? held));
      return difference > 0 && difference < k;
    });
  if (isTelling) findings.push({ path: 'release', field: 'held', remedy: 'withhold-figure' });
  return findings;
}

/**
 * The need that an announcement answers: filled after less filled before is its size, and a published staffing
 * table has that need in one of the agencies that the destination can mean. Staffing tables themselves count
 * posts, not transfers, and may change by one from quarter to quarter.
 */
export function needDifferences(documents: readonly GatedDocument[], input: Background): GateFinding[] {
  return documents.flatMap(({ path, document: { need, size, destination } }): GateFinding[] => {
    if (need === null) return [];
    const isInTable = input.staffing
      .filter(({ period }) => period === need.period)
      .flatMap(({ rows }) => rows)
      .some(
        ({ agency, needed, filled }) =>
          needed === need.needed &&
          filled === need.filledBefore &&
          hasValueAbove('destination', agency, destination),
      );
    return [
      ...(need.filledAfter - need.filledBefore === size ? [] : ['need.filledAfter']),
      ...(isInTable ? [] : ['need.filledBefore']),
    ].map((field) => ({ path, field, remedy: 'withhold-figure' }));
  });
}
