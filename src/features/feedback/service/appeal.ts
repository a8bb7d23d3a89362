import {
  BUCKETS,
  canReview,
  eventIfChanged,
  networkPrefix,
  requireRole,
  takeToken,
} from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { canAppeal } from '../rules/moderation.ts';
import { parseReference } from '../rules/submission.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import { type FieldProblem, parseAppealText } from '../schema.ts';
import { findById, findByReferenceHash } from '../store/feedback.ts';
import {
  appealStatement,
  decideAppealStatements,
  listOpenAppeals,
  type OpenAppeal,
  readModeration,
} from '../store/moderation.ts';
import { findWindow } from '../store/windows.ts';
import { readDecision } from './hold-queue.ts';
import { createMask } from './masking.ts';
import { tooMany } from './submit.ts';

export type AppealRefusal =
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<'feedback.too-many' | 'feedback.submission-unknown' | 'feedback.appeal-not-open'>;

/** Takes the one appeal of whoever holds the reference, against a decision that keeps their feedback from counting. */
export async function appealDecision(
  context: Context,
  typedReference: string,
  typedText: string,
  network: string,
): Promise<Result<null> | AppealRefusal> {
  const limit = await takeToken(context, BUCKETS.trackLookup, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const reference = parseReference(typedReference);
  const submission = reference === null ? null : await findByReferenceHash(context, sha256Hex(reference));
  if (submission === null || submission.state !== 'verified') return refuse('feedback.submission-unknown');
  if (!canAppeal(await readModeration(context, submission.id))) return refuse('feedback.appeal-not-open');
  const parsed = parseAppealText(typedText);
  if ('code' in parsed) {
    const problems = [{ field: 'banding', code: parsed.code }];
    return { ok: false, code: 'feedback.form-invalid', problems };
  }
  const [taken] = await context.database.write([appealStatement(context, submission.id, parsed.text)]);
  return taken === 1 ? accept(null) : refuse('feedback.appeal-not-open');
}

export interface AppealItem extends OpenAppeal {
  readonly window: FeedbackWindow;
  /** Somebody who decided first reads the appeal, but does not decide on it. */
  readonly canDecide: boolean;
}

/** Appeals that wait, the longest waiting first, texts masked. For officers, without the windows they evaluate. */
export async function listAppeals(
  context: Context,
  actor: Actor | null,
): Promise<Result<AppealItem[], 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const { accountId } = allowed.value;
  const mask = createMask(context);
  const items: AppealItem[] = [];
  for (const one of await listOpenAppeals(context)) {
    const window = await findWindow(context, one.windowId);
    if (window === null || canReview(allowed.value, window.agencies)) continue;
    items.push({
      ...one,
      window,
      text: await mask(window, one.text),
      appealText: await mask(window, one.appealText),
      canDecide: one.first.decidedBy !== accountId,
    });
  }
  return accept(items);
}

/**
 * Decides on an appeal, finally, by another person than the first decision. A reason to count it overturns that
 * decision, any other upholds it. Audited with its reason.
 */
export async function decideAppeal(
  context: Context,
  actor: Actor | null,
  feedbackId: string,
  reason: string,
): Promise<
  Result<
    null,
    | 'identity.sign-in'
    | 'identity.forbidden'
    | 'feedback.decision-reason-missing'
    | 'feedback.appeal-unknown'
    | 'feedback.own-evaluation'
    | 'feedback.same-person'
  >
> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const submission = ID_PATTERN.test(feedbackId) ? await findById(context, feedbackId) : null;
  const window = submission?.state === 'verified' ? await findWindow(context, submission.windowId) : null;
  if (window === null) return refuse('feedback.appeal-unknown');
  const { first, appealedAt, onAppeal } = await readModeration(context, feedbackId);
  if (first === null || appealedAt === null || onAppeal !== null) return refuse('feedback.appeal-unknown');
  if (canReview(allowed.value, window.agencies)) return refuse('feedback.own-evaluation');
  if (first.decidedBy === allowed.value.accountId) return refuse('feedback.same-person');
  const decision = readDecision(context, allowed.value, reason);
  if (decision === null) return refuse('feedback.decision-reason-missing');
  const { outcome } = decision;
  const [decided] = await context.database.write([
    ...decideAppealStatements(context, feedbackId, decision),
    eventIfChanged(context, {
      actor: allowed.value,
      action: 'feedback.appeal-decided',
      object: `feedback:${feedbackId}`,
      detail: { outcome, reason },
    }),
  ]);
  return decided === 1 ? accept(null) : refuse('feedback.appeal-unknown');
}
