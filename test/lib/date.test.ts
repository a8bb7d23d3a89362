import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parsePlainDate, plainDate, startOfDay } from '#lib/date.ts';

const instants = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('dates in Jakarta', () => {
  it('begins a day at 17:00 UTC of the day before', () => {
    expect(plainDate(new Date('2026-06-30T16:59:59.999Z'))).toBe('2026-06-30');
    expect(plainDate(new Date('2026-06-30T17:00:00.000Z'))).toBe('2026-07-01');
    expect(startOfDay('2026-07-01').toISOString()).toBe('2026-06-30T17:00:00.000Z');
  });

  it('puts every instant between the start of its day and the start of the next', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = plainDate(instant);
        expect(startOfDay(day) <= instant && instant < startOfDay(addDays(day, 1))).toBe(true);
      }),
    );
  });

  it('agrees with the time zone database of the platform', () => {
    const jakarta = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' });
    fc.assert(fc.property(instants, (instant) => plainDate(instant) === jakarta.format(instant)));
  });

  it('crosses months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('undoes an addition by the opposite one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -5000, max: 5000 }), (instant, days) => {
        const day = plainDate(instant);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it('reads a day in both spellings, and only days that exist', () => {
    expect(parsePlainDate('2026-07-01')).toBe('2026-07-01');
    expect(parsePlainDate('01-07-2026')).toBe('2026-07-01');
    for (const text of ['2026-02-30', '31-04-2026', '2026-13-01', '1/7/2026', '2026-7-1', '', '01-07-26']) {
      expect(parsePlainDate(text)).toBeNull();
    }
  });

  it('reads what it wrote, in either spelling', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = plainDate(instant);
        expect(parsePlainDate(day)).toBe(day);
        expect(parsePlainDate(day.split('-').reverse().join('-'))).toBe(day);
      }),
    );
  });
});
