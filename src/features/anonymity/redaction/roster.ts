import { bareName, fold } from '../rules/titles.ts';

/** How a word of a text relates to the names of the employees concerned. */
export interface Roster {
  /** exact: a word of a name; similar: one letter away from one. */
  match(folded: string): 'exact' | 'similar' | null;
  /** True for the beginning or end of a name's word: Yanti for Suryanti. */
  hasShortForm(folded: string): boolean;
}

const FEWEST_LETTERS = 3;
/** From here on one wrong letter still means the same name. */
const FEWEST_LETTERS_SIMILAR = 5;

/** Names as the register prints them; titles and degrees are left out. */
export function createRoster(names: readonly string[]): Roster {
  const words = new Set(
    names
      .flatMap((name) => bareName(name).flatMap((word) => fold(word).match(/\p{L}+/gu) ?? []))
      .filter(isLong),
  );
  const list = [...words];
  return {
    match(folded) {
      if (words.has(folded)) return 'exact';
      if (folded.length < FEWEST_LETTERS_SIMILAR) return null;
      const isSimilar = list.some(
        (word) => word.length >= FEWEST_LETTERS_SIMILAR && isOneEditAway(word, folded),
      );
      return isSimilar ? 'similar' : null;
    },
    hasShortForm: (folded) =>
      isLong(folded) && list.some((word) => word.startsWith(folded) || word.endsWith(folded)),
  };
}

function isLong(word: string): boolean {
  return word.length >= FEWEST_LETTERS;
}

/** True when one letter more, less or other makes one word of the other (Levenshtein distance 1 or 0). */
function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let head = 0;
  while (head < one.length && one[head] === other[head]) head++;
  const oneTail = one.slice(head + (one.length >= other.length ? 1 : 0));
  const otherTail = other.slice(head + (other.length >= one.length ? 1 : 0));
  return oneTail === otherTail;
}
