import lists from '../../reference/abuse-words.json' with { type: 'json' };
import { type Finding, findingOf } from './finding.ts';
import { foldText, plainText } from './fold.ts';

const insults = new Set(lists.insults.map(foldText));
const ambiguous = lists.ambiguous.map(({ words, harmlessNeighbours }) => ({
  words: new Set(words.map(foldText)),
  harmless: new Set(harmlessNeighbours.map(foldText)),
}));
const everyInsult = [...insults, ...ambiguous.flatMap(({ words }) => [...words])];
const longestPhrase = Math.max(...[...insults].map((phrase) => phrase.split(' ').length));
/** How far a word reaches that shows the animal, or the illness, to be meant. */
const NEIGHBOURS = 2;
/** Two halves of a word are read as one only where the word is long: `gob lok`. */
const FEWEST_JOINED = 6;
/** A word of which stars hide some letters: `b*ngs*t`. */
const STARRED = /[\p{L}*]*\p{L}\*[\p{L}*]*|[\p{L}*]*\*\p{L}[\p{L}*]*/gu;

/**
 * Insults, Indonesian with some Javanese and Lampung ones, however they are disguised. Words that also have an
 * ordinary meaning ("kandang anjing", "merasa bodoh") count unless such a meaning stands beside them. Criticism,
 * however harsh, is none.
 */
export function findAbuse(text: string): Finding[] {
  const words = foldText(text).split(' ');
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    if (isInsult(words, at) || isMeantAsInsult(words, at)) count++;
  }
  return findingOf('abuse', count + countStarred(text));
}

function isInsult(words: readonly string[], at: number): boolean {
  for (let length = 1; length <= longestPhrase; length++) {
    if (isListed(words.slice(at, at + length).join(' '), insults)) return true;
  }
  const joined = words.slice(at, at + 2).join('');
  return joined.length >= FEWEST_JOINED && insults.has(joined);
}

function isMeantAsInsult(words: readonly string[], at: number): boolean {
  const group = ambiguous.find((one) => isListed(words[at] ?? '', one.words));
  if (group === undefined) return false;
  const around = words.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1);
  return !around.some((word) => group.harmless.has(word));
}

function isListed(word: string, list: ReadonlySet<string>): boolean {
  return (
    list.has(word) ||
    lists.endings.some((ending) => word.endsWith(ending) && list.has(word.slice(0, -ending.length)))
  );
}

function countStarred(text: string): number {
  return [...plainText(text).matchAll(STARRED)].filter(([word]) => {
    const hidden = word.split('*').length - 1;
    return hidden * 2 <= word.length && everyInsult.some((insult) => fits(word, insult));
  }).length;
}

function fits(starred: string, insult: string): boolean {
  return (
    starred.length === insult.length && [...starred].every((sign, at) => sign === '*' || sign === insult[at])
  );
}
