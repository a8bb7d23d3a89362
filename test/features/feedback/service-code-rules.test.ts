import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODE_LENGTH, formatServiceCode } from '#features/feedback/index.ts';
import { parseServiceCode, serviceCodeOf } from '#features/feedback/rules/service-code.ts';

const codes = fc.uint8Array({ minLength: 6, maxLength: 32 }).map(serviceCodeOf);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

describe('a service code', () => {
  it('is read as it stands on the slip, in whatever case and with whatever dashes it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[A-Z2-7]{10}$/);
        expect(parseServiceCode(formatServiceCode(code))).toBe(code);
        expect(parseServiceCode(` ${[...code.toLowerCase()].join(' ')} `)).toBe(code);
      }),
      { numRuns: 2000 },
    );
  });

  it('with one wrong character is none', () => {
    fc.assert(
      fc.property(codes, fc.nat(CODE_LENGTH - 1), fc.nat(31), (code, place, other) => {
        fc.pre(ALPHABET[other] !== code[place]);
        const wrong = code.slice(0, place) + ALPHABET[other] + code.slice(place + 1);
        expect(parseServiceCode(wrong)).toBeNull();
      }),
      { numRuns: 5000 },
    );
  });

  it('is nothing else that people type', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (typed) => {
        const code = parseServiceCode(typed);
        if (code !== null) expect(parseServiceCode(formatServiceCode(code))).toBe(code);
      }),
      { numRuns: 5000 },
    );
  });
});
