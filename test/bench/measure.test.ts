import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median } from '#test/bench/measure.ts';

it('takes the middle of an odd number of rounds, and the mean of the two middle ones of an even number', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([8, 1, 4, 2])).toBe(3);
});

it('has as many rounds below the median as above it, in whatever order they come', () => {
  const rounds = fc.array(fc.integer(), { minLength: 1 });
  fc.assert(
    fc.property(rounds, (values) => {
      const middle = median(values);
      const [below, above] = [values.filter((one) => one < middle), values.filter((one) => one > middle)];
      expect(Math.max(below.length, above.length)).toBeLessThanOrEqual(values.length / 2);
    }),
  );
});
