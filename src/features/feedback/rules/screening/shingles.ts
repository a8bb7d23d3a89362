/** Two texts are near-duplicates from this Jaccard similarity of their character 5-grams on. */
export const SIMILAR = 0.3;
const LENGTH = 5;
/** Shorter texts are stock phrases ("pelayanan cepat, petugas ramah") that many people write by themselves. */
const FEWEST_SHINGLES = 60;

/** The character 5-grams of a folded text as 32-bit hashes (FNV-1a, then mixed), each once, in order. */
export type Shingles = Uint32Array;

/** Null for a text too short to be compared. */
export function shinglesOf(folded: string): Shingles | null {
  const hashes = new Set<number>();
  for (let at = 0; at + LENGTH <= folded.length; at++) hashes.add(hashOf(folded, at));
  return hashes.size < FEWEST_SHINGLES ? null : Uint32Array.from(hashes).sort();
}

function hashOf(text: string, from: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < from + LENGTH; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The share of shingles that both have among those that either has: 0 to 1. */
export function jaccard(one: Shingles, other: Shingles): number {
  let shared = 0;
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const left = one[a] ?? 0;
    const right = other[b] ?? 0;
    if (left === right) shared++;
    if (left <= right) a++;
    if (right <= left) b++;
  }
  return shared / (one.length + other.length - shared);
}
