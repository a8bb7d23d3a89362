import { fold } from '../rules/fold.ts';
import { bareName } from '../rules/titles.ts';
import { createNumberMatcher } from './number-matcher.ts';
import { plainText } from './plain-text.ts';
import { countWords, createSequenceMatcher } from './sequence-matcher.ts';

/** What of the register must stand in no public byte. */
export interface Canaries {
  /** As the register prints them, titles and degrees included. */
  readonly names: readonly string[];
  /** NIPs and NIKs, with or without separators. */
  readonly nips: readonly string[];
  readonly decreeNumbers: readonly string[];
  /** Words of public vocabularies that may stand alone although somebody has no other name. */
  readonly publicWords?: readonly string[];
}

/** Says where something was found and which entry of its list it is, never what: hits go into reports. */
export interface CanaryHit {
  readonly path: string;
  readonly place: 'path' | 'content';
  readonly kind: 'name' | 'nip' | 'decree';
  /** Position in the list of that kind. */
  readonly canary: number;
}

export interface CanaryScanner {
  /** Looks into a file's text and into its name. Each canary is reported once for each place. */
  scan(path: string, text: string): CanaryHit[];
}

/** A single name that is shorter is found in too many ordinary words. */
const FEWEST_LETTERS_ALONE = 5;
/** `824/2026` alone may be anything. */
const FEWEST_DECREE_PARTS = 3;

/**
 * Prepares the search for all canaries at once, so that 20,000 names over 200 MB are one pass.
 * Names of two words and more are found as that sequence of words, whatever the case, accents and punctuation.
 * A name of one word is found from five letters on, where it stands as a word with a capital. Decree numbers are
 * found as the sequence of their parts (from three parts on), NIPs and NIKs by their digits.
 */
export function createCanaryScanner(canaries: Canaries): CanaryScanner {
  const publicWords = new Set((canaries.publicWords ?? []).map(fold));
  const names = canaries.names.map((name) => bareName(name).join(' '));
  const areAlone = names.map((name) => countWords(name) === 1);
  // Names come first: a sequence from here on is a decree number.
  const firstDecree = names.length;
  const sequences = createSequenceMatcher([
    ...names.map((name, n) => (areAlone[n] && isTooCommon(name, publicWords) ? '' : name)),
    ...canaries.decreeNumbers.map((decree) => (countWords(decree) < FEWEST_DECREE_PARTS ? '' : decree)),
  ]);
  const numbers = createNumberMatcher(canaries.nips);

  function find(text: string, report: (kind: CanaryHit['kind'], canary: number) => void): void {
    sequences.match(text, (sequence, start) => {
      if (sequence >= firstDecree) report('decree', sequence - firstDecree);
      else if (!areAlone[sequence] || /\p{Lu}/u.test(text.charAt(start))) report('name', sequence);
    });
    numbers.match(text, (nip) => report('nip', nip));
  }

  return {
    scan(path, text) {
      const hits = new Map<string, CanaryHit>();
      const reportIn = (place: CanaryHit['place']) => (kind: CanaryHit['kind'], canary: number) =>
        hits.set(`${place} ${kind} ${canary}`, { path, place, kind, canary });
      find(path, reportIn('path'));
      find(text, reportIn('content'));
      const plain = plainText(text);
      if (plain !== text) find(plain, reportIn('content'));
      return [...hits.values()];
    },
  };
}

function isTooCommon(name: string, publicWords: ReadonlySet<string>): boolean {
  return name.length < FEWEST_LETTERS_ALONE || publicWords.has(fold(name));
}
