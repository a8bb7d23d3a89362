import { setPolicy, type TypedPolicy } from '#features/publication/index.ts';
import { policyInForce } from '#features/publication/policy.ts';
import type { Actor, Context } from '#lib/context.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { accepted } from '#test/features/publication/register.ts';

export const admin = { accountId: 'admin', roles: ['admin'], agencies: [] } as const satisfies Actor;

/** The form as an administrator fills it: nearly the limits that are built in, and a reason. */
export const typedPolicy = {
  k: '5',
  kByGroup: { MERIT: '5', ORGANISATION: '5', REQUEST: '11' },
  kpop: '20',
  costCapPercent: '60',
  minimumDelayDays: '30',
  fewestTransfers: '10',
  closingYear: '',
  reason: 'Rapat tim anonimitas.',
} as const satisfies TypedPolicy;

/** A legal decision as it is typed. */
export const typedDecision = {
  number: 'Keputusan Gubernur Lampung 12/2026',
  date: '2026-05-04',
  issuer: 'Gubernur Lampung',
  summary: 'Mutasi pimpinan perangkat daerah terbuka untuk umum sebagai jabatan publik.',
  link: 'https://jdih.example/12-2026',
} as const satisfies TypedPolicy['publicOffice'];

/** The form with these changes. Limits of groups that are not typed rise with k, as they may not be below it. */
export function policyWith(changes: TypedPolicy): TypedPolicy {
  const k = Number(changes.k ?? typedPolicy.k) || 0;
  const kByGroup = Object.fromEntries(
    Object.entries(typedPolicy.kByGroup).map(([group, limit]) => [group, String(Math.max(k, Number(limit)))]),
  );
  return { ...typedPolicy, ...changes, kByGroup: { ...kByGroup, ...changes.kByGroup } };
}

/** An administrator sets these limits, and the usual ones beside them. */
export async function changePolicy(context: Context, changes: TypedPolicy = {}) {
  const { version } = await policyInForce(context);
  if (version === 0) await createActor(context, admin.accountId);
  return accepted(setPolicy(context, admin, policyWith(changes), version));
}
