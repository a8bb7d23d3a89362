import type { Context } from '#lib/context.ts';
import type { VerifiedFeedback } from '../rules/submission.ts';
import { countVerified, listVerified } from '../store/feedback.ts';

/** Verified feedback of a window, for evaluation. Texts are raw here: readers get them through redaction. */
export function verifiedFeedback(context: Context, windowId: string): Promise<VerifiedFeedback[]> {
  return listVerified(context, windowId);
}

/** How many verified voices each window has; windows without any are left out. */
export function verifiedCounts(context: Context, windowIds: readonly string[]): Promise<Map<string, number>> {
  return countVerified(context, windowIds);
}
