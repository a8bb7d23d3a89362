import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGS } from '#lib/lang.ts';
import { formatDate, formatMonth, formatNumber, formatPeriod, numberWord } from '#strings/format.ts';

describe('dates and periods', () => {
  it.each([
    ['id', '24 November 2026'],
    ['en', '24 November 2026'],
  ] as const)('are written day, month, year (%s)', (lang, expected) => {
    expect(formatDate(lang, '2026-11-24')).toBe(expected);
  });

  it.each([
    ['id', '2026-07', 'Juli 2026'],
    ['id', '2026-Q3', 'triwulan III 2026'],
    ['id', '2026-H2', 'semester II 2026'],
    ['id', '2026', 'tahun 2026'],
    ['en', '2026-07', 'July 2026'],
    ['en', '2026-Q3', 'third quarter of 2026'],
    ['en', '2026-H2', 'second half of 2026'],
    ['en', '2026', '2026'],
  ] as const)('name the period in %s: %s', (lang, period, expected) => {
    expect(formatPeriod(lang, period)).toBe(expected);
  });

  it.each(['2026-13', '2026-Q', 'July', ''])('refuse what is no period: %s', (period) => {
    expect(() => formatPeriod('id', period)).toThrow(RangeError);
  });

  it('take the month from a date', () => {
    expect(formatMonth('id', '2026-08-31')).toBe('Agustus 2026');
  });
});

describe('numbers', () => {
  it('have the marks of the language', () => {
    expect(formatNumber('id', 1234.5)).toBe('1.234,5');
    expect(formatNumber('en', 1234.5)).toBe('1,234.5');
  });

  it.each([
    ['id', 1, 'Satu'],
    ['id', 7, 'Tujuh'],
    ['id', 12, 'Dua belas'],
    ['id', 20, 'Dua puluh'],
    ['en', 7, 'Seven'],
    ['en', 20, 'Twenty'],
    ['id', 21, '21'],
    ['en', 1200, '1,200'],
  ] as const)('are words up to twenty (%s %i)', (lang, value, expected) => {
    expect(numberWord(lang, value)).toBe(expected);
  });

  it('are never without words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.integer({ min: 1, max: 100_000 }), (lang, value) => {
        expect(numberWord(lang, value)).toMatch(/^(\d[\d.,]*|[A-Z][a-z]+( [a-z]+)?)$/);
      }),
    );
  });
});
