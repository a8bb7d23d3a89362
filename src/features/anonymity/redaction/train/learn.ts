import { firstMargins, logistic, type Model, sumOf } from '../model/classifier.ts';
import {
  BUCKETS,
  featuresOf,
  MET,
  MOST_FEATURES,
  type Reading,
  secondFeaturesOf,
} from '../model/features.ts';
import { hashOf } from '../model/hashing.ts';
import { tokensOf } from '../model/tokens.ts';
import { read } from '../names/reading.ts';
import { createDice, type Dice } from './dice.ts';
import { drawText } from './sentences.ts';

/** How often a word is hidden while training, so that neighbours and affixes learn to do without it: names … */
const HIDDEN_NAMES = 0.35;
/** … capitalised words … */
const HIDDEN_CAPITALISED = 0.3;
/** … and all others. */
const HIDDEN_OTHERS = 0.25;
const RATE = 0.12;
/** A word met less often is not known: most of those are made up. */
const FEWEST_MEETINGS = 4;
/** A gradient below this teaches nothing and only costs time. */
const LEAST_GRADIENT = 0.0005;
const UNKNOWN_WORDS = 2 ** 30;

/** One look's weights while they are learned: logistic regression with AdaGrad steps (Duchi et al. 2011). */
interface Learner {
  readonly values: Float32Array;
  readonly squares: Float32Array;
  readonly scale: 1;
}

/**
 * Draws `texts` texts and learns from them: a third teaches which words there are, all the first look, half as many
 * again the second. The same seed gives the same model, bit for bit.
 */
export function learn(seed: number, texts: number): Model {
  const dice = createDice(seed);
  const lexicon = meetWords(dice, Math.floor(texts / 3));
  const first = createLearner(BUCKETS.first);
  for (let n = 0; n < texts; n++) teachFirst(first, drawExample(dice, lexicon));
  const second = createLearner(BUCKETS.second);
  for (let n = 0; n < texts / 2; n++) teachSecond(first, second, drawExample(dice, lexicon));
  return { first, second, lexicon };
}

function createLearner(buckets: number): Learner {
  return { values: new Float32Array(buckets), squares: new Float32Array(buckets).fill(1), scale: 1 };
}

function meetWords(dice: Dice, texts: number): Uint8Array {
  const names = new Uint32Array(BUCKETS.lexicon);
  const others = new Uint32Array(BUCKETS.lexicon);
  for (let n = 0; n < texts; n++) {
    const { text, nameStarts } = drawText(dice);
    for (const token of tokensOf(text)) {
      if (token.kind !== 'word') continue;
      const bucket = hashOf(token) & (BUCKETS.lexicon - 1);
      const counts = nameStarts.has(token.start) ? names : others;
      counts[bucket] = (counts[bucket] as number) + 1;
    }
  }
  return Uint8Array.from(names, (count, bucket) => {
    const isOther = (others[bucket] as number) >= FEWEST_MEETINGS;
    return (count >= FEWEST_MEETINGS ? MET.asName : 0) | (isOther ? MET.asOther : 0);
  });
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
    if (token.kind !== 'word') continue;
    const isMarked = token.text !== token.folded && !token.isSentenceStart;
    const share = labels[n] === 1 ? HIDDEN_NAMES : isMarked ? HIDDEN_CAPITALISED : HIDDEN_OTHERS;
    if (!dice.happens(share)) continue;
    reading.words[n] = dice.below(UNKNOWN_WORDS);
    reading.met[n] = 0;
  }
  return { reading, labels };
}

function teachFirst(learner: Learner, { reading, labels }: Example): void {
  const out = new Int32Array(MOST_FEATURES);
  for (const [n, { kind }] of reading.tokens.entries()) {
    if (kind !== 'word') continue;
    const count = featuresOf(reading, n, out);
    step(learner, out, count, logistic(sumOf(learner, out, count)) - (labels[n] as number));
  }
}

function teachSecond(first: Learner, learner: Learner, { reading, labels }: Example): void {
  const out = new Int32Array(MOST_FEATURES);
  const margins = firstMargins(reading, first, out);
  const likely = margins.map((margin, n) => (reading.tokens[n]?.kind === 'word' ? logistic(margin) : 0));
  for (const [n, { kind }] of reading.tokens.entries()) {
    if (kind !== 'word') continue;
    const count = secondFeaturesOf(reading, n, likely, out);
    const margin = (margins[n] as number) + sumOf(learner, out, count);
    step(learner, out, count, logistic(margin) - (labels[n] as number));
  }
}

function step({ values, squares }: Learner, buckets: Int32Array, count: number, gradient: number): void {
  if (Math.abs(gradient) < LEAST_GRADIENT) return;
  for (let n = 0; n < count; n++) {
    const bucket = buckets[n] as number;
    const square = (squares[bucket] as number) + gradient * gradient;
    squares[bucket] = square;
    values[bucket] = (values[bucket] as number) - (RATE * gradient) / Math.sqrt(square);
  }
}
