import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, ID_PATTERN, newId } from '#lib/id.ts';
import { seededRandom, systemRandom } from '#lib/random.ts';

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ])('writes %j as RFC 4648 does, in lower case without padding', (plain, encoded) => {
    expect(base32(Buffer.from(plain))).toBe(encoded);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(decode(base32(bytes))).toEqual(bytes);
      }),
    );
  });
});

describe('newId', () => {
  it('is 26 characters of the pattern', () => {
    fc.assert(fc.property(fc.string(), (seed) => ID_PATTERN.test(newId(seededRandom(seed)))));
  });

  it('does not repeat', () => {
    const ids = Array.from({ length: 1000 }, () => newId(systemRandom));
    expect(new Set(ids).size).toBe(1000);
  });
});

function decode(text: string): Uint8Array {
  const bits = [...text]
    .map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
