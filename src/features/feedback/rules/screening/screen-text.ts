import { redactText } from '#features/anonymity/index.ts';
import { findAbuse } from './abuse.ts';
import { findAdvertising } from './advertising.ts';
import { type Finding, findingOf } from './finding.ts';
import { findIntegrity } from './integrity.ts';
import { countLinks } from './links.ts';
import { findUnreadable } from './readability.ts';

/**
 * Everything that one text shows by itself, whoever wrote it and wherever: insults, words for abuse of power, links,
 * advertising, unreadable text, and how much of it is about persons. Pure; the time grows in proportion to the text.
 */
export function screenText(text: string): Finding[] {
  if (text.trim() === '') return [];
  const masks = redactText(text, { roster: [] }).spans.filter(({ tier }) => tier === 'mask');
  const links = countLinks(text);
  const phones = masks.filter(({ kind }) => kind === 'phone');
  return [
    ...findAbuse(text),
    ...findIntegrity(text),
    ...findAdvertising(text, links + phones.length),
    ...findingOf('link', links),
    ...findUnreadable(text),
    ...findingOf('personal-data', masks.filter(({ kind }) => kind !== 'url').length),
  ];
}
