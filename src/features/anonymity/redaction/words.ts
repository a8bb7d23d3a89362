import { agencies } from '#features/staffing/index.ts';
import words from '../reference/words.json' with { type: 'json' };
import { fold } from '../rules/titles.ts';

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
}

export const roleWords: ReadonlySet<string> = new Set(words.roles);
/** Words of everyday speech that are nobody's name. */
const everydayWords: ReadonlySet<string> = new Set(words.everyday);
/** Words of everyday speech that are names too: Bunga, Bintang, Agung. */
const nameLikeWords: ReadonlySet<string> = new Set(words.nameLike);

const PLACE_NAMES = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...agencies.map((agency) => agency.labelId), ...words.places]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.()]/g, '\\$&').replaceAll(' ', '\\s+'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
/** Streets and buildings are named after people. */
const NAMED_AFTER =
  /(?<![\p{L}\p{N}])(?:Jl\.?|Jln\.?|Jalan|Gang|Gg\.?|RSUD|RSJ|RSIA|RS|Rumah Sakit|Puskesmas|Universitas|Bandara|Stadion|Masjid|Gedung|Taman|SMAN?|SMKN?|SMPN?|SDN?)(?:\s+(?:dr|Dr|H|Hj|Ir|Prof|Drs)\.?)*(?:\s+(?!(?:Pak|Bapak|Bu|Ibu|Sdri?)\b)\p{Lu}[\p{L}']*){1,4}/gu;

export function wordsOf(text: string): Word[] {
  const places = [...text.matchAll(PLACE_NAMES)].map(rangeOf);
  return [...text.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)].map((match) => {
    const { start, end } = rangeOf(match);
    return {
      text: match[0],
      folded: fold(match[0]),
      start,
      end,
      isCapitalised: /^\p{Lu}/u.test(match[0]),
      isSentenceStart: /(?:^|[.!?:]\s+|\n\s*|["“(]\s*)$/.test(text.slice(Math.max(0, start - 8), start)),
      isPlace: places.some((place) => place.start <= start && end <= place.end),
    };
  });
}

/** Where a text speaks of a street or building that bears somebody's name. */
export function namedPlaces(text: string): { start: number; end: number }[] {
  return [...text.matchAll(NAMED_AFTER)].map(rangeOf);
}

/** True when a word can be a name at all: no role, no place, no word that is nobody's name. */
export function canBeName(word: Word): boolean {
  return !word.isPlace && !roleWords.has(word.folded) && !everydayWords.has(word.folded);
}

/** True when the word as written here is more likely a word of everyday speech than a name. */
export function isLikelySpeech(word: Word): boolean {
  const isWordToo = nameLikeWords.has(word.folded) || everydayWords.has(word.folded);
  return isWordToo && (!word.isCapitalised || word.isSentenceStart);
}

function rangeOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
