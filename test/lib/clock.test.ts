import { expect, it } from 'vitest';
import { settableClock, systemClock } from '#lib/clock.ts';

it('stands still until it is moved', () => {
  const clock = settableClock(new Date('2026-11-24T03:00:00Z'));
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe('2026-11-24T03:00:00.000Z');
  clock.advance(90);
  expect(clock.now().toISOString()).toBe('2026-11-24T03:01:30.000Z');
  clock.set(new Date('2026-01-01T00:00:00Z'));
  expect(clock.now().toISOString()).toBe('2026-01-01T00:00:00.000Z');
});

it('is the clock of the machine in production', () => {
  const before = Date.now();
  const now = systemClock.now().getTime();
  expect(now >= before && now <= Date.now()).toBe(true);
});
