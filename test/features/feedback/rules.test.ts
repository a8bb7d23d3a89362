import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conductItems,
  findUnit,
  formatReference,
  lastDay,
  parseReference,
  serviceElements,
  serviceMonths,
  unitsOf,
  windowState,
} from '#features/feedback/index.ts';
import { canConfirm, openingTimes } from '#features/feedback/rules/window.ts';
import { agencies } from '#features/staffing/index.ts';
import { plainDate, startOfDay } from '#lib/date.ts';

const instant = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const at = (date: Date, milliseconds: number) => new Date(date.getTime() + milliseconds);

describe('a window', () => {
  const window = { opensAt: new Date('2026-11-24T03:00:00Z'), closesAt: new Date('2026-12-08T17:00:00Z') };

  it('is open from its first millisecond to the one before it closes', () => {
    expect(windowState(window, at(window.opensAt, -1))).toBe('upcoming');
    expect(windowState(window, window.opensAt)).toBe('open');
    expect(windowState(window, at(window.closesAt, -1))).toBe('open');
    expect(windowState(window, window.closesAt)).toBe('closed');
  });

  it('lets a confirmation that is under way end within fifteen minutes after closing', () => {
    const grace = 15 * 60_000;
    expect(canConfirm(window, window.closesAt)).toBe(true);
    expect(canConfirm(window, at(window.closesAt, grace - 1))).toBe(true);
    expect(canConfirm(window, at(window.closesAt, grace))).toBe(false);
  });

  it('opens at once and closes at midnight in Lampung, after at least fourteen full days', () => {
    fc.assert(
      fc.property(instant, (now) => {
        const times = openingTimes(now);
        expect(times.opensAt).toEqual(now);
        expect(times.closesAt).toEqual(startOfDay(plainDate(times.closesAt)));
        const days = (times.closesAt.getTime() - now.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(14);
        expect(days).toBeLessThanOrEqual(15);
        expect(plainDate(at(times.closesAt, -1))).toBe(lastDay(times));
      }),
    );
  });

  it('asks about the current month in Lampung and the twelve before it, newest first', () => {
    expect(serviceMonths(new Date('2026-01-31T16:59:59Z'))).toEqual([
      ...['2026-01', '2025-12', '2025-11', '2025-10', '2025-09', '2025-08', '2025-07'],
      ...['2025-06', '2025-05', '2025-04', '2025-03', '2025-02', '2025-01'],
    ]);
    expect(serviceMonths(new Date('2026-01-31T17:00:00Z'))[0]).toBe('2026-02');
    fc.assert(
      fc.property(instant, (now) => {
        const months = serviceMonths(now);
        expect(months).toHaveLength(13);
        expect(months).toEqual([...new Set(months)].sort().reverse());
        for (const month of months) expect(month).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
      }),
    );
  });
});

describe('the instrument', () => {
  it('asks the nine elements of the law, with four answers in both languages', () => {
    expect(serviceElements).toHaveLength(9);
    for (const element of serviceElements) {
      expect(element.answersId).toHaveLength(4);
      expect(element.answersEn).toHaveLength(4);
    }
    const codes = [...serviceElements, ...conductItems].map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('finds every unit that a window offers, and each belongs to an agency of the window', () => {
    for (const { code } of agencies) {
      const units = unitsOf([code]);
      expect(units.length).toBeGreaterThan(0);
      for (const unit of units) {
        expect(unit.agency).toBe(code);
        expect(findUnit(unit.code)).toMatchObject({ code: unit.code, name: unit.name, agency: code });
      }
    }
    expect(findUnit('no-such-unit')).toBeNull();
  });

  it('offers the office itself where an agency has no listed unit', () => {
    const offices = agencies.filter(({ code }) => unitsOf([code])[0]?.code === code);
    expect(offices.length).toBeGreaterThan(0);
    for (const { code, labelId } of offices.slice(0, 3)) {
      expect(unitsOf([code])).toContainEqual(expect.objectContaining({ code, name: labelId, agency: code }));
    }
  });
});

describe('a reference', () => {
  const characters = fc.stringMatching(/^[a-z2-7]{16}$/);

  it('is four groups of four that people can read out', () => {
    fc.assert(
      fc.property(characters, (text) => {
        expect(formatReference(text)).toMatch(/^TAPIS(-[A-Z2-7]{4}){4}$/);
      }),
    );
  });

  it('is read back whatever its case, blanks and dashes, with 0 for O and 1 for I', () => {
    const separator = fc.constantFrom('', '-', ' ', ' - ', '\t', '\n');
    const options = fc.record({
      separators: fc.array(separator, { minLength: 4, maxLength: 4 }),
      isLower: fc.boolean(),
      hasDigits: fc.boolean(),
      around: fc.constantFrom('', ' ', '\n'),
    });
    fc.assert(
      fc.property(characters, options, (text, { separators, isLower, hasDigits, around }) => {
        const reference = formatReference(text);
        const groups = reference.split('-');
        const joined = groups.map((group, n) => group + (separators[n] ?? '')).join('');
        const spelled = hasDigits ? joined.replaceAll('O', '0').replace(/(?<=.{5,})I/g, '1') : joined;
        const typed = around + (isLower ? spelled.toLowerCase() : spelled) + around;
        expect(parseReference(typed)).toBe(reference);
      }),
      { numRuns: 500 },
    );
  });

  it('may be typed without its first word', () => {
    expect(parseReference('abcd-efgh-ijkl-mnop')).toBe('TAPIS-ABCD-EFGH-IJKL-MNOP');
  });

  it('is nothing else: of another length, or with other characters', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseReference(text);
        if (parsed !== null) expect(parsed).toMatch(/^TAPIS(-[A-Z2-7]{4}){4}$/);
      }),
    );
    for (const text of [
      '',
      'TAPIS',
      'TAPIS-ABCD-EFGH-IJKL-MNO',
      'TAPIS-ABCD-EFGH-IJKL-MNOPQ',
      'TAPIS-ABCD-EFGH-IJKL-MNO8',
    ]) {
      expect(parseReference(text)).toBeNull();
    }
  });
});
