import type { Actor, Role } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';

/** The actor, when one is signed in and holds at least one of the roles. No role includes another. */
export function requireRole(
  actor: Actor | null,
  ...roles: readonly Role[]
): Result<Actor, 'identity.sign-in' | 'identity.forbidden'> {
  if (actor === null) return refuse('identity.sign-in');
  return actor.roles.some((role) => roles.includes(role)) ? accept(actor) : refuse('identity.forbidden');
}

/** Whether an evaluator reads what belongs to these agencies: one of them is enough. */
export function canReview(actor: Actor, agencies: readonly string[]): boolean {
  return actor.roles.includes('evaluator') && agencies.some((agency) => actor.agencies.includes(agency));
}
