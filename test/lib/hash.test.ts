import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKey, pseudonym, sha256Hex } from '#lib/hash.ts';

const key = Buffer.alloc(32, 7);

describe('sha256Hex', () => {
  it('gives the digest of FIPS 180-2 for "abc"', () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).toBe(digest);
    expect(sha256Hex(Buffer.from('abc'))).toBe(digest);
  });
});

describe('deriveKey', () => {
  it('is HKDF of RFC 5869 with SHA-256, an empty salt and the purpose as info', () => {
    const testCase3 = '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d';
    expect(hkdf(Buffer.alloc(22, 0x0b), '').toString('hex')).toBe(testCase3);
    expect(deriveKey(key, 'voice')).toEqual(hkdf(key, 'tapis/voice'));
  });

  it('gives another key for another purpose', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other);
        expect(deriveKey(key, one)).not.toEqual(deriveKey(key, other));
      }),
    );
  });
});

describe('pseudonym', () => {
  it('is the same for the same value only', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(pseudonym(key, 'x', one) === pseudonym(key, 'x', other)).toBe(one === other);
      }),
    );
  });

  it('cannot be recognised under another purpose or another key', () => {
    const name = pseudonym(key, 'voice', 'warga@example.org');
    expect(pseudonym(key, 'code', 'warga@example.org')).not.toBe(name);
    expect(pseudonym(Buffer.alloc(32, 8), 'voice', 'warga@example.org')).not.toBe(name);
  });
});

/** The first 32 bytes of HKDF, written down from the RFC: extract, then one round of expand. */
function hkdf(keyMaterial: Buffer, info: string): Buffer {
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(keyMaterial).digest();
  return createHmac('sha256', extracted)
    .update(info)
    .update(Buffer.from([1]))
    .digest();
}
