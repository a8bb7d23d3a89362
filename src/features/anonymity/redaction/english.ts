import { agencies, domainClusters, postFamilies, postKinds } from '#features/staffing/index.ts';
import { grounds } from '#features/transfer/index.ts';
import { fold } from '../rules/fold.ts';
import { bareName } from '../rules/titles.ts';
import { redactText } from './redact.ts';
import type { Span } from './span.ts';

/** Words with which English sentences begin, and others that have a capital and are no names. */
const ENGLISH = `a according all although an and announcement another any are as asked at because before both but by corrected
  decisions during each employees error every few figures for from grounds has have he her here his how however
  if in is it its many more most no nobody none not now of officials on one only or other our people please
  posts proposed reason reasons requested residents see several she since so some staff such than that the their
  them then there these they this those three to today transfers two under until was we were what when where
  which while who why with withdrawn within without you your january february march april may june july august
  september october november december monday tuesday wednesday thursday friday saturday sunday mondays tuesdays
  wednesdays thursdays fridays saturdays sundays should would could can may lampung indonesia
  indonesian english`;
const FEWEST_LETTERS = 3;

const commonWords = new Set([
  ...ENGLISH.split(/\s+/),
  ...[agencies, domainClusters, postFamilies, postKinds, grounds]
    .flatMap((items) => items.map(({ labelEn }) => labelEn))
    .flatMap((label) => [...label.matchAll(/\p{L}+/gu)].map(([word]) => fold(word))),
]);

/**
 * Spans of an English text. The name model reads Indonesian and takes much of English for names, so of what it finds
 * only capitalised words are left that are no common English ones, for a person to decide. Numbers and addresses are
 * found as in Indonesian, words of the roster where they are spelt as in it.
 */
export function findInEnglish(text: string, roster: readonly string[]): Span[] {
  const known = new Set(roster.flatMap(bareName).map(fold));
  return redactText(text, { roster }).spans.flatMap((span) => {
    if (span.kind !== 'name') return [span];
    const words = [...text.slice(span.start, span.end).matchAll(/[\p{L}\p{M}]+/gu)];
    const names = words.filter(([word]) => isKnown(word, known) || isUncommon(word));
    const [first, last] = [names[0], names.at(-1)];
    if (first === undefined || last === undefined) return [];
    const isSure = span.tier === 'mask' && names.some(([word]) => isKnown(word, known));
    const place = { start: span.start + first.index, end: span.start + last.index + last[0].length };
    return [{ ...span, ...place, tier: isSure ? 'mask' : 'highlight' }];
  });
}

function isKnown(word: string, roster: ReadonlySet<string>): boolean {
  return word.length >= FEWEST_LETTERS && roster.has(fold(word));
}

function isUncommon(word: string): boolean {
  return word.length >= FEWEST_LETTERS && /^\p{Lu}/u.test(word) && !commonWords.has(fold(word));
}
