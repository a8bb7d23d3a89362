import { coverMasks, reviewText, type TextDecisions, type TextReview } from '#features/anonymity/index.ts';
import {
  type FeedbackWindow,
  readSubmission,
  readWindow,
  type VerifiedFeedback,
} from '#features/feedback/index.ts';
import { canReview, eventIfChanged, recordEvent, requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { decideStatement } from '../store.ts';
import { reviewedFeedback } from './texts.ts';

type Unreadable = 'identity.sign-in' | 'identity.forbidden' | 'evaluation.text-unknown';

/** One text on the evaluator's desk. */
export interface TextCase {
  readonly window: FeedbackWindow;
  readonly feedback: Omit<VerifiedFeedback, 'text'>;
  readonly review: TextReview;
}

/**
 * One text with what was found in it and decided about it: as it is kept, or as `sent` would have it. Masked words are
 * not in it unless they are uncovered, which is recorded.
 */
export async function readText(
  context: Context,
  actor: Actor | null,
  feedbackId: string,
  { isUncovered = false, sent = null }: { isUncovered?: boolean; sent?: TextDecisions | null } = {},
): Promise<Result<TextCase, Unreadable>> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const found = await openText(context, allowed.value, feedbackId);
  if (!found.ok) return found;
  if (isUncovered) {
    await recordEvent(context, {
      actor,
      action: 'evaluation.text-uncovered',
      object: `feedback:${feedbackId}`,
    });
  }
  const { review: kept, ...rest } = found.value;
  const review = sent === null ? kept : reviewText(kept.text, kept.found, sent);
  return accept({ ...rest, review: isUncovered ? review : coverMasks(review) });
}

/** Keeps what an evaluator decided about a text, once every highlight is decided. The same twice is once. */
export async function decideText(
  context: Context,
  actor: Actor | null,
  feedbackId: string,
  sent: TextDecisions | null,
): Promise<
  Result<
    { readonly windowId: string },
    Unreadable | 'evaluation.undecided' | 'evaluation.decisions-stale' | 'evaluation.words-missing'
  >
> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const found = await openText(context, allowed.value, feedbackId);
  if (!found.ok) return found;
  const { window, review: kept } = found.value;
  const { problem, decisions, missing, outcome, textHash } = reviewText(kept.text, kept.found, sent);
  if (problem === 'other-text') return refuse('evaluation.decisions-stale');
  if (problem === 'words-missing') return refuse('evaluation.words-missing', { words: missing.join(', ') });
  if (problem !== null || sent === null) {
    return refuse('evaluation.undecided', { count: outcome.undecided.length });
  }
  if (kept.isReviewed && JSON.stringify(kept.decisions) === JSON.stringify(decisions)) {
    return accept({ windowId: window.id });
  }
  const [changed] = await context.database.write([
    decideStatement(context, feedbackId, allowed.value, { textHash, decisions }),
    eventIfChanged(context, {
      actor,
      action: 'evaluation.text-decided',
      object: `feedback:${feedbackId}`,
      detail: { masked: outcome.spans.length, kept: outcome.kept.length },
    }),
  ]);
  // Withdrawn between the two.
  return changed === 1 ? accept({ windowId: window.id }) : refuse('evaluation.text-unknown');
}

async function openText(
  context: Context,
  actor: Actor,
  feedbackId: string,
): Promise<Result<TextCase, Unreadable>> {
  const submission = await readSubmission(context, feedbackId);
  const window = submission === null ? null : await readWindow(context, submission.windowId);
  if (window === null) return refuse('evaluation.text-unknown');
  if (!canReview(actor, window.agencies)) return refuse('identity.forbidden');
  const [found] = await reviewedFeedback(context, window, feedbackId);
  if (found === undefined || found.review === null) return refuse('evaluation.text-unknown');
  const { text, ...feedback } = found.feedback;
  return accept({ window, feedback, review: found.review });
}
