import { BUCKETS, lexiconBuckets, MET } from '../model/features.ts';
import { hashOf } from '../model/hashing.ts';
import { isCapitalised, type Token, tokensOf } from '../model/tokens.ts';
import { knownProper, knownWords } from './clauses.ts';
import type { Dice } from './dice.ts';
import { knownNames } from './people.ts';
import { drawMixedText } from './sentences.ts';

/** A word met less often is not known: most of those are made up. */
const FEWEST_MEETINGS = 4;
const LISTS = [
  [MET.asName, knownNames],
  [MET.asWord, knownWords],
  [MET.asProper, knownProper],
] as const;

/** How words are met in the lists and in `texts` texts: as names, in small letters, as other proper nouns. */
export function meetWords(dice: Dice, texts: number): Uint8Array {
  const meetings = new Map<number, Map<number, number>>(LISTS.map(([how]) => [how, new Map()]));
  const meet = (how: number, token: Token, times: number) => {
    const counts = meetings.get(how);
    const word = hashOf(token);
    counts?.set(word, (counts.get(word) ?? 0) + times);
  };
  for (const [how, words] of LISTS) {
    for (const token of tokensOf(words.join(' '))) {
      if (token.kind === 'word') meet(how, token, FEWEST_MEETINGS);
    }
  }
  for (let n = 0; n < texts; n++) {
    const { text, nameStarts } = drawMixedText(dice);
    for (const token of tokensOf(text)) {
      if (token.kind !== 'word') continue;
      if (nameStarts.has(token.start)) meet(MET.asName, token, 1);
      else if (!isCapitalised(token.text)) meet(MET.asWord, token, 1);
      else if (!token.isSentenceStart) meet(MET.asProper, token, 1);
    }
  }
  const lexicon = new Uint8Array(BUCKETS.lexicon);
  for (const [how, counts] of meetings) {
    for (const [word, count] of counts) {
      if (count < FEWEST_MEETINGS) continue;
      for (const bucket of lexiconBuckets(word)) lexicon[bucket] = (lexicon[bucket] as number) | how;
    }
  }
  return lexicon;
}
