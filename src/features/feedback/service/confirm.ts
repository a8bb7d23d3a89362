import {
  BUCKETS,
  checkCode,
  networkPrefix,
  normaliseEmail,
  prepareCode,
  takeToken,
  voiceOf,
} from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import type { Moderation } from '../rules/moderation.ts';
import { findIntegrity } from '../rules/screening/integrity.ts';
import { parseReference, type Submission } from '../rules/submission.ts';
import { canConfirm, type FeedbackWindow } from '../rules/window.ts';
import { findById, findByReferenceHash, verifyStatement } from '../store/feedback.ts';
import { readModeration, readText } from '../store/moderation.ts';
import { findWindow } from '../store/windows.ts';
import { type CodeMailWriter, referenceOf, tooMany } from './submit.ts';

/** A submission on its way: what the code page needs to know. */
export async function readSubmission(context: Context, id: string): Promise<Submission | null> {
  return ID_PATTERN.test(id) ? findById(context, id) : null;
}

type ConfirmRefusal =
  | 'feedback.submission-unknown'
  | 'feedback.window-closed'
  | 'feedback.already-spoken'
  | 'feedback.code-wrong'
  | 'feedback.code-expired'
  | 'feedback.code-exhausted'
  | 'feedback.too-many';

/**
 * Confirms a submission with its mailed code. From then on it counts, once per person and window.
 * Confirming what is confirmed already gives the same reference.
 */
export async function confirmFeedback(
  context: Context,
  id: string,
  code: string,
  network: string,
): Promise<Result<{ reference: string }, ConfirmRefusal>> {
  const limit = await takeToken(context, BUCKETS.codeTries, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const submission = await readSubmission(context, id);
  if (submission === null) return refuse('feedback.submission-unknown');
  const digits = code.replace(/\D/g, '');
  const verdict = await checkCode(context, id, digits);
  if (verdict !== 'right' && verdict !== 'used') return refuse(`feedback.code-${verdict}`);
  if (submission.state === 'verified') return accept({ reference: referenceOf(context, id) });
  const window = await findWindow(context, submission.windowId);
  if (window === null || !canConfirm(window, context.clock.now())) return refuse('feedback.window-closed');
  try {
    await context.database.write([verifyStatement(context, id)]);
  } catch (error) {
    if (isOneVoiceViolation(error)) return refuse('feedback.already-spoken');
    throw error;
  }
  // The same code sent twice at once is confirmed by the other; a withdrawn submission by nobody.
  const confirmed = await findById(context, id);
  return confirmed?.state === 'verified'
    ? accept({ reference: referenceOf(context, id) })
    : refuse('feedback.submission-unknown');
}

function isOneVoiceViolation(error: unknown): boolean {
  return /UNIQUE constraint failed: feedback\.window_id, feedback\.nullifier/.test(
    `${(error as Error).message} ${String((error as Error).cause ?? '')}`,
  );
}

/**
 * Mails a new code, which replaces the old one. The address was not kept: it is asked again and must be the
 * one of the submission. The answer is the same when it is not, so that nobody can try addresses out here.
 */
export async function resendCode(
  context: Context,
  id: string,
  typedEmail: string,
  writeMail: CodeMailWriter,
): Promise<Result<null, 'feedback.submission-unknown' | 'feedback.email-invalid' | 'feedback.too-many'>> {
  const submission = await readSubmission(context, id);
  if (submission === null || submission.state !== 'received') return refuse('feedback.submission-unknown');
  const email = normaliseEmail(typedEmail);
  if (email === null) return refuse('feedback.email-invalid');
  const limit = await takeToken(context, BUCKETS.codePerAddress, email);
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  if (voiceOf(context, submission.windowId, email) === submission.nullifier) {
    const { code, statement } = prepareCode(context, id);
    await context.database.write([
      statement,
      mailStatement(context, { to: typedEmail.trim(), ...writeMail(code) }),
    ]);
  }
  return accept(null);
}

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
