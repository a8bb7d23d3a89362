import { createHash } from 'node:crypto';

/** Choices of the demo: fast, and the same for the same seed on every machine. Never for secrets. */
export interface Chance {
  /** A number in [0, 1). */
  fraction(): number;
  /** A whole number in [low, high], both included. */
  between(low: number, high: number): number;
  /** True in the given share (0 to 1) of the calls. */
  happens(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight; weights are positive and need not add up to anything. */
  pickWeighted<Item>(choices: readonly Weighted<Item>[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

export type Weighted<Item> = readonly [item: Item, weight: number];

/** The sfc32 generator (Chris Doty-Humphrey, PractRand) started from SHA-256 of the seed. */
export function createChance(seed: string): Chance {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);

  function fraction(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  function pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[between(0, items.length - 1)] as Item;
  }
  return {
    fraction,
    between,
    happens: (share) => fraction() < share,
    pick,
    pickWeighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = fraction() * total;
      const chosen = choices.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      return (chosen ?? pick(choices))[0];
    },
    shuffled(items) {
      const result = [...items];
      for (let last = result.length - 1; last > 0; last--) {
        const other = between(0, last);
        const held = result[last] as (typeof result)[number];
        result[last] = result[other] as (typeof result)[number];
        result[other] = held;
      }
      return result;
    },
  };
}
