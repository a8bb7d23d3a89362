import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVocabulary, editDistance, nearestOf } from '#lib/sheet/vocabulary.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

/** The definition, without tables or limits. */
function plainDistance(from: string, to: string): number {
  if (from === '' || to === '') return from.length + to.length;
  const same = from[0] === to[0] ? 0 : 1;
  return Math.min(
    plainDistance(from.slice(1), to.slice(1)) + same,
    plainDistance(from.slice(1), to) + 1,
    plainDistance(from, to.slice(1)) + 1,
  );
}

describe('the edit distance', () => {
  it('is what its definition says, up to the limit', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(
      fc.property(short, short, fc.integer({ min: 0, max: 6 }), (from, to, most) => {
        const distance = plainDistance(from, to);
        if (distance <= most) expect(editDistance(from, to, most)).toBe(distance);
        else expect(editDistance(from, to, most)).toBeGreaterThan(most);
      }),
    );
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(word, word, (one, other) => editDistance(one, other, 9) === editDistance(other, one, 9)),
    );
  });
});

describe('a vocabulary', () => {
  const vocabulary = createVocabulary([
    { code: 'dinas-kesehatan', names: ['Dinas Kesehatan'] },
    { code: 'dinas-sosial', names: ['Dinas Sosial'] },
  ]);

  it.each(['dinas-kesehatan', 'DINAS KESEHATAN', '  dinas \u00a0kesehatan '])('finds %j', (text) => {
    expect(vocabulary.find(text)).toBe('dinas-kesehatan');
  });

  it('names what was most likely meant, as code or as label', () => {
    expect(vocabulary.nearest('dinas-kesehatn')).toBe('dinas-kesehatan');
    expect(vocabulary.nearest('Dinas Sosail')).toBe('Dinas Sosial');
  });

  it('names nothing when nothing is close', () => {
    expect(vocabulary.nearest('Kantor Pos')).toBeNull();
    expect(nearestOf('abc', ['abd'])).toBeNull();
    expect(nearestOf('abcd', ['abce'])).toBe('abce');
  });

  it('cannot be made when one name means two things', () => {
    const entries = [
      { code: 'a', names: ['Umum'] },
      { code: 'b', names: ['UMUM'] },
    ];
    expect(() => createVocabulary(entries)).toThrow('UMUM names both a and b');
  });
});
