import type { z } from 'zod';
import { ATTRIBUTES, HIERARCHY_VERSION } from '../rules/hierarchies.ts';
import { isValue, kindOfPost } from './hierarchy-files.ts';
import type { GatedDocument, GateFinding } from './report.ts';

/** Check (f), first part: fields that the allow-list does not know, or that hold what it does not allow. */
export function fieldFindings(path: string, error: z.ZodError): GateFinding[] {
  return error.issues.flatMap((issue): GateFinding[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path, field: [...issue.path, key].join('.'), remedy: 'remove-field' }))
      : [{ path, field: issue.path.join('.'), remedy: 'correct-field' }],
  );
}

/** Check (f), second part: descriptions hold values of the hierarchies only, and leading posts stand by their kind. */
export function checkValues({ path, document }: GatedDocument): GateFinding[] {
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
  return findings;
}
