import type { GateFinding } from '../report.ts';
import { addUp, FIGURES, type Pathed, toldOf } from './totals.ts';

/**
 * Totals of one set of announcements, one inside the other: a single announcement, agency, cluster, everything; or
 * a single one, month, quarter, half-year, year, everything; and so on. Each is 0 or at least k, and so is what the next coarser one holds beyond it. Of
 * each, those of whom grounds, directions or qualification are not told are none or at least k, too. Totals over
 * several attributes at once are sums of the same single announcements.
 */
export function smallDifferences(announcements: readonly Pathed[], k: number): GateFinding[] {
  const isSmall = (difference: number) => difference !== 0 && Math.abs(difference) < k;
  return addUp(announcements).flatMap((total) => {
    const { attribute, parent, parts, size } = total;
    const findings: GateFinding[] = [];
    const find = (among: readonly Pathed[], field: string, remedy: GateFinding['remedy']) =>
      findings.push(...among.map(({ path }) => ({ path, field, remedy })));
    if (isSmall(size)) find(parts, attribute, 'hold-cohort');
    if (parent !== null && isSmall(parent.size - size)) {
      const inside = new Set(parts);
      find(
        parent.parts.filter((part) => !inside.has(part)),
        attribute,
        'hold-cohort',
      );
    }
    for (const figure of FIGURES) {
      const told = parts.reduce((count, { announced }) => count + toldOf(announced, figure), 0);
      if (!isSmall(size - told)) continue;
      find(
        parts.filter(({ announced }) => toldOf(announced, figure) !== announced.size),
        figure,
        'withhold-figure',
      );
    }
    return findings;
  });
}
