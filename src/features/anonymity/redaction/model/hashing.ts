import type { Token } from './tokens.ts';

/** Numbers of one length are one word; a masked stretch is one, however long. */
export function hashOf({ kind, folded }: Token): number {
  if (kind === 'masked') return 1;
  if (kind === 'number') return 16 + Math.min(folded.length, 9);
  return hashPart(folded, 0, folded.length);
}

/** FNV-1a over UTF-16 units. */
export function hashPart(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let n = Math.max(0, from); n < to && n < text.length; n++) {
    hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  }
  return hash;
}

/** One of `buckets` (a power of two) for a kind of feature and its parts; mixed as in MurmurHash3. */
export function bucketOf(buckets: number, kind: number, one: number, other: number, third: number): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ one;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ other;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ third;
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}
