import hosts from '../../reference/link-hosts.json' with { type: 'json' };
import { plainText } from './fold.ts';

const oneOf = (names: readonly string[]) => `(?:${names.join('|').replaceAll('.', '\\.')})`;
/** With a scheme, with www, by a well-known ending, or a shortened one with its path. Never a part of an address of e-mail. */
const LINK = new RegExp(
  `(?<![\\p{L}\\p{N}@.])(?:https?://|www\\.)[^\\s/]+|(?<![\\p{L}\\p{N}@./-])(?:(?:[a-z0-9-]+\\.)+${oneOf(hosts.endings)}(?![\\p{L}\\p{N}])|${oneOf(hosts.shorteners)}(?=/))`,
  'gu',
);
/** Where the government itself sends people; such links advertise nothing. */
const OFFICIAL = new RegExp(`(?:^|\\.)${oneOf(hosts.official)}$`);

/** How many links a text holds, those to the government's own sites left out. */
export function countLinks(text: string): number {
  return [...plainText(text).matchAll(LINK)].filter(([link]) => !OFFICIAL.test(hostOf(link))).length;
}

function hostOf(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/[:?#].*$/, '');
}
