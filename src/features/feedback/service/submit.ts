import {
  BUCKETS,
  deliveryAddress,
  emailProblem,
  networkPrefix,
  normaliseEmail,
  prepareCode,
  prepareTokens,
  spendCaptcha,
  voiceOf,
} from '#features/identity/index.ts';
import { mailIfChanged } from '#features/outbox/index.ts';
import type { CaptchaPass } from '#lib/captcha.ts';
import type { Context } from '#lib/context.ts';
import { pseudonym, sha256Hex } from '#lib/hash.ts';
import { base32, newId } from '#lib/id.ts';
import type { Mail } from '#lib/mail.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { unitCodesOf } from '../rules/instrument.ts';
import { formatReference, type Submission } from '../rules/submission.ts';
import { type FeedbackWindow, serviceMonths, windowState } from '../rules/window.ts';
import {
  type FeedbackInput,
  type FieldProblem,
  type FormValues,
  inFormOrder,
  parseFeedback,
} from '../schema.ts';
import { findByKey, insertStatement } from '../store/feedback.ts';
import { admitStatement, findWindow } from '../store/windows.ts';

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
      | 'feedback.captcha-unreachable'
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
): Promise<Result<{ id: string }> | SubmissionRefusal> {
  const window = await findWindow(context, request.windowId);
  if (window === null) return refuse('feedback.window-unknown');
  const outcome = await takeForm(context, window, request, writeMail);
  if (outcome.ok) return outcome;
  // Sent before, or twice at once: the copy that was taken answers for all.
  const taken = await findByKey(context, request.values['kunci'] ?? '');
  return taken === null ? outcome : answerOf(taken, window.id);
}

/** The answer to a form that was taken before. A key belongs to one window. */
function answerOf(earlier: Submission, windowId: string): Result<{ id: string }> | SubmissionRefusal {
  if (earlier.windowId === windowId) return accept({ id: earlier.id });
  const problems = [{ field: 'kunci', code: 'feedback.form-key-missing' }];
  return { ok: false, code: 'feedback.form-invalid', problems };
}

async function takeForm(
  context: Context,
  window: FeedbackWindow,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
): Promise<Result<{ id: string }> | SubmissionRefusal> {
  const now = context.clock.now();
  if (windowState(window, now) !== 'open') return refuse('feedback.window-closed');

  const parsed = parseFeedback(request.values, unitCodesOf(window.agencies), serviceMonths(now));
  const typed = request.values['surel'] ?? '';
  const email = normaliseEmail(typed);
  const problems = 'problems' in parsed ? parsed.problems : [];
  if (email === null && !problems.some((problem) => problem.field === 'surel')) {
    problems.push({ field: 'surel', code: `feedback.email-${emailProblem(typed)}` });
  }
  if ('problems' in parsed || email === null) {
    return { ok: false, code: 'feedback.form-invalid', problems: inFormOrder(problems) };
  }

  if (request.captcha === '' && !request.isWithoutScript) return refuse('feedback.captcha-missing');
  const pass = request.captcha === '' ? null : await context.captcha.verify(request.captcha);
  if (typeof pass === 'string') return refuse(`feedback.captcha-${pass}`);
  return store(context, window.id, parsed.input, { email, pass, network: request.network }, writeMail);
}

export function tooMany(retryAfterSeconds: number): Refusal<'feedback.too-many'> {
  return refuse('feedback.too-many', { retryAfterSeconds });
}

interface Sender {
  /** Normalised. */
  readonly email: string;
  readonly pass: CaptchaPass | null;
  readonly network: string;
}

/** One commit: the limits, the captcha and the submission with its code and its mail; each only if all before it went well. */
async function store(
  context: Context,
  windowId: string,
  input: FeedbackInput,
  { email, pass, network }: Sender,
  writeMail: CodeMailWriter,
): Promise<Result<{ id: string }> | SubmissionRefusal> {
  const id = newId(context.random);
  const { code, statement } = prepareCode(context, id);
  const { email: typed, ...content } = input;
  const row = insertStatement(context, {
    ...content,
    id,
    windowId,
    state: 'received',
    channel: 'RESIDENT',
    verification: pass === null ? 'EMAIL' : 'EMAIL_CAPTCHA',
    referenceHash: sha256Hex(referenceOf(context, id)),
    nullifier: voiceOf(context, windowId, email),
    receivedAt: context.clock.now(),
    verifiedAt: null,
  });
  const perNetwork = pass === null ? BUCKETS.feedbackSubmitWithoutCaptcha : BUCKETS.feedbackSubmit;
  const tokens = await prepareTokens(
    context,
    [
      [perNetwork, networkPrefix(network)],
      [BUCKETS.codePerAddress, email],
      [BUCKETS.feedbackPerWindow, windowId],
    ],
    false,
  );
  const changed = await context.database.write([
    admitStatement(context, windowId, input.idempotencyKey),
    ...tokens.statements,
    ...(pass === null ? [] : [spendCaptcha(context, pass)]),
    row,
    statement,
    mailIfChanged(context, { to: deliveryAddress(typed), ...writeMail(code) }),
  ]);
  if (changed.at(-1) === 1) return accept({ id });
  if (changed[0] === 0) return refuse('feedback.window-closed');
  const limit = await tokens.answer(changed.slice(1, 1 + tokens.statements.length));
  return limit.allowed ? refuse('feedback.captcha-failed') : tooMany(limit.retryAfterSeconds);
}

/** The reference that only the author gets: derived, so that the receipt can be shown again without storing it. */
export function referenceOf(context: Context, id: string): string {
  return formatReference(base32(Buffer.from(pseudonym(context.key, 'feedback-reference', id), 'base64url')));
}
