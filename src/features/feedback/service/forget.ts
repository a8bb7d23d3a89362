import { BUCKETS, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { retainedSince } from '#lib/retention.ts';
import { parseReference } from '../rules/submission.ts';
import {
  countTexts,
  countUnconfirmed,
  deleteUnconfirmedStatement,
  destroyTextsStatement,
  findByReferenceHash,
  withdrawStatement,
} from '../store/feedback.ts';
import { destroyAppealsStatement } from '../store/moderation.ts';
import { rememberUnconfirmedStatement } from '../store/transparency.ts';
import { tooMany } from './submit.ts';

/**
 * Takes a submission back for whoever holds its reference (UU 27/2022, art. 9 and 40): it counts no more, and its
 * text is destroyed with its key. Withdrawing twice is withdrawing once.
 */
export async function withdrawFeedback(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<null, 'feedback.submission-unknown' | 'feedback.too-many'>> {
  const limit = await takeToken(context, BUCKETS.trackLookup, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const reference = parseReference(typedReference);
  const submission = reference === null ? null : await findByReferenceHash(context, sha256Hex(reference));
  if (submission === null) return refuse('feedback.submission-unknown');
  await context.database.write([withdrawStatement(context, submission.id), destroyAppealsStatement(context)]);
  return accept(null);
}

/** What the privacy notice promises: unconfirmed feedback goes after 48 hours, texts two years after their window. */
export async function forgetOldFeedback(context: Context): Promise<void> {
  const { unconfirmedBefore, closedBefore } = forgettable(context);
  await context.database.write([
    rememberUnconfirmedStatement(context, unconfirmedBefore),
    deleteUnconfirmedStatement(context, unconfirmedBefore),
    destroyTextsStatement(context, closedBefore),
    destroyAppealsStatement(context),
  ]);
}

/** How much the next forgetting will reach. */
export async function countForgettableFeedback(
  context: Context,
): Promise<{ unconfirmed: number; texts: number }> {
  const { unconfirmedBefore, closedBefore } = forgettable(context);
  return {
    unconfirmed: await countUnconfirmed(context, unconfirmedBefore),
    texts: await countTexts(context, closedBefore),
  };
}

function forgettable({ clock }: Pick<Context, 'clock'>) {
  const now = clock.now();
  return {
    unconfirmedBefore: retainedSince('unconfirmedFeedback', now),
    closedBefore: retainedSince('feedbackText', now),
  };
}
