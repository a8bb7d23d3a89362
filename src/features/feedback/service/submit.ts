import { emailProblem, normaliseEmail } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { instruments } from '../rules/instrument.ts';
import type { Submission } from '../rules/submission.ts';
import { type FeedbackWindow, windowState } from '../rules/window.ts';
import { type FieldProblem, type FormValues, inFormOrder, parseInWindow } from '../schema.ts';
import { findByKey } from '../store/feedback.ts';
import { findWindow } from '../store/windows.ts';
import {
  type CheckedForm,
  type CodeMailWriter,
  type Kept,
  keepForCode,
  keepServed,
  referenceOf,
} from './keep.ts';
import { checkServiceCode } from './service-code.ts';

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

/** A form that was taken. */
export interface Sent {
  readonly id: string;
  /** Given at once when a service code has confirmed it; otherwise it comes with the mailed code. */
  readonly reference: string | null;
}

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
 * Takes a resident's form. With a service code it counts at once; otherwise a six-digit code is mailed, and nothing
 * counts before it is entered. The same form (its random key) sent twice is one row, one mail and the same answer.
 */
export async function submitFeedback(
  context: Context,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
  known = instruments,
): Promise<Result<Sent> | SubmissionRefusal> {
  const window = await findWindow(context, request.windowId);
  if (window === null) return refuse('feedback.window-unknown');
  const outcome = await takeForm(context, window, request, writeMail, known);
  if (outcome.ok) return outcome;
  // Sent before, or twice at once: the copy that was taken answers for all.
  const taken = await findByKey(context, request.values['kunci'] ?? '');
  return taken === null ? outcome : answerOf(context, taken, window.id);
}

/** The answer to a form that was taken before. A key belongs to one window. */
function answerOf(context: Context, earlier: Submission, windowId: string): Result<Sent> | SubmissionRefusal {
  if (earlier.windowId !== windowId) return invalid('kunci', 'feedback.form-key-missing');
  const isServed = earlier.verification === 'SERVICE_CODE';
  return accept({ id: earlier.id, reference: isServed ? referenceOf(context, earlier.id) : null });
}

async function takeForm(
  context: Context,
  window: FeedbackWindow,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
  known: typeof instruments,
): Promise<Result<Sent> | SubmissionRefusal> {
  const now = context.clock.now();
  if (windowState(window, now) !== 'open') return refuse('feedback.window-closed');
  const { values, network } = request;
  const parsed = parseInWindow(values, window, now, known);
  const sender = readSender(values);
  const problems = 'problems' in parsed ? parsed.problems : [];
  if ('problem' in sender) problems.push(sender.problem);
  if ('problems' in parsed || 'problem' in sender) {
    return { ok: false, code: 'feedback.form-invalid', problems: inFormOrder(problems) };
  }

  if (request.captcha === '' && !request.isWithoutScript) return refuse('feedback.captcha-missing');
  const pass = request.captcha === '' ? null : await context.captcha.verify(request.captcha);
  if (typeof pass === 'string') return refuse(`feedback.captcha-${pass}`);
  const form: CheckedForm = { windowId: window.id, input: parsed.input, pass, network };
  if ('email' in sender) return answerTo(context, await keepForCode(context, form, sender, writeMail), null);
  const slip = await checkServiceCode(context, sender.slip, parsed.input.serviceUnit, network);
  if (slip.ok) return answerTo(context, await keepServed(context, form, slip.value.codeHash), referenceOf);
  return slip.code === 'feedback.too-many' ? slip : invalid('kode-layanan', slip.code);
}

/** Who vouches for a form: the slip of a counter, or else a mailbox that is asked. */
export function readSender(
  values: FormValues,
):
  | { readonly slip: string }
  | { readonly email: string; readonly typedEmail: string }
  | { readonly problem: FieldProblem } {
  const slip = (values['kode-layanan'] ?? '').trim();
  if (slip !== '') return { slip };
  const typedEmail = values['surel'] ?? '';
  const email = normaliseEmail(typedEmail);
  if (email !== null) return { email, typedEmail };
  return { problem: { field: 'surel', code: `feedback.email-${emailProblem(typedEmail)}` } };
}

function answerTo(
  context: Context,
  kept: Kept,
  referenceOfKept: typeof referenceOf | null,
): Result<Sent> | SubmissionRefusal {
  switch (kept.state) {
    case 'kept':
      return accept({ id: kept.id, reference: referenceOfKept?.(context, kept.id) ?? null });
    case 'too-many':
      return tooMany(kept.retryAfterSeconds);
    case 'not-admitted':
      return refuse('feedback.window-closed');
    case 'captcha-spent':
      return refuse('feedback.captcha-failed');
    case 'slip-used':
      return invalid('kode-layanan', 'feedback.service-code-used');
  }
}

function invalid(field: string, code: string): SubmissionRefusal {
  return { ok: false, code: 'feedback.form-invalid', problems: [{ field, code }] };
}

export function tooMany(retryAfterSeconds: number): Refusal<'feedback.too-many'> {
  return refuse('feedback.too-many', { retryAfterSeconds });
}
