import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersOf } from '#features/feedback/rules/screening/clusters.ts';
import { createDuplicateIndex } from '#features/feedback/rules/screening/duplicate-index.ts';
import { foldText } from '#features/feedback/rules/screening/fold.ts';
import { jaccard, type Shingles, shinglesOf } from '#features/feedback/rules/screening/shingles.ts';
import { messages } from '#test/bench/edited-texts.ts';
import { measureCampaign, measureDuplicates } from '#test/bench/screening.ts';

const LONG =
  'Antrean di loket tiga panjang sekali sejak petugas yang lama pindah, mohon ditambah kursi dan pengeras suara.';

function shinglesFor(text: string): Shingles {
  const shingles = shinglesOf(foldText(text));
  if (shingles === null) throw new Error('too short');
  return shingles;
}

describe('shingles', () => {
  it('are none for a short text, which many people write alike by themselves', () => {
    expect(shinglesOf(foldText('Pelayanan cepat, petugas ramah, terima kasih.'))).toBeNull();
    expect(shinglesOf('')).toBeNull();
  });

  it('are the same however letters are written, and whatever stands between the words', () => {
    expect(jaccard(shinglesFor(LONG), shinglesFor(LONG.toUpperCase().replaceAll(' ', ' - ')))).toBe(1);
  });

  it('give a similarity that is 1 for itself, the same both ways, and what sets give', () => {
    const numbers = fc.uniqueArray(fc.nat(300), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [left, right] = [Uint32Array.from(one).sort(), Uint32Array.from(other).sort()];
        const shared = one.filter((value) => other.includes(value)).length;
        expect(jaccard(left, right)).toBe(shared / (one.length + other.length - shared));
        expect(jaccard(right, left)).toBe(jaccard(left, right));
        expect(jaccard(left, left)).toBe(1);
      }),
    );
  });
});

describe('the index', () => {
  it('finds a copy among many, the same one every time', () => {
    const texts = messages(300, 'index').map(({ text }) => shinglesFor(text));
    const found = () => {
      const index = createDuplicateIndex();
      for (const text of texts) index.add(text);
      return index.add(shinglesFor(LONG)).concat(index.add(shinglesFor(LONG)));
    };
    expect(found()).toEqual([300]);
    expect(found()).toEqual(found());
  });

  it('gives only texts that are alike, and earlier ones', () => {
    const index = createDuplicateIndex();
    const texts = messages(400, 'alike').map(({ text }) => shinglesFor(text));
    for (const [at, text] of texts.entries()) {
      for (const match of index.add(text)) {
        expect(match).toBeLessThan(at);
        expect(jaccard(text, texts[match] ?? text)).toBeGreaterThanOrEqual(0.3);
      }
    }
  });

  it('forgets what is removed', () => {
    const index = createDuplicateIndex();
    index.add(shinglesFor(LONG));
    index.add(shinglesFor(LONG));
    index.remove(0);
    expect(index.add(shinglesFor(LONG))).toEqual([1]);
  });

  it('finds all of 300 pairs of which a fifth of the words is edited, and no unrelated one', () => {
    const { recall, falsePairs, unrelated } = measureDuplicates(300);
    expect(recall.map(({ found }) => found / 300)).toEqual([1, 1, expect.any(Number)]);
    expect(recall.at(-1)?.found).toBeGreaterThan(290);
    expect(unrelated).toBeGreaterThan(30_000);
    expect(falsePairs).toBe(0);
  });

  it('makes one cluster of a campaign of fifty paraphrases, without a stranger, and tells its shift', () => {
    const measured = measureCampaign(50, 150);
    expect(measured).toMatchObject({ clusters: 1, caught: 50, strangers: 0 });
    expect(measured.without).toBeCloseTo(3, 1);
    expect(measured.with).toBeLessThan(2.6);
  });
});

describe('clusters', () => {
  it('are chains of at least three, in the order of their first members', () => {
    expect(clustersOf([[], [0], [], [2], [3], [1], []])).toEqual([
      [0, 1, 5],
      [2, 3, 4],
    ]);
    expect(clustersOf([[], [0]])).toEqual([]);
    expect(clustersOf([])).toEqual([]);
  });

  it('part the texts: nobody is in two, and matches are in the same one', () => {
    const graph = fc
      .integer({ min: 1, max: 40 })
      .chain((n) =>
        fc.tuple(
          ...Array.from({ length: n }, (_, at) =>
            fc.uniqueArray(fc.nat(Math.max(0, at - 1)), { maxLength: at === 0 ? 0 : 2 }),
          ),
        ),
      );
    fc.assert(
      fc.property(graph, (matches) => {
        const clusters = clustersOf(matches as number[][]);
        const members = clusters.flat();
        expect(new Set(members).size).toBe(members.length);
        for (const [at, others] of (matches as number[][]).entries()) {
          for (const other of others) {
            const [one, two] = [at, other].map((text) => clusters.findIndex((all) => all.includes(text)));
            expect(one).toBe(two);
          }
        }
      }),
    );
  });
});
