import { type Finding, findingOf } from './finding.ts';
import { plainText } from './fold.ts';

/** Fewer letters are an emoticon, a name or a slip. */
const FEWEST_LETTERS = 10;
/** Shorter words may be abbreviations: `yg`, `krn`, `ptgs`. */
const FEWEST_WORD_LETTERS = 6;
const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const ROW_PART = 4;
const rowParts = KEYBOARD_ROWS.flatMap((row) => [row, [...row].reverse().join('')]).flatMap((row) =>
  Array.from({ length: row.length - ROW_PART + 1 }, (_, at) => row.slice(at, at + ROW_PART)),
);
/** Four consonants in a row occur ("bangkrut", "instruksi"), five do not. */
const CONSONANTS = /[bcdfghjklmnpqrstvwxyz]{5}/;
const VOWELS = /[aeiou]{5}/;
const LAUGHTER = /^(?:(?:wk)+w?|a?(?:ha)+h?|(?:he)+h?|(?:hi)+h?|(?:xi)+x?)$/;

/** A text that is mostly in letters other than Latin ones (`script`), or mostly no language at all (`gibberish`). */
export function findUnreadable(text: string): Finding[] {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length < FEWEST_LETTERS) return [];
  const foreign = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length;
  if (foreign * 2 > letters.length) return findingOf('script', foreign);
  const noise = (plainText(text).match(/\p{L}+/gu) ?? []).filter(isNoise);
  const noisy = noise.reduce((sum, word) => sum + word.length, 0);
  return noisy * 2 >= letters.length ? findingOf('gibberish', noise.length) : [];
}

function isNoise(word: string): boolean {
  if (word.length < FEWEST_WORD_LETTERS || LAUGHTER.test(word)) return false;
  const kinds = new Set(word).size;
  return (
    kinds * 4 <= word.length ||
    CONSONANTS.test(word) ||
    VOWELS.test(word) ||
    rowParts.some((part) => word.includes(part))
  );
}
