import { featuresOf, MOST_FEATURES, type Reading, secondFeaturesOf } from './features.ts';

/** A weight for every bucket, in whole steps of `scale`. */
export interface WeightTable {
  readonly values: Int8Array | Float32Array;
  readonly scale: number;
}

/** What training found. */
export interface Model {
  readonly first: WeightTable;
  readonly second: WeightTable;
  /** How training met the words, by their bucket. */
  readonly lexicon: Uint8Array;
}

/** How likely each token is part of a person's name: a first look at the token, a second one at its neighbours. */
export function nameProbabilities(reading: Reading, { first, second }: Model): Float64Array {
  const out = new Int32Array(MOST_FEATURES);
  const margins = firstMargins(reading, first, out);
  const likely = margins.map((margin, n) => (reading.tokens[n]?.kind === 'word' ? logistic(margin) : 0));
  return likely.map((probability, n) => {
    if (reading.tokens[n]?.kind !== 'word') return probability;
    const count = secondFeaturesOf(reading, n, likely, out);
    return logistic((margins[n] as number) + sumOf(second, out, count));
  });
}

export function firstMargins(reading: Reading, table: WeightTable, out: Int32Array): Float64Array {
  return Float64Array.from(reading.tokens, ({ kind }, n) =>
    kind === 'word' ? sumOf(table, out, featuresOf(reading, n, out)) : 0,
  );
}

export function sumOf({ values, scale }: WeightTable, buckets: Int32Array, count: number): number {
  let sum = 0;
  for (let n = 0; n < count; n++) sum += values[buckets[n] as number] as number;
  return sum * scale;
}

export function logistic(margin: number): number {
  return 1 / (1 + Math.exp(-margin));
}
