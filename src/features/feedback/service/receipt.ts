import { verifierKey } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type CommittedFeedback, committedFeedback } from '../rules/commitment.ts';
import { findCommitment } from '../store/commitment.ts';
import { findContent } from '../store/feedback.ts';
import { promiseSigner } from './promise.ts';
import { type TrackedFeedback, trackFeedback } from './track.ts';

/** All that its holder needs to prove what was said, that it was taken, and that it must be in the log. */
export interface Receipt {
  readonly v: 1;
  readonly kind: 'receipt';
  readonly reference: string;
  readonly feedback: CommittedFeedback;
  /** 32 bytes, base64url. */
  readonly salt: string;
  /** SHA-256, hex. */
  readonly commitment: string;
  /** A signed note (C2SP signed-note): the log, the commitment, and by when it stands there. */
  readonly promise: string;
  /** Whose signature it is. */
  readonly verifierKey: string;
}

/** The receipt of a feedback that counts; null once its text is erased. */
export async function receiptOf(
  context: Context,
  { submission, reference }: TrackedFeedback,
): Promise<Receipt | null> {
  if (submission.state !== 'verified') return null;
  const content = await findContent(context, submission.id);
  const made = await findCommitment(context, submission.id);
  if (content?.salt === undefined || made?.promise == null) return null;
  return {
    v: 1,
    kind: 'receipt',
    reference,
    feedback: committedFeedback(submission.windowId, { ...submission, text: content.text }),
    salt: content.salt,
    commitment: made.commitment,
    promise: made.promise,
    verifierKey: verifierKey(promiseSigner(context)),
  };
}

/** The same, for whoever holds its reference. */
export async function readReceipt(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<Receipt, 'feedback.submission-unknown' | 'feedback.too-many'>> {
  const found = await trackFeedback(context, typedReference, network);
  if (!found.ok) return found;
  const receipt = found.value === null ? null : await receiptOf(context, found.value);
  return receipt === null ? refuse('feedback.submission-unknown') : accept(receipt);
}
