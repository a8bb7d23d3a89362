import type { Model, WeightTable } from './classifier.ts';
import { BUCKETS } from './features.ts';

/** A model as its file holds it: weights in eight bits each, two words of the lexicon a byte, all in base64. */
export interface StoredModel {
  readonly scales: { readonly first: number; readonly second: number };
  readonly first: string;
  readonly second: string;
  readonly lexicon: string;
}

const WORDS_A_BYTE = 2;
const BITS_A_WORD = 4;

export function packModel({ first, second, lexicon }: Model): StoredModel {
  const tables = { first: inEightBits(first), second: inEightBits(second) };
  const words = new Uint8Array(lexicon.length / WORDS_A_BYTE);
  for (const [n, met] of lexicon.entries()) {
    const byte = Math.floor(n / WORDS_A_BYTE);
    words[byte] = (words[byte] as number) | (met << (BITS_A_WORD * (n % WORDS_A_BYTE)));
  }
  return {
    scales: { first: tables.first.scale, second: tables.second.scale },
    first: inBase64(tables.first.values),
    second: inBase64(tables.second.values),
    lexicon: inBase64(words),
  };
}

export function unpackModel({ scales, first, second, lexicon }: StoredModel): Model {
  const words = Buffer.from(lexicon, 'base64');
  return {
    first: { values: new Int8Array(Buffer.from(first, 'base64')), scale: scales.first },
    second: { values: new Int8Array(Buffer.from(second, 'base64')), scale: scales.second },
    lexicon: Uint8Array.from(
      { length: BUCKETS.lexicon },
      (_, n) => ((words[Math.floor(n / WORDS_A_BYTE)] as number) >> (BITS_A_WORD * (n % WORDS_A_BYTE))) & 15,
    ),
  };
}

function inEightBits({ values, scale }: WeightTable): { values: Int8Array; scale: number } {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  const step = most / 127;
  return { values: Int8Array.from(values, (value) => Math.round(value / step)), scale: step * scale };
}

function inBase64({ buffer, byteOffset, byteLength }: Int8Array | Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
