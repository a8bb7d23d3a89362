import {
  BUCKETS,
  networkPrefix,
  normaliseEmail,
  prepareCode,
  takeToken,
  voiceOf,
} from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { pseudonym, sha256Hex } from '#lib/hash.ts';
import { base32, newId } from '#lib/id.ts';
import type { Mail } from '#lib/mail.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { getInstrument, instruments, unitsIn } from '../rules/instrument.ts';
import { formatReference, type Submission } from '../rules/submission.ts';
import { serviceMonths, windowState } from '../rules/window.ts';
import {
  type FeedbackInput,
  type FieldProblem,
  type FormValues,
  inFormOrder,
  parseFeedback,
} from '../schema.ts';
import { findByKey, insertStatement } from '../store/feedback.ts';
import { findWindow } from '../store/windows.ts';

export interface SubmissionRequest {
  readonly windowId: string;
  readonly values: FormValues;
  /** The captcha's answer; empty when none was solved. */
  readonly captcha: string;
  /** Sent by the form only where scripts do not run: no captcha then, but a stricter limit. */
  readonly isWithoutScript: boolean;
  /** Address of the sender's network; used as a daily HMAC only. */
  readonly network: string;
}

export type CodeMailWriter = (code: string) => Omit<Mail, 'to'>;

export type SubmissionRefusal =
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<
      | 'feedback.window-unknown'
      | 'feedback.window-closed'
      | 'feedback.captcha-missing'
      | 'feedback.captcha-failed'
      | 'feedback.too-many'
    >;

/**
 * Takes a resident's form and mails the six-digit code that confirms it. Nothing counts before the code is
 * entered. The same form (its random key) sent twice is one row, one mail and the same answer.
 */
export async function submitFeedback(
  context: Context,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
  known = instruments,
): Promise<Result<{ id: string }> | SubmissionRefusal> {
  const now = context.clock.now();
  const window = await findWindow(context, request.windowId);
  if (window === null) return refuse('feedback.window-unknown');
  const key = request.values['kunci'] ?? '';
  const earlier = await findByKey(context, key);
  if (earlier !== null) return answerOf(earlier, window.id);
  if (windowState(window, now) !== 'open') return refuse('feedback.window-closed');

  const units = unitsIn(window).map((unit) => unit.code);
  const instrument = getInstrument(window.instrumentVersion, known);
  const parsed = parseFeedback(request.values, instrument, units, serviceMonths(now));
  const email = normaliseEmail(request.values['surel'] ?? '');
  const problems = 'problems' in parsed ? parsed.problems : [];
  if (email === null && !problems.some((problem) => problem.field === 'surel')) {
    problems.push({ field: 'surel', code: 'feedback.email-invalid' });
  }
  if ('problems' in parsed || email === null) {
    return { ok: false, code: 'feedback.form-invalid', problems: inFormOrder(problems) };
  }

  const refusal = await checkSender(context, request, email);
  if (refusal !== null) {
    // Sent twice at once, the first copy uses up the captcha; the second gets the first one's answer.
    const twin = await findByKey(context, key);
    return twin === null ? refusal : answerOf(twin, window.id);
  }
  return store(context, window.id, parsed.input, email, request, writeMail);
}

/** The answer to a form that was taken before. A key belongs to one window. */
function answerOf(earlier: Submission, windowId: string): Result<{ id: string }> | SubmissionRefusal {
  if (earlier.windowId === windowId) return accept({ id: earlier.id });
  const problems = [{ field: 'kunci', code: 'feedback.form-key-missing' }];
  return { ok: false, code: 'feedback.form-invalid', problems };
}

async function checkSender(
  context: Context,
  request: SubmissionRequest,
  email: string,
): Promise<SubmissionRefusal | null> {
  if (request.captcha === '' && !request.isWithoutScript) return refuse('feedback.captcha-missing');
  if (request.captcha !== '' && !(await context.captcha.verify(request.captcha))) {
    return refuse('feedback.captcha-failed');
  }
  const perNetwork = request.captcha === '' ? BUCKETS.feedbackSubmitWithoutCaptcha : BUCKETS.feedbackSubmit;
  const network = await takeToken(context, perNetwork, networkPrefix(request.network));
  if (!network.allowed) return tooMany(network.retryAfterSeconds);
  const address = await takeToken(context, BUCKETS.codePerAddress, email);
  return address.allowed ? null : tooMany(address.retryAfterSeconds);
}

export function tooMany(retryAfterSeconds: number): Refusal<'feedback.too-many'> {
  return refuse('feedback.too-many', { retryAfterSeconds });
}

async function store(
  context: Context,
  windowId: string,
  input: FeedbackInput,
  email: string,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
): Promise<Result<{ id: string }> | SubmissionRefusal> {
  const id = newId(context.random);
  const { code, statement } = prepareCode(context, id);
  const { email: _, ...content } = input;
  const row = insertStatement(context, {
    ...content,
    id,
    windowId,
    state: 'received',
    channel: 'RESIDENT',
    verification: request.captcha === '' ? 'EMAIL' : 'EMAIL_CAPTCHA',
    referenceHash: sha256Hex(referenceOf(context, id)),
    nullifier: voiceOf(context, windowId, email),
    receivedAt: context.clock.now(),
    verifiedAt: null,
  });
  try {
    // The code goes to the address as typed: providers may tell dots and tags apart even where we do not.
    await context.database.write([
      row,
      statement,
      mailStatement(context, { to: input.email, ...writeMail(code) }),
    ]);
    return accept({ id });
  } catch (error) {
    const winner = await findByKey(context, input.idempotencyKey);
    if (winner !== null) return answerOf(winner, windowId);
    throw error;
  }
}

/** The reference that only the author gets: derived, so that the receipt can be shown again without storing it. */
export function referenceOf(context: Context, id: string): string {
  return formatReference(base32(Buffer.from(pseudonym(context.key, 'feedback-reference', id), 'base64url')));
}
