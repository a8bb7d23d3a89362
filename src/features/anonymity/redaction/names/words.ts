import { agencies } from '#features/staffing/index.ts';
import words from '../../reference/words.json' with { type: 'json' };
import { coverageOf, type Range, rangeOf } from '../coverage.ts';
import { isCapitalised, type Token } from '../model/tokens.ts';

/** A word of a text: letters only. */
export interface Word {
  readonly text: string;
  /** Case and accents folded away. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly isCapitalised: boolean;
  /** The first word of the text or of a sentence: its capital says nothing. */
  readonly isSentenceStart: boolean;
  /** Part of the name of a place or an agency, which may be a person's name as well. */
  readonly isPlace: boolean;
  /** Part of the name of a street or building, which bears a person's name. */
  readonly isNamesake: boolean;
  /** Part of a degree behind a name. */
  readonly isDegree: boolean;
}

export const roleWords: ReadonlySet<string> = new Set(words.roles);
/** Words of everyday speech that are nobody's name. */
const everydayWords: ReadonlySet<string> = new Set(words.everyday);
/** Words of everyday speech that are names too: Bunga, Bintang, Agung. */
export const nameLikeWords: ReadonlySet<string> = new Set(words.nameLike);

/** Words in small letters within names: bin, van, al. */
export const particles: ReadonlySet<string> = new Set(words.particles);

const alternatives = (names: readonly string[]) =>
  [...names]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.()]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|');
const PLACE_NAMES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${alternatives([...agencies.map((agency) => agency.labelId), ...words.places])})(?![\\p{L}\\p{N}])`,
  'giu',
);
const NAMED = `(?<![\\p{L}\\p{N}])(?:${alternatives(words.namesakes.kinds)})\\.?(?:\\s+Negeri)?(?:\\s+\\d{1,3})?(?:\\s+(?:dr|drs|ir|prof|hj?)\\b\\.?)*`;
/** Streets and buildings are named after people: by their capitals, or by a name that many of them bear. */
const NAMED_AFTER = new RegExp(`${NAMED}(?:\\s+(?!(?:Pak|Bapak|Bu|Ibu|Sdri?)\\b)[A-Z][\\p{L}']*){1,4}`, 'gu');
const NAMED_AFTER_KNOWN = new RegExp(
  `${NAMED}\\s+(?:${alternatives(words.namesakes.people)})(?![\\p{L}])`,
  'giu',
);

export function wordsOf(text: string, tokens: readonly Token[], degrees: readonly Range[]): Word[] {
  const degree = coverageOf(text.length, degrees);
  const place = coverageOf(text.length, [...text.matchAll(PLACE_NAMES)].map(rangeOf));
  const namesakes = [...text.matchAll(NAMED_AFTER), ...text.matchAll(NAMED_AFTER_KNOWN)].map(rangeOf);
  const namesake = coverageOf(text.length, namesakes);
  return tokens
    .filter(({ kind }) => kind === 'word')
    .map(({ text: written, folded, start, end, isSentenceStart }) => ({
      text: written,
      folded,
      start,
      end,
      isCapitalised: isCapitalised(written),
      isSentenceStart,
      isPlace: place[start] === 1 && place[end - 1] === 1,
      isNamesake: namesake[start] === 1,
      isDegree: degree[start] === 1,
    }));
}

/** True when a word can be a name at all: no role, place or degree, no word that is nobody's name. */
export function canBeName(word: Word): boolean {
  return !word.isPlace && !word.isDegree && !roleWords.has(word.folded) && !everydayWords.has(word.folded);
}

/** True when the word as written here is more likely a word of everyday speech than a name. */
export function isLikelySpeech(word: Word): boolean {
  const isWordToo = nameLikeWords.has(word.folded) || everydayWords.has(word.folded);
  return isWordToo && (!word.isCapitalised || word.isSentenceStart);
}
