import { verifierKey } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type CommittedFeedback, committedFeedback } from '../rules/commitment.ts';
import { findCommitment } from '../store/commitment.ts';
import { findContent } from '../store/feedback.ts';
import { promiseSigner } from './promise.ts';
import { trackFeedback } from './track.ts';

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

/** The receipt of a feedback that counts, for whoever holds its reference; none once its text is erased. */
export async function readReceipt(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<Receipt, 'feedback.submission-unknown' | 'feedback.too-many'>> {
  const found = await trackFeedback(context, typedReference, network);
  if (!found.ok) return found;
  if (found.value?.submission.state !== 'verified') return refuse('feedback.submission-unknown');
  const { submission, reference } = found.value;
  const content = await findContent(context, submission.id);
  const made = await findCommitment(context, submission.id);
  if (content?.salt === undefined || made?.promise == null) return refuse('feedback.submission-unknown');
  return accept({
    v: 1,
    kind: 'receipt',
    reference,
    feedback: committedFeedback(submission.windowId, { ...submission, text: content.text }),
    salt: content.salt,
    commitment: made.commitment,
    promise: made.promise,
    verifierKey: verifierKey(promiseSigner(context)),
  });
}
