import type { z } from 'zod';
import type { AnonymityPolicy } from '../rules/cohort.ts';
import { ATTRIBUTES, HIERARCHY_VERSION } from '../rules/hierarchies.ts';
import { isValue, kindOfPost } from './hierarchy-files.ts';
import type { GatedDocument, GateFinding } from './report.ts';

/** Check (f), first half: fields that the allow-list does not know, or that hold what it does not allow. */
export function fieldFindings(path: string, error: z.ZodError): GateFinding[] {
  return error.issues.flatMap((issue): GateFinding[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path, field: [...issue.path, key].join('.'), remedy: 'remove-field' }))
      : [{ path, field: issue.path.join('.'), remedy: 'correct-field' }],
  );
}

/**
 * Check (f), second half: descriptions hold values of the hierarchies only, leading posts stand by their kind, and
 * counts add up to the size or are absent, as a remainder would be the number of the withheld. Groups are counted only
 * in announcements of kSensitive transfers or more.
 */
export function checkValues({ path, document }: GatedDocument, policy: AnonymityPolicy): GateFinding[] {
  const findings: GateFinding[] = [];
  if (document.hierarchy !== HIERARCHY_VERSION) {
    findings.push({ path, field: 'hierarchy', remedy: 'use-hierarchy-value' });
  }
  for (const attribute of ATTRIBUTES) {
    if (!isValue(attribute, document[attribute])) {
      findings.push({ path, field: attribute, remedy: 'use-hierarchy-value' });
    }
  }
  const kind = kindOfPost(document.post);
  if (kind === 'jpt' || kind === 'administrator')
    findings.push({ path, field: 'post', remedy: 'generalise-post' });
  for (const field of ['grounds', 'directions'] as const) {
    const total = document[field].reduce((sum, { count }) => sum + count, 0);
    const countsGroups = document[field].some((one) => 'group' in one);
    if ((total !== 0 && total !== document.size) || (countsGroups && document.size < policy.kSensitive)) {
      findings.push({ path, field, remedy: 'correct-counts' });
    }
  }
  return findings;
}
