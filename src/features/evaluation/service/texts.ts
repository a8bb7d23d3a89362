import { redactText, reviewText, type TextReview } from '#features/anonymity/index.ts';
import { type FeedbackWindow, type VerifiedFeedback, verifiedFeedback } from '#features/feedback/index.ts';
import { listRosterNames } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { listDecisions } from '../store.ts';

export interface ReviewedFeedback {
  readonly feedback: VerifiedFeedback;
  /** What was found in its text and decided about it; null when there is no text, or no more. */
  readonly review: TextReview | null;
}

/** The verified feedback of a window, or one of it, with its texts as evaluators have decided them so far. Raw: see `coverMasks`. */
export async function reviewedFeedback(
  context: Context,
  window: FeedbackWindow,
  feedbackId: string | null = null,
): Promise<ReviewedFeedback[]> {
  const all = await verifiedFeedback(context, window.id);
  const wanted = all.filter(({ id }) => feedbackId === null || id === feedbackId);
  const roster = await listRosterNames(context, window.agencies);
  const decided = await listDecisions(
    context,
    wanted.map(({ id }) => id),
  );
  return wanted.map((feedback) => {
    if (feedback.text === null || feedback.text === '') return { feedback, review: null };
    const { spans } = redactText(feedback.text, { roster });
    return { feedback, review: reviewText(feedback.text, spans, decided.get(feedback.id) ?? null) };
  });
}
