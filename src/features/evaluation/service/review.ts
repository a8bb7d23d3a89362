import { canLeave } from '#features/anonymity/index.ts';
import { type FeedbackWindow, readWindow } from '#features/feedback/index.ts';
import { canReview, eventIfChanged, requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { canClose, type Review, reviewState } from '../rules/review.ts';
import { parseReview, type ReviewProblem } from '../schema.ts';
import { findReview, insertStatement, updateStatement } from '../store.ts';
import { reviewedFeedback } from './texts.ts';

export interface ReviewRequest {
  readonly windowId: string;
  readonly values: unknown;
  /** The revision that the form was filled from; 0 for a first review. */
  readonly revision: number;
  readonly isClosing: boolean;
}

export type ReviewRefusal =
  | (Refusal<'evaluation.form-invalid'> & { readonly problems: readonly ReviewProblem[] })
  | Refusal<
      | 'identity.sign-in'
      | 'identity.forbidden'
      | 'evaluation.case-unknown'
      | 'evaluation.window-open'
      | 'evaluation.texts-undecided'
      | 'evaluation.review-closed'
      | 'evaluation.review-changed'
    >;

/** Whether a window's review is closed, so that what it concludes stands. */
export async function isReviewClosed(context: Context, windowId: string): Promise<boolean> {
  return reviewState(await findReview(context, windowId)) === 'closed';
}

/**
 * Saves a review, or saves and closes it. It is closed only once every highlight in what residents wrote is decided:
 * what a review says of it will be read outside. A closed review stays as it is.
 */
export async function saveReview(
  context: Context,
  actor: Actor | null,
  request: ReviewRequest,
): Promise<Result<Review> | ReviewRefusal> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const window = await readWindow(context, request.windowId);
  if (window === null) return refuse('evaluation.case-unknown');
  if (!canReview(allowed.value, window.agencies)) return refuse('identity.forbidden');
  const now = context.clock.now();
  if (request.isClosing && !canClose(window, now)) return refuse('evaluation.window-open');
  const parsed = parseReview(request.values, request.isClosing);
  if ('problems' in parsed) return { ok: false, code: 'evaluation.form-invalid', problems: parsed.problems };

  const earlier = await findReview(context, window.id);
  if (earlier?.closedAt) return refuse('evaluation.review-closed');
  if ((earlier?.revision ?? 0) !== request.revision) return refuse('evaluation.review-changed');
  const undecided = request.isClosing ? await countUndecided(context, window) : 0;
  if (undecided > 0) return refuse('evaluation.texts-undecided', { count: undecided });
  const review: Review = {
    ...parsed.input,
    windowId: window.id,
    evaluatorId: allowed.value.accountId,
    revision: request.revision + 1,
    savedAt: now,
    closedAt: request.isClosing ? now : null,
  };
  const saved = earlier === null ? insertStatement(context, review) : updateStatement(context, review);
  const action = request.isClosing ? 'evaluation.review-closed' : 'evaluation.review-saved';
  try {
    const [changed] = await context.database.write([
      saved,
      eventIfChanged(context, { actor, action, object: `window:${window.id}` }),
    ]);
    return changed === 1 ? accept(review) : refuse('evaluation.review-changed');
  } catch (error) {
    if (/UNIQUE constraint failed: review/.test(String((error as Error).message))) {
      return refuse('evaluation.review-changed');
    }
    throw error;
  }
}

/** How many texts of a window hold highlights that nobody has decided. */
async function countUndecided(context: Context, window: FeedbackWindow): Promise<number> {
  const reviewed = await reviewedFeedback(context, window);
  return reviewed.filter(({ review }) => review !== null && !canLeave(review)).length;
}
