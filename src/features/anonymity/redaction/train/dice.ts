/** A fast, seeded source of choices for training text. */
export interface Dice {
  /** A number in [0, 1). */
  roll(): number;
  happens(probability: number): boolean;
  below(bound: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32 (Tommy Ettinger, public domain): whole-number arithmetic only, so every machine rolls alike. */
export function createDice(seed: number): Dice {
  let state = seed | 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(roll() * bound);
  return {
    roll,
    below,
    happens: (probability) => roll() < probability,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
  };
}
