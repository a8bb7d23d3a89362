import { BUCKETS, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { parseReference } from '../rules/submission.ts';
import {
  deleteUnconfirmedStatement,
  destroyTextsStatement,
  findByReferenceHash,
  withdrawStatement,
} from '../store/feedback.ts';
import { destroyAppealsStatement } from '../store/moderation.ts';
import { rememberUnconfirmedStatement } from '../store/transparency.ts';
import { tooMany } from './submit.ts';

const UNCONFIRMED_MS = 48 * 3_600_000;
const TEXT_YEARS = 2;

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
  const now = context.clock.now();
  const twoYearsAgo = new Date(now);
  twoYearsAgo.setUTCFullYear(now.getUTCFullYear() - TEXT_YEARS);
  const unconfirmedBefore = new Date(now.getTime() - UNCONFIRMED_MS);
  await context.database.write([
    rememberUnconfirmedStatement(context, unconfirmedBefore),
    deleteUnconfirmedStatement(context, unconfirmedBefore),
    destroyTextsStatement(context, twoYearsAgo),
    destroyAppealsStatement(context),
  ]);
}
