import { jaccard, type Shingles, SIMILAR } from './shingles.ts';

/**
 * Bands of three minima each (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4): a pair with
 * similarity s meets in one of them with probability 1 − (1 − s³)⁶⁴: 82 % at 0.3, 98.5 % at 0.4, all but 2 in 10,000
 * at 0.5; a pair of unrelated texts (0.04) in 0.4 %.
 */
const BANDS = 64;
const ROWS = 3;
/** Of those who share a band so many are looked at, the newest first: a campaign of thousands costs no more than that. */
const MOST_PER_BAND = 8;
const MOST_MATCHES = 16;
const SMALLEST_TABLE = 1 << 12;
/**
 * Before a pair is compared exactly, 64 of its minima are, by one byte of each: of a pair with similarity 0.3 nineteen
 * agree, fewer than ten in 1 of 450 such pairs; of unrelated texts three.
 */
const SKETCH = 64;
const FEWEST_AGREEING = 10;

/** Finds near-duplicates among texts that come one by one. The work per text is bounded, however many there are. */
export interface DuplicateIndex {
  /** Takes in the next text, whose number is how many came before, and gives the numbers of earlier ones like it. */
  add(shingles: Shingles): number[];
  /** Forgets a text; its number is not given again. */
  remove(number: number): void;
}

export function createDuplicateIndex(): DuplicateIndex {
  const texts: (Shingles | null)[] = [];
  let sketches = new Uint8Array(0);
  let keys = new Uint32Array(0);
  let older = new Int32Array(0);
  let newest = new Int32Array(SMALLEST_TABLE).fill(-1);

  const slotOf = (key: number) => key & (newest.length - 1);
  const link = (entry: number) => {
    const slot = slotOf(keys[entry] ?? 0);
    older[entry] = newest[slot] ?? -1;
    newest[slot] = entry;
  };

  /** Doubles the table when it is as full as it is long, so that its chains stay short. */
  function makeRoom(): void {
    const entries = texts.length * BANDS;
    if (entries + BANDS > keys.length) {
      keys = enlarged(keys, new Uint32Array(2 * (entries + BANDS)));
      older = enlarged(older, new Int32Array(2 * (entries + BANDS)));
      sketches = enlarged(sketches, new Uint8Array(2 * (texts.length + 1) * SKETCH));
    }
    if (entries + BANDS <= newest.length) return;
    newest = new Int32Array(newest.length * 2).fill(-1);
    for (let entry = 0; entry < entries; entry++) link(entry);
  }

  function isLikely(sketch: Uint8Array, number: number): boolean {
    let agreeing = 0;
    for (let at = 0; at < SKETCH; at++) if (sketch[at] === sketches[number * SKETCH + at]) agreeing++;
    return agreeing >= FEWEST_AGREEING;
  }

  function matchesOf(shingles: Shingles, minima: Uint32Array, bands: Uint32Array): number[] {
    const sketch = sketchOf(minima);
    const looked = new Set<number>();
    const matches: number[] = [];
    for (const key of bands) {
      let met = 0;
      for (
        let entry = newest[slotOf(key)] ?? -1;
        entry >= 0 && met < MOST_PER_BAND;
        entry = older[entry] ?? -1
      ) {
        if (keys[entry] !== key) continue;
        met++;
        const number = Math.floor(entry / BANDS);
        if (looked.has(number)) continue;
        looked.add(number);
        if (!isLikely(sketch, number)) continue;
        const other = texts[number] ?? null;
        if (other !== null && jaccard(shingles, other) >= SIMILAR) matches.push(number);
        if (matches.length === MOST_MATCHES) return matches;
      }
    }
    return matches;
  }

  return {
    add(shingles) {
      makeRoom();
      const minima = minimaOf(shingles);
      const bands = bandsOf(minima);
      const matches = matchesOf(shingles, minima, bands);
      const first = texts.length * BANDS;
      keys.set(bands, first);
      sketches.set(sketchOf(minima), texts.length * SKETCH);
      texts.push(shingles);
      for (let band = 0; band < BANDS; band++) link(first + band);
      return matches;
    },
    remove(number) {
      texts[number] = null;
    },
  };
}

function enlarged<Numbers extends Uint32Array | Int32Array | Uint8Array>(
  old: Numbers,
  larger: Numbers,
): Numbers {
  larger.set(old);
  return larger;
}

const multipliers = Uint32Array.from({ length: BANDS * ROWS }, (_, n) => mixed(2 * n + 1) | 1);
const offsets = Uint32Array.from({ length: BANDS * ROWS }, (_, n) => mixed(2 * n + 2));

/** The smallest values of each hash function over the shingles. */
function minimaOf(shingles: Shingles): Uint32Array {
  const minima = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let n = 0; n < minima.length; n++) {
      const value = (Math.imul(shingle, multipliers[n] ?? 1) + (offsets[n] ?? 0)) >>> 0;
      if (value < (minima[n] ?? 0)) minima[n] = value;
    }
  }
  return minima;
}

function bandsOf(minima: Uint32Array): Uint32Array {
  return Uint32Array.from({ length: BANDS }, (_, band) => {
    let key = band;
    for (let row = 0; row < ROWS; row++) key = mixed(key ^ (minima[band * ROWS + row] ?? 0));
    return key;
  });
}

/** The high bytes would say little: minima are small. */
function sketchOf(minima: Uint32Array): Uint8Array {
  return Uint8Array.from({ length: SKETCH }, (_, at) => minima[at * ROWS] ?? 0);
}

/** A fixed mixing of 32 bits (the finaliser of MurmurHash3): the index is the same on every machine. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
