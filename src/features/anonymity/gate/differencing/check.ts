import type { Announced, Background, GatedDocument, GateFinding } from '../report.ts';
import { smallDifferences } from './nested.ts';
import { needDifferences, reportDifferences } from './reported.ts';
import { changedFigures } from './successive.ts';
import type { Pathed } from './totals.ts';

/**
 * Check (e): no two published figures differ by a number of people between 0 and k. Figures are: each announcement
 * and, for each value of each attribute at each level, the transfers announced at or below it, in this release alone
 * and in all releases so far; those among them of whom grounds, directions or qualification are told; the sizes of
 * the revisions of one announcement; the counts in the reports of releases; the needs that announcements quote.
 *
 * Compared are figures of which one includes the other, as only their difference is the figure of somebody. Sizes
 * are k or more and nobody stands behind two announcements (a), so sums of announcements pass; what can fail is
 * a correction, a remainder, or a figure that is no sum of announcements. How the members of one announcement
 * divide into grounds is not a difference in this sense: diversity bounds it (f). Where releases promised different
 * k, the smallest holds for totals over all of them.
 */
export function checkDifferences(documents: readonly GatedDocument[], input: Background): GateFinding[] {
  const { k } = input.policy;
  const smallestK = Math.min(k, ...input.promises.map((promise) => promise.k));
  const published = input.published.map((announced): Pathed => ({ path: announced.id, announced }));
  const proposed = documents.map(({ path, document }): Pathed => ({ path, announced: document }));
  const first = pickRevisions(published, (one, other) => one.rev < other.rev);
  const latest = pickRevisions([...published, ...proposed], (one, other) => one.rev > other.rev);
  const findings = [
    ...smallDifferences(proposed, k),
    ...smallDifferences(latest, smallestK),
    ...changedFigures(documents, input),
    ...reportDifferences(first, input),
    ...needDifferences(documents, input),
  ];
  return [...new Map(findings.map((one) => [`${one.path} ${one.field}`, one])).values()];
}

/** One revision of each announcement: the one that comes before the others. */
function pickRevisions(
  all: readonly Pathed[],
  comesBefore: (one: Announced, other: Announced) => boolean,
): Pathed[] {
  const picked = new Map<string, Pathed>();
  for (const one of all) {
    const known = picked.get(one.announced.id);
    if (known === undefined || comesBefore(one.announced, known.announced)) picked.set(one.announced.id, one);
  }
  return [...picked.values()];
}
