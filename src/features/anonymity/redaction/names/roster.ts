import { fold } from '../../rules/fold.ts';
import { bareName } from '../../rules/titles.ts';

/** How a word of a text relates to the names of the employees concerned. */
export interface Roster {
  /** exact: a word of a name; similar: one letter away from one. */
  match(folded: string): 'exact' | 'similar' | null;
  /** True for the beginning or end of a name's word: Yanti for Suryanti. */
  hasShortForm(folded: string): boolean;
  /** True when both are words of one employee's name, so that side by side they are that name. */
  isOneName(folded: string, other: string): boolean;
}

const FEWEST_LETTERS = 3;
/** From here on one wrong letter still means the same name. */
const FEWEST_LETTERS_SIMILAR = 5;
const END = 2;

/** Names as the register prints them; titles and degrees are left out. */
export function createRoster(names: readonly string[]): Roster {
  const holders = new Map<string, Set<number>>();
  for (const [person, name] of names.entries()) {
    for (const word of bareName(name).flatMap((part) => fold(part).match(/\p{L}[\p{L}'’]*/gu) ?? [])) {
      holders.set(word, (holders.get(word) ?? new Set()).add(person));
    }
  }
  const long = [...holders.keys()].filter(isLong);
  const words = new Set(long);
  const similar = long.filter((word) => word.length >= FEWEST_LETTERS_SIMILAR);
  // One edit leaves the beginning or the end of a word as it was.
  const byBeginning = groupedBy(similar, (word) => word.slice(0, END));
  const byEnd = groupedBy(similar, (word) => word.slice(-END));
  const matches = new Map<string, ReturnType<Roster['match']>>();

  const findMatch = (folded: string) => {
    if (words.has(folded)) return 'exact';
    if (folded.length < FEWEST_LETTERS_SIMILAR) return null;
    const candidates = [
      ...(byBeginning.get(folded.slice(0, END)) ?? []),
      ...(byEnd.get(folded.slice(-END)) ?? []),
    ];
    return candidates.some((word) => isOneEditAway(word, folded)) ? 'similar' : null;
  };
  return {
    match(folded) {
      const known = matches.get(folded);
      if (known !== undefined) return known;
      const match = findMatch(folded);
      matches.set(folded, match);
      return match;
    },
    hasShortForm: (folded) =>
      isLong(folded) && long.some((word) => word.startsWith(folded) || word.endsWith(folded)),
    isOneName(folded, other) {
      const persons = holders.get(other);
      return persons !== undefined && [...(holders.get(folded) ?? [])].some((person) => persons.has(person));
    },
  };
}

function isLong(word: string): boolean {
  return word.length >= FEWEST_LETTERS;
}

function groupedBy(words: readonly string[], keyOf: (word: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const word of words) {
    const group = groups.get(keyOf(word));
    if (group === undefined) groups.set(keyOf(word), [word]);
    else group.push(word);
  }
  return groups;
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
