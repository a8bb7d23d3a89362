import { eventStatement, requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { builtInPolicy, type Policy, withDerived } from './rules/policy.ts';
import { type PolicyProblem, parsePolicy, type TypedPolicy } from './schema.ts';
import { findLatestPolicy, insertPolicyStatement, selectPolicies } from './store/policy.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

/** The limits by which releases are searched and judged now: what was set last, or what is built in. */
export async function policyInForce(context: Context): Promise<Policy> {
  const latest = await findLatestPolicy(context);
  return latest === null ? builtInPolicy : withDerived(latest);
}

/** Every version, newest first: the first one is in force, the last one is the one that is built in. */
export async function listPolicies(
  context: Context,
  actor: Actor | null,
): Promise<Result<readonly [Policy, ...Policy[]], Unauthorised>> {
  const allowed = requireRole(actor, 'admin', 'auditor', 'officer');
  if (!allowed.ok) return allowed;
  const [latest, ...earlier] = (await selectPolicies(context)).map(withDerived);
  return accept(latest === undefined ? [builtInPolicy] : [latest, ...earlier, builtInPolicy]);
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
  const parsed = parsePolicy(values, plainDate(now).slice(0, 4));
  if ('problems' in parsed)
    return { ok: false, code: 'publication.policy-invalid', problems: parsed.problems };
  if ((await policyInForce(context)).version !== expectedVersion)
    return refuse('publication.policy-outdated');

  const { reason, closingYear, ...limits } = parsed.input;
  const version = expectedVersion + 1;
  const row = { version, ...limits, closingYear, setBy: allowed.value.accountId, setAt: now, reason };
  const action = 'publication.policy-set';
  // The reason stands in the policy's own history: it is free text, and events never hold that.
  const detail = { ...limits, ...(closingYear !== null && { closingYear }) };
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
