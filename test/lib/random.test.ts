import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, randomBelow, seededRandom, shuffled, systemRandom } from '#lib/random.ts';

describe('seeded chance', () => {
  it('repeats itself from the same seed, however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 10 }),
        (seed, cuts) => {
          const pieces = seededRandom(seed);
          const total = cuts.reduce((sum, length) => sum + length, 0);
          const joined = Buffer.concat(cuts.map((length) => pieces.bytes(length)));
          expect(joined).toEqual(Buffer.from(seededRandom(seed).bytes(total)));
        },
      ),
    );
  });

  it('differs from seed to seed', () => {
    expect(seededRandom('a').bytes(16)).not.toEqual(seededRandom('b').bytes(16));
  });
});

describe('randomBelow', () => {
  it('stays within its bound', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 0xffff_ffff }), (seed, bound) => {
        const drawn = randomBelow(seededRandom(seed), bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }),
    );
  });

  it('draws again where the remainder would favour small numbers', () => {
    const draws = [0xffff_ffff, 7];
    const random: Random = {
      bytes(length) {
        const bytes = Buffer.alloc(length);
        bytes.writeUInt32BE(draws.shift() ?? 0);
        return bytes;
      },
    };
    expect(randomBelow(random, 10)).toBe(7);
  });

  it('gives every number about as often', () => {
    const counts = [0, 0, 0, 0, 0, 0];
    const random = seededRandom('dice');
    for (let throws = 0; throws < 6000; throws++) {
      const face = randomBelow(random, 6);
      counts[face] = (counts[face] ?? 0) + 1;
    }
    // Five standard deviations of a binomial with n = 6000, p = 1/6.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});

describe('shuffled', () => {
  it('keeps every item and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.integer()), (seed, items) => {
        const before = [...items];
        const result = shuffled(seededRandom(seed), items);
        expect(items).toEqual(before);
        expect(result.toSorted((a, b) => a - b)).toEqual(before.toSorted((a, b) => a - b));
      }),
    );
  });

  it('reaches every order', () => {
    const random = seededRandom('orders');
    const orders = new Set(Array.from({ length: 300 }, () => shuffled(random, ['a', 'b', 'c']).join('')));
    expect(orders.size).toBe(6);
  });
});

it('gives as many bytes of system chance as were asked for', () => {
  expect(systemRandom.bytes(33)).toHaveLength(33);
});
