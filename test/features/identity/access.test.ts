import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canReview, requireRole } from '#features/identity/index.ts';
import { type Actor, ROLES } from '#lib/context.ts';

const roles = fc.uniqueArray(fc.constantFrom(...ROLES));
const agencies = fc.uniqueArray(fc.constantFrom('DISDIK', 'DINKES', 'DISHUB'));
const actors = fc.record({ accountId: fc.string(), roles, agencies });

describe('requireRole', () => {
  it('sends nobody to the sign-in', () => {
    expect(requireRole(null, 'admin')).toEqual({ ok: false, code: 'identity.sign-in' });
  });

  it('lets in who holds one of the roles, and refuses everybody else', () => {
    fc.assert(
      fc.property(actors, roles, (actor, wanted) => {
        const holdsOne = wanted.some((role) => actor.roles.includes(role));
        expect(requireRole(actor, ...wanted)).toEqual(
          holdsOne ? { ok: true, value: actor } : { ok: false, code: 'identity.forbidden' },
        );
      }),
    );
  });

  it('does not take an administrator for everything', () => {
    expect(requireRole(actorWith('admin'), 'approver').ok).toBe(false);
  });
});

describe('canReview', () => {
  it('wants the evaluator role and one of the agencies', () => {
    fc.assert(
      fc.property(actors, agencies, (actor, asked) => {
        const sharesOne = asked.some((agency) => actor.agencies.includes(agency));
        expect(canReview(actor, asked)).toBe(actor.roles.includes('evaluator') && sharesOne);
      }),
    );
  });

  it('gives nobody a window that belongs to no agency', () => {
    expect(canReview({ ...actorWith('evaluator'), agencies: ['DINKES'] }, [])).toBe(false);
  });
});

function actorWith(role: Actor['roles'][number]): Actor {
  return { accountId: 'a', roles: [role], agencies: [] };
}
