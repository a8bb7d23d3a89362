import { BUCKETS, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { accept, type Result } from '#lib/result.ts';
import type { Moderation } from '../rules/moderation.ts';
import { findIntegrity } from '../rules/screening/integrity.ts';
import { parseReference, type Submission } from '../rules/submission.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import { findByReferenceHash } from '../store/feedback.ts';
import { readModeration, readText } from '../store/moderation.ts';
import { findWindow } from '../store/windows.ts';
import { tooMany } from './submit.ts';

/** What the holder of a reference may know of it. */
export interface TrackedFeedback {
  readonly reference: string;
  readonly submission: Submission;
  readonly window: FeedbackWindow;
  readonly moderation: Moderation;
  /** It speaks of bribery or other abuse of power, for which there are better routes. */
  readonly speaksOfMisconduct: boolean;
}

/** Finds a submission by its typed reference; null when there is none. Limited per network against guessing. */
export async function trackFeedback(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<TrackedFeedback | null, 'feedback.too-many'>> {
  const limit = await takeToken(context, BUCKETS.trackLookup, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const reference = parseReference(typedReference);
  const submission = reference === null ? null : await findByReferenceHash(context, sha256Hex(reference));
  const window = submission === null ? null : await findWindow(context, submission.windowId);
  if (reference === null || submission === null || window === null) return accept(null);
  return accept({
    reference,
    submission,
    window,
    moderation: await readModeration(context, submission.id),
    speaksOfMisconduct: findIntegrity((await readText(context, submission.id)) ?? '').length > 0,
  });
}
