import { type Reading, readingOf, SIGN } from '../model/features.ts';
import { letterCases, type Token, tokensOf } from '../model/tokens.ts';
import { findDegrees, findIntroductions, type Introduction } from './introductions.ts';
import { nameLikeWords, roleWords, type Word, wordsOf } from './words.ts';

/** A text with all that the vocabularies know about it: for the rules, and as the model reads it. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly Word[];
  readonly introductions: readonly Introduction[];
  readonly reading: Reading;
  /** The token of each word. */
  readonly tokenOf: Int32Array;
}

export function read(text: string, lexicon: Uint8Array): ReadText {
  const tokens = tokensOf(text);
  const degrees = findDegrees(text);
  const words = wordsOf(text, tokens, degrees);
  const introductions = findIntroductions(text);
  const signs = new Uint8Array(tokens.length);
  const tokenOf = new Int32Array(words.length);
  let at = 0;
  for (const [n, word] of words.entries()) {
    while ((tokens[at] as Token).start < word.start) at++;
    tokenOf[n] = at;
    signs[at] = signsOf(word);
  }
  at = 0;
  for (const { end, isStrong, isCourtesy } of introductions) {
    while (at < tokens.length && (tokens[at] as Token).start < end) at++;
    if (at < tokens.length) {
      signs[at] =
        (signs[at] as number) |
        (isStrong ? SIGN.strongTitle : SIGN.weakTitle) |
        (isCourtesy ? SIGN.courtesy : 0);
    }
  }
  at = 0;
  for (const { start } of degrees) {
    while (at < tokens.length && (tokens[at] as Token).start < start) at++;
    // The word before the degree, over the comma.
    const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1;
    if (tokens[before]?.kind === 'word') signs[before] = (signs[before] as number) | SIGN.degreeAfter;
  }
  return {
    text,
    words,
    introductions,
    reading: readingOf(tokens, letterCases(text, tokens), signs, lexicon),
    tokenOf,
  };
}

function signsOf(word: Word): number {
  return (
    (word.isPlace ? SIGN.place : 0) |
    (word.isNamesake ? SIGN.namesake : 0) |
    (roleWords.has(word.folded) ? SIGN.role : 0) |
    (nameLikeWords.has(word.folded) ? SIGN.nameLike : 0)
  );
}
