import { redactText, type Span } from '#features/anonymity/index.ts';
import {
  conductItems,
  type FeedbackWindow,
  heldCount,
  readWindow,
  serviceElements,
  type VerifiedFeedback,
  verifiedCounts,
  verifiedFeedback,
  windowClusters,
  windowsOf,
} from '#features/feedback/index.ts';
import { canReview, requireRole } from '#features/identity/index.ts';
import { listRosterNames } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type ClusterShift, shiftsOf } from '../rules/clusters.ts';
import { type Numbers, summarise } from '../rules/numbers.ts';
import { type Review, type ReviewState, reviewState } from '../rules/review.ts';
import { findReview, listReviews } from '../store.ts';

export interface QueueRow {
  readonly window: FeedbackWindow;
  readonly count: number;
  readonly review: ReviewState;
}

/** The windows of the evaluator's agencies, soonest closing first. */
export async function listQueue(
  context: Context,
  actor: Actor | null,
): Promise<Result<QueueRow[], 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const windows = await windowsOf(context, allowed.value.agencies);
  const ids = windows.map((window) => window.id);
  const counts = await verifiedCounts(context, ids);
  const reviews = await listReviews(context, ids);
  return accept(
    windows.map((window) => ({
      window,
      count: counts.get(window.id) ?? 0,
      review: reviewState(reviews.get(window.id) ?? null),
    })),
  );
}

export interface MaskedFeedback extends Omit<VerifiedFeedback, 'text'> {
  readonly text: string | null;
  readonly spans: readonly Span[];
}

export interface Case {
  readonly window: FeedbackWindow;
  readonly numbers: Numbers;
  readonly clusters: readonly ClusterShift[];
  /** How many submissions wait for an officer's decision. */
  readonly held: number;
  readonly feedback: readonly MaskedFeedback[];
  readonly review: Review | null;
}

/** One window as its evaluator sees it: numbers, and texts in which names and numbers of persons are masked. */
export async function readCase(
  context: Context,
  actor: Actor | null,
  windowId: string,
): Promise<Result<Case, 'identity.sign-in' | 'identity.forbidden' | 'evaluation.case-unknown'>> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const window = await readWindow(context, windowId);
  if (window === null) return refuse('evaluation.case-unknown');
  if (!canReview(allowed.value, window.agencies)) return refuse('identity.forbidden');
  const feedback = await verifiedFeedback(context, windowId);
  const roster = await listRosterNames(context, window.agencies);
  return accept({
    window,
    numbers: summarise(
      feedback,
      serviceElements.map((element) => element.code),
      conductItems.map((item) => item.code),
    ),
    clusters: shiftsOf(feedback, await windowClusters(context, windowId)),
    held: await heldCount(context, windowId),
    feedback: feedback.map((one) => mask(one, roster)),
    review: await findReview(context, windowId),
  });
}

function mask(feedback: VerifiedFeedback, roster: readonly string[]): MaskedFeedback {
  if (feedback.text === null || feedback.text === '') return { ...feedback, spans: [] };
  const { text, spans } = redactText(feedback.text, { roster });
  return { ...feedback, text, spans };
}
