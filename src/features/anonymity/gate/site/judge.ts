import { checkDifferences } from '../differencing/check.ts';
import { checkClosedPeriods, checkMatching } from '../matching/check.ts';
import type { Announced, Background, GateCheck, GateFinding } from '../report.ts';
import type { FindingList } from './findings.ts';
import type { SiteGateInput } from './input.ts';
import type { Lookup } from './lookup.ts';
import { compareFigures, type Shown } from './page.ts';
import { truthOfRelease, truthOfYear } from './truth.ts';

/** Compares the sums that pages show with what the announcements add up to that pages show (e). */
export function checkTotals({ announced, totals }: Shown, lookup: Lookup, findings: FindingList): void {
  for (const total of totals) {
    const [kind, id = ''] = total.subject.name.split(':');
    const release = lookup.releases.get(id);
    if (kind === 'release' && release === undefined) {
      findings.add('f', total.path, 'id', 'rebuild-site');
      continue;
    }
    const truth = release === undefined ? truthOfYear(id, [...announced.values()]) : truthOfRelease(release);
    compareFigures(total, truth, () => 'e', lookup, findings, 'withhold-figure');
  }
}

/**
 * Sets what the pages tell against the limits (a), the register (b) (c) and the reports (e), as the gate does before
 * a release.
 */
export function judgeShown(
  { announced }: Shown,
  { announcements, background }: SiteGateInput,
  lookup: Lookup,
  findings: FindingList,
): void {
  const pageOf = new Map(announcements.map(({ document, pages }) => [document.id, pages[0] ?? document.id]));
  const published = [...announced.values()];
  const shown: Background = { ...background, published, held: null };
  const documents = published.map((document: Announced) => ({ path: document.id, document }));
  // Each announcement keeps the limit of its release; sums over all of them the smallest one.
  const k = Math.min(background.policy.k, ...background.promises.map((promise) => promise.k));
  const add = (check: GateCheck, found: readonly GateFinding[]) => {
    for (const { path, field, remedy } of found) findings.add(check, pageOf.get(path) ?? path, field, remedy);
  };
  const small = published.filter((one) => one.size < lookup.promisedK(one));
  add(
    'a',
    small.map(({ id }) => ({ path: id, field: 'size', remedy: 'hold-cohort' })),
  );
  add('b', checkMatching([], shown));
  add('c', checkClosedPeriods([], shown));
  add('e', checkDifferences(documents, { ...shown, policy: { ...background.policy, k } }));
}
