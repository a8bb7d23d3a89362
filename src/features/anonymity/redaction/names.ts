import { findIntroductions, type Introduction } from './introductions.ts';
import type { Roster } from './roster.ts';
import type { Span } from './span.ts';
import { canBeName, isLikelySpeech, namedPlaces, roleWords, type Word, wordsOf } from './words.ts';

interface Finding {
  readonly score: number;
  readonly tier: Span['tier'];
}

const LONGEST_NAME = 4;
const FEWEST_LETTERS_REPEATED = 3;

/** Names of the roster, names that a title introduces, and every further occurrence of their words. */
export function findNames(text: string, roster: Roster): Span[] {
  const words = wordsOf(text);
  const findings = new Map<Word, Finding>();
  const add = (word: Word, finding: Finding | null) => {
    if (finding !== null && finding.score > (findings.get(word)?.score ?? 0)) findings.set(word, finding);
  };
  const places = namedPlaces(text);
  const isInPlace = (word: Word) =>
    places.some((place) => place.start <= word.start && word.end <= place.end);

  for (const word of words) add(word, judgeByRoster(word, roster, isInPlace(word)));
  const isShouting = !/\p{Ll}/u.test(text);
  for (const introduction of findIntroductions(text)) {
    const first = words.findIndex((word) => word.start >= introduction.end);
    if (first < 0 || isInPlace(words[first] as Word)) continue;
    for (const [word, finding] of judgeIntroduced(
      text,
      words.slice(first),
      introduction,
      roster,
      isShouting,
    )) {
      add(word, finding);
    }
  }
  const masked = new Set(
    [...findings].filter(([, { tier }]) => tier === 'mask').map(([word]) => word.folded),
  );
  for (const word of words) {
    if (word.folded.length < FEWEST_LETTERS_REPEATED || !masked.has(word.folded)) continue;
    if (!word.isPlace && !isInPlace(word)) add(word, isLikelySpeech(word) ? HIGHLIGHT : REPEATED);
  }
  return joined(text, findings);
}

const HIGHLIGHT: Finding = { score: 0.5, tier: 'highlight' };
const REPEATED: Finding = { score: 0.85, tier: 'mask' };

function judgeByRoster(word: Word, roster: Roster, isInPlace: boolean): Finding | null {
  if (word.isPlace) return null;
  const match = roster.match(word.folded);
  if (match === null) return null;
  const isCertain = !isInPlace && !isLikelySpeech(word);
  if (match === 'exact') return isCertain ? { score: 0.95, tier: 'mask' } : HIGHLIGHT;
  if (!canBeName(word)) return null;
  return isCertain && word.isCapitalised && !word.isSentenceStart ? { score: 0.8, tier: 'mask' } : HIGHLIGHT;
}

/** The words after a title that belong to the name, with how sure that is. */
function judgeIntroduced(
  text: string,
  words: readonly Word[],
  { isStrong, isCourtesy }: Introduction,
  roster: Roster,
  isShouting: boolean,
): [Word, Finding][] {
  let rest = words;
  let hasRole = false;
  while (rest[0] !== undefined && roleWords.has(rest[0].folded) && isAdjacent(text, rest[0], rest[1])) {
    rest = rest.slice(1);
    hasRole = true;
  }
  const first = rest[0];
  if (first === undefined || !canBeName(first)) return [];
  if (!first.isCapitalised) {
    if (!isCourtesy || hasRole) return [];
    return [[first, roster.hasShortForm(first.folded) ? { score: 0.9, tier: 'mask' } : HIGHLIGHT]];
  }
  // An office is often followed by its place: "Pak Camat Kedaton".
  const finding: Finding = isStrong && !hasRole ? { score: 0.9, tier: 'mask' } : HIGHLIGHT;
  if (!isStrong && isAcronym(first)) return [];
  const name: Word[] = [first];
  // In capitals throughout nothing shows where the name ends.
  for (let n = 1; n < (isShouting ? 1 : LONGEST_NAME); n++) {
    const next = rest[n];
    if (next === undefined || !isAdjacent(text, rest[n - 1] as Word, next)) break;
    if (!next.isCapitalised || !canBeName(next) || isAcronym(next)) break;
    name.push(next);
  }
  return name.map((word) => [word, finding]);
}

/** True when only a space, one line end or the dot of an initial stands between two words. */
function isAdjacent(text: string, word: Word, next: Word | undefined): boolean {
  if (next === undefined) return false;
  const gap = text.slice(word.end, next.start);
  return /^[ \t]{0,3}\r?\n?[ \t]{0,3}$/.test(gap) || (word.text.length === 1 && /^\.\s{0,2}$/.test(gap));
}

function isAcronym(word: Word): boolean {
  return word.text.length > 1 && word.text === word.text.toUpperCase();
}

/** Neighbouring words of one tier are one name. */
function joined(text: string, findings: ReadonlyMap<Word, Finding>): Span[] {
  const spans: Span[] = [];
  let previous: Word | null = null;
  for (const [word, { score, tier }] of [...findings].sort(([one], [other]) => one.start - other.start)) {
    const last = spans.at(-1);
    if (last?.tier === tier && previous !== null && isAdjacent(text, previous, word)) {
      spans[spans.length - 1] = { ...last, end: word.end, score: Math.max(last.score, score) };
    } else {
      spans.push({ start: word.start, end: word.end, kind: 'name', score, tier });
    }
    previous = word;
  }
  return spans;
}
