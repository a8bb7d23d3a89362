import { createCanaryScanner } from '#features/anonymity/index.ts';
import { eventStatement, requireRole } from '#features/identity/index.ts';
import type { LegalDecision } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { listCanaries } from './canaries.ts';
import { builtInPolicy, type Policy, withDerived } from './rules/policy.ts';
import { type PolicyProblem, parsePolicy, type TypedPolicy } from './schema/policy.ts';
import {
  findLatestPolicy,
  insertPolicyStatement,
  selectPolicies,
  selectPoliciesOfReleases,
} from './store/policy.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/** The limits by which releases are searched and judged now: what was set last, or what is built in. */
export async function policyInForce(context: Context): Promise<Policy> {
  const latest = await findLatestPolicy(context);
  return latest === null ? builtInPolicy : withDerived(latest);
}

/** The policy that each approved release was searched and judged by, by the release's id: what it promised. */
export async function policiesOfReleases(context: Context): Promise<Map<string, Policy>> {
  const versions = [...(await selectPoliciesOfReleases(context))];
  return new Map(
    versions.map(([id, version]) => [id, version === null ? builtInPolicy : withDerived(version)]),
  );
}

/** Every version, newest first: the first one is in force, the last one is the one that is built in. */
export async function listPolicies(
  context: Context,
  actor: Actor | null,
): Promise<Result<readonly [Policy, ...Policy[]], Unauthorised>> {
  const allowed = requireRole(actor, 'admin', 'auditor', 'officer');
  if (!allowed.ok) return allowed;
  return accept(await policiesSet(context));
}

/** The same for neighbours, who authorise their readers. */
export async function policiesSet(context: Context): Promise<readonly [Policy, ...Policy[]]> {
  const [latest, ...earlier] = (await selectPolicies(context)).map(withDerived);
  return latest === undefined ? [builtInPolicy] : [latest, ...earlier, builtInPolicy];
}

export type PolicyRefusal =
  | (Refusal<'publication.policy-invalid'> & { readonly problems: readonly PolicyProblem[] })
  | Refusal<Unauthorised | 'publication.policy-outdated'>;

/**
 * Sets the limits for all releases that are proposed from now on, with the reason why. A proposal that waits was made
 * under others: it can only be refused and made anew.
 * @param expectedVersion the version that was in force when the form was filled; refused when it no longer is.
 */
export async function setPolicy(
  context: Context,
  actor: Actor | null,
  values: TypedPolicy,
  expectedVersion: number,
): Promise<Result<Policy> | PolicyRefusal> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const now = context.clock.now();
  const parsed = parsePolicy(values, plainDate(now));
  if ('problems' in parsed)
    return { ok: false, code: 'publication.policy-invalid', problems: parsed.problems };
  if ((await policyInForce(context)).version !== expectedVersion)
    return refuse('publication.policy-outdated');

  const { reason, closingYear, publicOffice, kByGroup, ...limits } = parsed.input;
  if (publicOffice !== null && (await namesSomebody(context, publicOffice))) {
    const problem: PolicyProblem = {
      field: 'publicOffice.summary',
      code: 'publication.decision-names-somebody',
    };
    return { ok: false, code: 'publication.policy-invalid', problems: [problem] };
  }
  const version = expectedVersion + 1;
  const given = { ...limits, kByGroup, closingYear, publicOffice };
  const row = { version, ...given, setBy: allowed.value.accountId, setAt: now, reason };
  const action = 'publication.policy-set';
  // The reason and the decision stand in the policy's own history: they are free text, and events never hold that.
  const detail = {
    ...limits,
    ...Object.fromEntries(Object.entries(kByGroup).map(([group, limit]) => [`k${group}`, limit])),
    ...(closingYear !== null && { closingYear }),
    ...(publicOffice !== null && { publicOfficeSince: publicOffice.date }),
  };
  try {
    await context.database.write([
      insertPolicyStatement(context, row),
      eventStatement(context, { actor, action, object: `policy:${version}`, detail }),
    ]);
  } catch (error) {
    // Somebody else may have set this version first.
    if ((await policyInForce(context)).version !== expectedVersion)
      return refuse('publication.policy-outdated');
    throw error;
  }
  return accept(withDerived(row));
}

/** The decision is printed in public documents: what the gate would refuse there is refused here, where it is typed. */
async function namesSomebody(context: Context, decision: LegalDecision): Promise<boolean> {
  const scanner = createCanaryScanner(await listCanaries(context));
  return scanner.scan('', Object.values(decision).join('\n')).length > 0;
}
