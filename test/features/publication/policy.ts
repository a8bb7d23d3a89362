import { setPolicy, type TypedPolicy } from '#features/publication/index.ts';
import { policyInForce } from '#features/publication/policy.ts';
import type { Actor, Context } from '#lib/context.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { accepted } from '#test/features/publication/register.ts';

export const admin = { accountId: 'admin', roles: ['admin'], agencies: [] } as const satisfies Actor;

/** The form as an administrator fills it: nearly the limits that are built in, and a reason. */
export const typedPolicy = {
  k: '5',
  kSensitive: '11',
  kpop: '20',
  costCapPercent: '60',
  minimumDelayDays: '30',
  fewestTransfers: '10',
  closingYear: '',
  reason: 'Rapat tim anonimitas.',
} as const satisfies TypedPolicy;

/** An administrator sets these limits, and the usual ones beside them. */
export async function changePolicy(context: Context, changes: TypedPolicy = {}) {
  const { version } = await policyInForce(context);
  if (version === 0) await createActor(context, admin.accountId);
  return accepted(setPolicy(context, admin, { ...typedPolicy, ...changes }, version));
}
