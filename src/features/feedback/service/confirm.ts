import {
  BUCKETS,
  deliveryAddress,
  emailProblem,
  networkPrefix,
  normaliseEmail,
  prepareCode,
  prepareTokens,
  prepareTry,
  voiceOf,
} from '#features/identity/index.ts';
import { mailIfChanged } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import type { Submission } from '../rules/submission.ts';
import { canConfirm } from '../rules/window.ts';
import { findCommitment, promiseStatement } from '../store/commitment.ts';
import { findById, verifyStatement } from '../store/feedback.ts';
import { findWindow } from '../store/windows.ts';
import { type CodeMailWriter, referenceOf } from './keep.ts';
import { signPromise } from './promise.ts';
import { tooMany } from './submit.ts';

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
  const digits = code.replace(/\D/g, '');
  const tokens = await prepareTokens(context, [[BUCKETS.codeTries, networkPrefix(network)]], true);
  const attempt = prepareTry(context, id, digits);
  const made = await findCommitment(context, id);
  const promise = made === null ? null : signPromise(context, made.commitment, context.clock.now());
  const upToVerified = [...tokens.statements, ...attempt.statements, verifyStatement(context, id)];
  const changed = await context.database.write([
    ...upToVerified,
    ...(promise === null ? [] : [promiseStatement(context, id, promise)]),
  ]);
  if (changed[upToVerified.length - 1] === 1) return accept({ reference: referenceOf(context, id) });

  const limit = await tokens.answer(changed.slice(0, 1));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const submission = await readSubmission(context, id);
  if (submission === null) return refuse('feedback.submission-unknown');
  const verdict = await attempt.verdict(changed[1] ?? 0);
  if (verdict !== 'right' && verdict !== 'used') return refuse(`feedback.code-${verdict}`);
  if (submission.state === 'verified') return accept({ reference: referenceOf(context, id) });
  if (submission.state === 'withdrawn') return refuse('feedback.submission-unknown');
  const window = await findWindow(context, submission.windowId);
  const isOpen = window !== null && canConfirm(window, context.clock.now());
  return refuse(isOpen ? 'feedback.already-spoken' : 'feedback.window-closed');
}

type ResendRefusal =
  | 'feedback.submission-unknown'
  | 'feedback.email-invalid'
  | 'feedback.email-look-alike'
  | 'feedback.too-many';

/**
 * Mails a new code, which replaces the old one. The address was not kept: it is asked again and must be the
 * one of the submission. The answer is the same when it is not, so that nobody can try addresses out here.
 */
export async function resendCode(
  context: Context,
  id: string,
  typedEmail: string,
  writeMail: CodeMailWriter,
): Promise<Result<null, ResendRefusal>> {
  const submission = await readSubmission(context, id);
  if (submission === null || submission.state !== 'received') return refuse('feedback.submission-unknown');
  const email = normaliseEmail(typedEmail);
  if (email === null) return refuse(`feedback.email-${emailProblem(typedEmail)}`);
  const tokens = await prepareTokens(context, [[BUCKETS.codePerAddress, email]], true);
  const { code, statement } = prepareCode(context, id);
  const mail = mailIfChanged(context, { to: deliveryAddress(typedEmail), ...writeMail(code) });
  const isAuthor = voiceOf(context, submission.windowId, email) === submission.nullifier;
  const changed = await context.database.write([
    ...tokens.statements,
    ...(isAuthor ? [statement, mail] : []),
  ]);
  const limit = await tokens.answer(changed.slice(0, 1));
  return limit.allowed ? accept(null) : tooMany(limit.retryAfterSeconds);
}
