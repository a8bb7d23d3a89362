import { spelling, titles } from '../../rules/titles.ts';
import { type Range, rangeOf } from '../coverage.ts';

/** Where a name may follow, because a title or another introducing word stands before it. */
export interface Introduction {
  /** Offset of the first character after the title and the space behind it. */
  readonly end: number;
  /** strong: a capitalised neighbour is a name. */
  readonly isStrong: boolean;
  /** Bu, Pak, Sdri.: a name may follow in small letters too. */
  readonly isCourtesy: boolean;
}

/** Daily forms of address, which the vocabulary of titles calls weak because they also stand alone. */
const STRONG_ANYWAY = new Set(['bu']);
/** Written in letters and speech before offices rather than names. */
const NEVER = new Set(['yth', 'anak', 'aa', 'teh', 'mak', 'ci', 'bi', 'om', 'pun']);

const introducing = titles.filter(
  (row) =>
    (row.position === 'prefix' || row.position === 'connector') &&
    !NEVER.has(spelling(row.title)) &&
    // One or two letters without a dot are words of their own: bt, b, an.
    (row.isStrong || spelling(row.title).length > 2 || STRONG_ANYWAY.has(spelling(row.title))),
);
const bySpelling = new Map(introducing.map((row) => [spelling(row.title), row]));
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}])(${introducing
    .map((row) => row.title)
    .sort((one, other) => other.length - one.length)
    .map(patternOf)
    .join('|')})(?:\\s{1,3}|(?<=\\.))(?=[\\p{L}])`,
  'giu',
);

export function findIntroductions(text: string): Introduction[] {
  return [...text.matchAll(PATTERN)].map((match) => {
    const key = spelling(match[1] as string);
    const row = bySpelling.get(key);
    return {
      end: match.index + match[0].length,
      isStrong: row?.isStrong === true || STRONG_ANYWAY.has(key),
      isCourtesy: row?.group === 'courtesy' && key !== 'saudara',
    };
  });
}

const DEGREES = new RegExp(
  `(?<=[\\p{L}.]\\s{0,2},\\s{0,2}|\\p{L}\\s)(?:${titles
    .filter((row) => row.position === 'suffix' && (row.isStrong || row.title.includes('.')))
    .map((row) => row.title)
    .sort((one, other) => other.length - one.length)
    .map(patternOf)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Degrees that stand behind something, with or without their dots: `S.Kep.`, `SKep`, `s.kep`. */
export function findDegrees(text: string): Range[] {
  return [...text.matchAll(DEGREES)].map(rangeOf);
}

/** A title of one or two letters needs its dot, as `H.` does; in longer ones people leave it out. */
function patternOf(title: string): string {
  const isShort = spelling(title).length < 2;
  return title
    .replace(/[()]/g, '\\$&')
    .replaceAll('.', isShort ? '\\.' : '\\.?')
    .replaceAll(' ', '\\s+');
}
