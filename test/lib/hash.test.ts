import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonym, sha256Hex } from '#lib/hash.ts';
import { masterKey } from '#lib/master-key.ts';

const key = masterKey(Buffer.alloc(32, 7));

describe('sha256Hex', () => {
  it('gives the digest of FIPS 180-2 for "abc"', () => {
    const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256Hex('abc')).toBe(digest);
    expect(sha256Hex(Buffer.from('abc'))).toBe(digest);
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
    expect(pseudonym(masterKey(Buffer.alloc(32, 8)), 'voice', 'warga@example.org')).not.toBe(name);
  });
});
