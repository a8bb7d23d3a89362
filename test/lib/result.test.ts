import { expect, it } from 'vitest';
import { accept, refuse } from '#lib/result.ts';

it('accepts with a value', () => {
  expect(accept(3)).toEqual({ ok: true, value: 3 });
});

it('refuses with a code, and with details only when there are some', () => {
  expect(refuse('identity.forbidden')).toStrictEqual({ ok: false, code: 'identity.forbidden' });
  expect(refuse('identity.too-many-attempts', { retryAfterSeconds: 9 })).toStrictEqual({
    ok: false,
    code: 'identity.too-many-attempts',
    details: { retryAfterSeconds: 9 },
  });
});
