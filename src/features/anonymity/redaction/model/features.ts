import { bucketOf, hashOf, hashPart } from './hashing.ts';
import { stemsOf } from './stems.ts';
import { isCapitalised, type LetterCase, type Token } from './tokens.ts';

/** What rules and vocabularies say about a token. Bits, so that one number can be a feature. */
export const SIGN = {
  place: 1,
  namesake: 2,
  strongTitle: 4,
  weakTitle: 8,
  courtesy: 16,
  degreeAfter: 32,
  role: 64,
  nameLike: 128,
} as const;

/** How training met a word: as a name, in small letters, as another proper noun (bits), or only what it is derived from. */
export const MET = { asName: 1, asWord: 2, asProper: 4, asStem: 8 } as const;

/** A text as the model reads it: arrays of one length, one entry a token. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly cases: readonly LetterCase[];
  readonly signs: Uint8Array;
  readonly words: Int32Array;
  readonly shapes: Uint8Array;
  readonly met: Uint8Array;
}

/** Buckets of the hashed weights of either look, and of the words that training met. */
export const BUCKETS = { first: 2 ** 19, second: 2 ** 16, lexicon: 2 ** 20 } as const;
export const MOST_FEATURES = 64;
/** In place of a neighbour beyond the beginning or end of the text. */
const OUTSIDE = 7;
/** Where capitals tell no name, one set of weights serves. */
const SALTS: Readonly<Record<LetterCase, number>> = { mixed: 0, sentence: 256, single: 256 };
const SECOND_LOOK = 128;
const TRIGRAMS = 64;
const LONGEST_READ = 12;

export function readingOf(
  tokens: readonly Token[],
  cases: readonly LetterCase[],
  signs: Uint8Array,
  lexicon: Uint8Array,
): Reading {
  const words = Int32Array.from(tokens, hashOf);
  return {
    tokens,
    cases,
    signs,
    words,
    shapes: Uint8Array.from(tokens, (token, n) => shapeOf(token, cases[n] ?? 'mixed')),
    met: Uint8Array.from(tokens, (token, n) => metOf(token, words[n] as number, lexicon)),
  };
}

/** Writes the buckets of a token's features into `out` and returns their number: word, affixes, shapes, neighbours. */
export function featuresOf(
  { tokens, cases, words, shapes, signs, met }: Reading,
  n: number,
  out: Int32Array,
): number {
  const { folded, isSentenceStart } = tokens[n] as Token;
  const salt = SALTS[cases[n] ?? 'mixed'];
  const word = (at: number) => words[n + at] ?? OUTSIDE;
  const shape = (at: number) => shapes[n + at] ?? OUTSIDE;
  const metAt = (at: number) => met[n + at] ?? OUTSIDE;
  const sign = (at: number) => signs[n + at] ?? 0;
  const end = (length: number) => hashPart(folded, folded.length - length, folded.length);
  let count = 0;
  const add = (one: number, other = 0, third = 0) => {
    out[count] = bucketOf(BUCKETS.first, salt + count, one, other, third);
    count++;
  };

  const here = shape(0) * 2 + (isSentenceStart ? 1 : 0);
  const metHere = metAt(0) * 64 + here;
  add(here, sign(0));
  add(word(0));
  add(word(0), here);
  add(word(0), word(1));
  add(word(0), word(-1));
  add(metHere, metAt(-1), metAt(1));
  add(metHere, metAt(-2) * 16 + metAt(-1), metAt(1) * 16 + metAt(2));
  add(metHere, metAt(1), shape(1));
  add(metHere, metAt(-1), shape(-1));
  add(metHere, word(-1));
  add(metHere, word(1));
  add(metHere, end(3));
  add(metHere, hashPart(folded, 0, 2));
  add(metHere, sign(0));
  add(sign(0), word(1));
  add(sign(0), sign(-1), sign(1));
  add(here, sign(-2), sign(-1));
  add(word(-1), here);
  add(word(1), here);
  add(word(-2), here);
  add(word(2), here);
  add(shape(-1), here, shape(1));
  add(shape(-2) * 16 + shape(-1), here, shape(1) * 16 + shape(2));
  add(endOf(tokens[n - 1]), here);
  add(endOf(tokens[n + 1]), here);
  add(beginningOf(tokens[n + 1], 2), here);
  add(beginningOf(tokens[n + 1], 3), shape(1), here);
  add(Math.min(folded.length, LONGEST_READ), here);
  for (let length = 2; length <= 4; length++) {
    add(hashPart(folded, 0, length), shape(0));
    add(end(length), shape(0));
  }
  add(hashPart(folded, 0, 2), end(3));
  for (let from = 0; from + 3 <= folded.length && from < LONGEST_READ; from++) {
    out[count++] = bucketOf(BUCKETS.first, salt + TRIGRAMS, hashPart(folded, from, from + 3), shape(0), 0);
  }
  return count;
}

/** Features of the second look, which knows how sure the first one was of the neighbours. */
export function secondFeaturesOf(
  { cases, words, shapes }: Reading,
  n: number,
  first: Float64Array,
  out: Int32Array,
): number {
  const salt = SALTS[cases[n] ?? 'mixed'] + SECOND_LOOK;
  const sure = (at: number) => stepOf(first[n + at]);
  const word = (at: number) => words[n + at] ?? OUTSIDE;
  const shape = (at: number) => shapes[n + at] ?? OUTSIDE;
  let count = 0;
  const add = (one: number, other: number, third: number) => {
    out[count] = bucketOf(BUCKETS.second, salt + count, one, other, third);
    count++;
  };
  add(sure(0), shape(0), 0);
  add(sure(0), sure(-1), shape(0));
  add(sure(0), sure(1), shape(0));
  add(sure(-1), sure(0), sure(1));
  add(sure(-2) * 16 + sure(-1), sure(0), sure(1) * 16 + sure(2));
  add(sure(-1), shape(-1), shape(0));
  add(sure(1), shape(1), shape(0));
  add(sure(0), word(-1), 0);
  add(sure(0), word(1), 0);
  add(sure(0), sure(-2), word(-1));
  add(sure(0), sure(2), word(1));
  return count;
}

/** Where the lexicon keeps a word: at two places, so that hardly an unknown word seems known (Bloom 1970). */
export function lexiconBuckets(word: number): [number, number] {
  return [word & (BUCKETS.lexicon - 1), bucketOf(BUCKETS.lexicon, 0, word, 0, 0)];
}

function lookUp(word: number, lexicon: Uint8Array): number {
  const met = lexicon[word & (BUCKETS.lexicon - 1)] as number;
  return met === 0 ? 0 : met & (lexicon[bucketOf(BUCKETS.lexicon, 0, word, 0, 0)] as number);
}

function metOf({ kind, folded }: Token, word: number, lexicon: Uint8Array): number {
  if (kind !== 'word') return 0;
  const met = lookUp(word, lexicon);
  if (met !== 0) return met;
  const isDerived = stemsOf(folded).some(
    (stem) => lookUp(hashPart(stem, 0, stem.length), lexicon) === MET.asWord,
  );
  return isDerived ? MET.asStem : 0;
}

function stepOf(probability: number | undefined): number {
  if (probability === undefined) return OUTSIDE;
  if (probability < 0.02) return 0;
  if (probability < 0.15) return 1;
  if (probability < 0.5) return 2;
  if (probability < 0.85) return 3;
  return probability < 0.98 ? 4 : 5;
}

function shapeOf({ kind, text }: Token, letterCase: LetterCase): number {
  if (kind === 'masked') return 1;
  if (kind === 'number') return 2;
  if (kind === 'mark') return 3;
  if (letterCase !== 'mixed') return text.length === 1 ? 8 : 9;
  if (!isCapitalised(text)) return text === text.toLowerCase() ? 4 : 5;
  if (text.length === 1) return 6;
  if (text === text.toUpperCase()) return 10;
  return text.slice(1) === text.slice(1).toLowerCase() ? 11 : 12;
}

function beginningOf(token: Token | undefined, length: number): number {
  return token?.kind === 'word' ? hashPart(token.folded, 0, length) : 0;
}

function endOf(token: Token | undefined): number {
  return token?.kind === 'word' ? hashPart(token.folded, token.folded.length - 3, token.folded.length) : 0;
}
