import { expect, it } from 'vitest';
import { describedBy } from '../../src/ui/field.ts';

it('says the hint before the error', () => {
  expect(describedBy('surel', 'Contoh', 'Salah')).toBe('surel-hint surel-error');
});

it('names only what is shown', () => {
  expect(describedBy('surel', undefined, 'Salah')).toBe('surel-error');
  expect(describedBy('surel', 'Contoh', undefined)).toBe('surel-hint');
  expect(describedBy('surel', undefined, undefined)).toBeUndefined();
});
