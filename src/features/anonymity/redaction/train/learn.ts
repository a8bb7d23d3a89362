import { firstMargins, logistic, type Model, type WeightTable } from '../model/classifier.ts';
import { BUCKETS, featuresOf, MOST_FEATURES, type Reading, secondFeaturesOf } from '../model/features.ts';
import type { Token } from '../model/tokens.ts';
import { read } from '../names/reading.ts';
import { createDice, type Dice } from './dice.ts';
import { Learner } from './learner.ts';
import { meetWords } from './lexicon.ts';
import { drawText } from './sentences.ts';

/** How often a word is hidden while training, so that neighbours and affixes learn to do without it. */
const HIDDEN = { name: 0.35, capitalised: 0.25, sentenceStart: 0.08, other: 0.2 } as const;
const UNKNOWN_WORDS = 2 ** 30;

/**
 * Draws `texts` texts and learns from them: a third teaches which words there are, all the first look, half as many
 * again the second. The same seed gives the same model, bit for bit.
 */
export function learn(seed: number, texts: number): Model {
  const dice = createDice(seed);
  const lexicon = meetWords(dice, Math.floor(texts / 3));
  const first = learnFrom(dice, texts, lexicon, BUCKETS.first, teachFirst);
  const second = learnFrom(dice, texts / 2, lexicon, BUCKETS.second, (learner, example) =>
    teachSecond(first, learner, example),
  );
  return { first, second, lexicon };
}

function learnFrom(
  dice: Dice,
  texts: number,
  lexicon: Uint8Array,
  buckets: number,
  teach: (learner: Learner, example: Example) => void,
): WeightTable {
  const learner = new Learner(buckets);
  for (let n = 0; n < texts; n++) {
    if (n >= texts / 2) learner.startAveraging();
    teach(learner, drawExample(dice, lexicon));
  }
  return learner.average();
}

interface Example {
  readonly reading: Reading;
  /** 1 for a token that is part of a name. */
  readonly labels: Uint8Array;
}

function drawExample(dice: Dice, lexicon: Uint8Array): Example {
  const { text, nameStarts } = drawText(dice);
  const { reading } = read(text, lexicon);
  const labels = Uint8Array.from(reading.tokens, ({ start }) => (nameStarts.has(start) ? 1 : 0));
  for (const [n, token] of reading.tokens.entries()) {
    if (token.kind !== 'word' || !dice.happens(HIDDEN[roleOf(token, labels[n] === 1)])) continue;
    reading.words[n] = dice.below(UNKNOWN_WORDS);
    reading.met[n] = 0;
  }
  return { reading, labels };
}

function roleOf({ text, folded, isSentenceStart }: Token, isName: boolean): keyof typeof HIDDEN {
  if (isName) return 'name';
  if (isSentenceStart) return 'sentenceStart';
  return text === folded ? 'other' : 'capitalised';
}

const OUT = new Int32Array(MOST_FEATURES);

function teachFirst(learner: Learner, { reading, labels }: Example): void {
  for (const [n, { kind }] of reading.tokens.entries()) {
    if (kind !== 'word') continue;
    learner.teach(OUT, featuresOf(reading, n, OUT), labels[n] as number);
  }
}

function teachSecond(first: WeightTable, learner: Learner, { reading, labels }: Example): void {
  const margins = firstMargins(reading, first, OUT);
  const likely = margins.map((margin, n) => (reading.tokens[n]?.kind === 'word' ? logistic(margin) : 0));
  for (const [n, { kind }] of reading.tokens.entries()) {
    if (kind !== 'word') continue;
    const count = secondFeaturesOf(reading, n, likely, OUT);
    learner.teach(OUT, count, labels[n] as number, margins[n]);
  }
}
