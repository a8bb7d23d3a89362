import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masterKey } from '#lib/master-key.ts';
import { seal, unseal } from '#lib/seal.ts';

const key = masterKey(Buffer.alloc(32, 7));

describe('sealing', () => {
  it('gives back every JSON value that it closed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.string(), (value, owner) => {
        expect(unseal(key, owner, seal(key, owner, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not open a box that was moved to another owner', () => {
    const sealed = seal(key, 'transfer:a', { name: 'Sri Contoh' });
    expect(() => unseal(key, 'transfer:b', sealed)).toThrow();
  });

  it('does not open a box under the data key of another record of the same owner', () => {
    const one = seal(key, 'transfer:a', 1);
    const other = seal(key, 'transfer:a', 2);
    expect(() => unseal(key, 'transfer:a', { dataKey: other.dataKey, box: one.box })).toThrow();
  });

  it('does not open with another key', () => {
    expect(() => unseal(masterKey(Buffer.alloc(32, 8)), 'transfer:a', seal(key, 'transfer:a', 1))).toThrow();
  });

  it('does not open when a single bit was changed, or the end was cut off', () => {
    const sealed = seal(key, 'transfer:a', { name: 'Sri Contoh' });
    const bytes = Buffer.from(sealed.box, 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => unseal(key, 'transfer:a', { ...sealed, box: changed.toString('base64url') })).toThrow();
      }),
    );
    for (const length of [0, 11, 12, 27, 28, bytes.length - 1]) {
      const box = bytes.subarray(0, length).toString('base64url');
      expect(() => unseal(key, 'transfer:a', { ...sealed, box })).toThrow();
    }
  });

  it('never makes the same box twice', () => {
    const boxes = Array.from({ length: 100 }, () => seal(key, 'transfer:a', 'same'));
    expect(new Set(boxes.flatMap(({ dataKey, box }) => [dataKey, box])).size).toBe(200);
  });

  it('shows nothing of what it holds', () => {
    const { box, dataKey } = seal(key, 'transfer:a', 'Sri Contoh');
    const bytes = Buffer.concat([Buffer.from(box, 'base64url'), Buffer.from(dataKey, 'base64url')]);
    expect(bytes.includes('Contoh')).toBe(false);
  });
});
