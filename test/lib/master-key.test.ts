import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterKey } from '#lib/master-key.ts';

const bytes = Buffer.alloc(32, 7);

describe('a key derived from the master key', () => {
  it('is HKDF of RFC 5869 with SHA-256, an empty salt and the purpose as info', () => {
    const testCase3 = '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d';
    expect(hkdf(Buffer.alloc(22, 0x0b), '').toString('hex')).toBe(testCase3);
    expect(masterKey(bytes).derive('voice').export()).toEqual(hkdf(bytes, 'tapis/voice'));
  });

  it('is another one for another purpose, and the same one when it is asked for again', () => {
    const key = masterKey(bytes);
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(key.derive(one).equals(key.derive(other))).toBe(one === other);
        expect(key.derive(one)).toBe(key.derive(one));
      }),
    );
  });

  it('is not the key that seals', () => {
    const key = masterKey(bytes);
    expect(key.encryption.export()).toEqual(bytes);
    expect(key.derive('').equals(key.encryption)).toBe(false);
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
