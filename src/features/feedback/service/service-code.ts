import { BUCKETS, eventIfChanged, networkPrefix, requireRole, takeToken } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { hmac, pseudonym } from '#lib/hash.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { findUnit } from '../rules/instrument.ts';
import { isValid, parseServiceCode, type ServiceCodeBatch, serviceCodeOf } from '../rules/service-code.ts';
import { type FieldProblem, parseSlipOrder } from '../schema.ts';
import * as store from '../store/service-code.ts';

type Unauthorised = 'identity.sign-in' | 'identity.forbidden';

export interface SlipSheet {
  readonly batch: ServiceCodeBatch;
  readonly codes: readonly string[];
}

/**
 * Orders slips for a counter. The form's random key names the order, and the codes follow from it: sent twice, it is
 * one sheet with the same codes.
 */
export async function issueServiceCodes(
  context: Context,
  actor: Actor | null,
  values: Readonly<Record<string, string>>,
): Promise<
  | Result<SlipSheet, Unauthorised>
  | (Refusal<'feedback.slips-invalid'> & { readonly problems: readonly FieldProblem[] })
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const parsed = parseSlipOrder(values);
  const isUnit = findUnit(values['unit'] ?? '') !== null;
  const problems = 'problems' in parsed ? parsed.problems : [];
  if (!isUnit) problems.unshift({ field: 'unit', code: 'feedback.unit-missing' });
  if ('problems' in parsed || !isUnit) return { ok: false, code: 'feedback.slips-invalid', problems };

  const now = context.clock.now();
  const { id, serviceUnit, slips, validDays } = parsed.order;
  const earlier = await store.findBatch(context, id);
  if (earlier !== null) return accept({ batch: earlier, codes: codesOf(context, earlier) });
  const batch: ServiceCodeBatch = {
    id,
    serviceUnit,
    slips,
    issuedAt: now,
    expiresAt: new Date(now.getTime() + validDays * 86_400_000),
    revokedAt: null,
  };
  const codes = codesOf(context, batch);
  const [inserted, ...rest] = store.insertBatchStatements(
    context,
    { ...batch, issuedBy: allowed.value.accountId },
    codes.map((code) => hashOf(context, code)),
  );
  const event = eventIfChanged(context, {
    actor,
    action: 'feedback.service-codes-issued',
    object: `service-codes:${id}`,
    detail: { slips },
  });
  if (inserted !== undefined) await context.database.write([inserted, event, ...rest]);
  return accept({ batch, codes });
}

/** The codes of an order, to be printed. */
export async function readSlipSheet(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<SlipSheet, Unauthorised | 'feedback.slips-unknown'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const batch = ID_PATTERN.test(id) ? await store.findBatch(context, id) : null;
  return batch === null
    ? refuse('feedback.slips-unknown')
    : accept({ batch, codes: codesOf(context, batch) });
}

export async function listSlipOrders(
  context: Context,
  actor: Actor | null,
): Promise<Result<(ServiceCodeBatch & { used: number })[], Unauthorised>> {
  const allowed = requireRole(actor, 'officer');
  return allowed.ok ? accept(await store.listBatches(context)) : allowed;
}

/** Makes the codes of an order invalid, for slips that were lost. Twice is once. */
export async function revokeServiceCodes(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<null, Unauthorised | 'feedback.slips-unknown'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  if (!ID_PATTERN.test(id) || (await store.findBatch(context, id)) === null) {
    return refuse('feedback.slips-unknown');
  }
  await context.database.write([
    store.revokeBatchStatement(context, id),
    eventIfChanged(context, {
      actor,
      action: 'feedback.service-codes-revoked',
      object: `service-codes:${id}`,
    }),
  ]);
  return accept(null);
}

type CodeRefusal =
  | 'feedback.service-code-wrong'
  | 'feedback.service-code-unknown'
  | 'feedback.service-code-used'
  | 'feedback.service-code-expired'
  | 'feedback.service-code-other-unit';

/**
 * Judges a typed code, for a unit or (null) for whichever it belongs to. Judging uses nothing up; the submission that
 * it verifies does. Limited per network against trying codes out.
 */
export async function checkServiceCode(
  context: Context,
  typed: string,
  serviceUnit: string | null,
  network: string,
): Promise<Result<{ codeHash: string; batch: ServiceCodeBatch }, CodeRefusal | 'feedback.too-many'>> {
  const limit = await takeToken(context, BUCKETS.serviceCodeTries, networkPrefix(network));
  if (!limit.allowed) return refuse('feedback.too-many', { retryAfterSeconds: limit.retryAfterSeconds });
  const code = parseServiceCode(typed);
  if (code === null) return refuse('feedback.service-code-wrong');
  const codeHash = hashOf(context, code);
  const found = await store.findByCode(context, codeHash);
  if (found === null) return refuse('feedback.service-code-unknown');
  if (found.isUsed) return refuse('feedback.service-code-used');
  if (!isValid(found.batch, context.clock.now())) return refuse('feedback.service-code-expired');
  if (serviceUnit !== null && found.batch.serviceUnit !== serviceUnit) {
    return refuse('feedback.service-code-other-unit');
  }
  return accept({ codeHash, batch: found.batch });
}

function codesOf(context: Context, { id, slips }: Pick<ServiceCodeBatch, 'id' | 'slips'>): string[] {
  const key = context.key.derive('service-code');
  return Array.from({ length: slips }, (_, n) =>
    serviceCodeOf(Buffer.from(hmac(key, `${id}:${n}`), 'base64url')),
  );
}

function hashOf(context: Context, code: string): string {
  return pseudonym(context.key, 'service-code-hash', code);
}
