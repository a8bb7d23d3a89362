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
import { commitmentBytes, committedFeedback, SALT_BYTES } from '../rules/commitment.ts';
import { unitsOf } from '../rules/instrument.ts';
import { formatReference, type Submission } from '../rules/submission.ts';
import { serviceMonths, windowState } from '../rules/window.ts';
import {
  type FeedbackInput,
  type FieldProblem,
  type FormValues,
  inFormOrder,
  parseFeedback,
} from '../schema.ts';
import { insertCommitmentStatement } from '../store/commitment.ts';
import { findByKey, insertStatement } from '../store/feedback.ts';
import { isUsedViolation, useCodeStatement } from '../store/service-code.ts';
import { findWindow } from '../store/windows.ts';
import { signPromise } from './promise.ts';
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

export type CodeMailWriter = (code: string) => Omit<Mail, 'to'>;

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
): Promise<Result<Sent> | SubmissionRefusal> {
  const now = context.clock.now();
  const window = await findWindow(context, request.windowId);
  if (window === null) return refuse('feedback.window-unknown');
  const key = request.values['kunci'] ?? '';
  const earlier = await findByKey(context, key);
  if (earlier !== null) return answerOf(context, earlier, window.id);
  if (windowState(window, now) !== 'open') return refuse('feedback.window-closed');

  const units = unitsOf(window.agencies).map((unit) => unit.code);
  const parsed = parseFeedback(request.values, units, serviceMonths(now));
  const sender = readSender(request.values);
  const problems = 'problems' in parsed ? parsed.problems : [];
  if ('problems' in parsed || sender === null) {
    if (sender === null) problems.push({ field: 'surel', code: 'feedback.email-invalid' });
    return invalid(inFormOrder(problems));
  }

  const refusal = await checkSender(context, request, sender);
  if (refusal !== null) {
    // Sent twice at once, the first copy uses up the captcha; the second gets the first one's answer.
    const twin = await findByKey(context, key);
    return twin === null ? refusal : answerOf(context, twin, window.id);
  }
  if ('email' in sender) return storeForCode(context, window.id, parsed.input, sender, request, writeMail);
  return storeServed(context, window.id, parsed.input, sender.serviceCode, request.network);
}

/** Who vouches for a form: a mailbox that is asked, or the slip of a counter, which needs no address. */
type Sender = { readonly email: string; readonly typedEmail: string } | { readonly serviceCode: string };

/** Null when there is neither a service code nor an address. */
function readSender(values: FormValues): Sender | null {
  const serviceCode = (values['kode-layanan'] ?? '').trim();
  if (serviceCode !== '') return { serviceCode };
  const typedEmail = (values['surel'] ?? '').trim();
  const email = normaliseEmail(typedEmail);
  return email === null ? null : { email, typedEmail };
}

function invalid(problems: readonly FieldProblem[]): SubmissionRefusal {
  return { ok: false, code: 'feedback.form-invalid', problems };
}

/** The answer to a form that was taken before. A key belongs to one window. */
function answerOf(context: Context, earlier: Submission, windowId: string): Result<Sent> | SubmissionRefusal {
  if (earlier.windowId !== windowId) {
    return invalid([{ field: 'kunci', code: 'feedback.form-key-missing' }]);
  }
  const isServed = earlier.verification === 'SERVICE_CODE';
  return accept({ id: earlier.id, reference: isServed ? referenceOf(context, earlier.id) : null });
}

async function checkSender(
  context: Context,
  request: SubmissionRequest,
  sender: Sender,
): Promise<SubmissionRefusal | null> {
  if (request.captcha === '' && !request.isWithoutScript) return refuse('feedback.captcha-missing');
  if (request.captcha !== '' && !(await context.captcha.verify(request.captcha))) {
    return refuse('feedback.captcha-failed');
  }
  const perNetwork = request.captcha === '' ? BUCKETS.feedbackSubmitWithoutCaptcha : BUCKETS.feedbackSubmit;
  const network = await takeToken(context, perNetwork, networkPrefix(request.network));
  if (!network.allowed) return tooMany(network.retryAfterSeconds);
  if (!('email' in sender)) return null;
  const address = await takeToken(context, BUCKETS.codePerAddress, sender.email);
  return address.allowed ? null : tooMany(address.retryAfterSeconds);
}

export function tooMany(retryAfterSeconds: number): Refusal<'feedback.too-many'> {
  return refuse('feedback.too-many', { retryAfterSeconds });
}

/** Keeps what is to be confirmed with a mailed code. */
async function storeForCode(
  context: Context,
  windowId: string,
  input: FeedbackInput,
  { email, typedEmail }: Extract<Sender, { email: string }>,
  request: SubmissionRequest,
  writeMail: CodeMailWriter,
): Promise<Result<Sent> | SubmissionRefusal> {
  const id = newId(context.random);
  const { code, statement } = prepareCode(context, id);
  const { row, commitment } = prepareRow(context, id, windowId, input);
  try {
    await context.database.write([
      insertStatement(context, {
        ...row,
        state: 'received',
        verification: request.captcha === '' ? 'EMAIL' : 'EMAIL_CAPTCHA',
        nullifier: voiceOf(context, windowId, email),
        verifiedAt: null,
      }),
      insertCommitmentStatement(context, id, { commitment, revision: 1, promise: null, promisedAt: null }),
      statement,
      // The code goes to the address as typed: providers may tell dots and tags apart even where we do not.
      mailStatement(context, { to: typedEmail, ...writeMail(code) }),
    ]);
    return accept({ id, reference: null });
  } catch (error) {
    return answerOfTwin(context, input.idempotencyKey, windowId, error);
  }
}

/** Counts at once what the slip of a counter vouches for: whoever holds it was served there. */
async function storeServed(
  context: Context,
  windowId: string,
  input: FeedbackInput,
  typedCode: string,
  network: string,
): Promise<Result<Sent> | SubmissionRefusal> {
  const checked = await checkServiceCode(context, typedCode, input.serviceUnit, network);
  if (!checked.ok) {
    return checked.code === 'feedback.too-many'
      ? checked
      : invalid([{ field: 'kode-layanan', code: checked.code }]);
  }
  const { codeHash } = checked.value;
  const id = newId(context.random);
  const now = context.clock.now();
  const { row, commitment } = prepareRow(context, id, windowId, input);
  const promise = signPromise(context, commitment, now);
  try {
    await context.database.write([
      // First: a code that is used already fails here, before the voice that it would make.
      useCodeStatement(context, codeHash),
      insertStatement(context, {
        ...row,
        state: 'verified',
        verification: 'SERVICE_CODE',
        nullifier: pseudonym(context.key, 'voice', `${windowId}:${codeHash}`),
        verifiedAt: now,
      }),
      insertCommitmentStatement(context, id, { commitment, revision: 1, promise, promisedAt: now }),
    ]);
    return accept({ id, reference: referenceOf(context, id) });
  } catch (error) {
    const isUsed = isUsedViolation(error);
    const twin = await findByKey(context, input.idempotencyKey);
    if (isUsed && twin === null) {
      return invalid([{ field: 'kode-layanan', code: 'feedback.service-code-used' }]);
    }
    return answerOfTwin(context, input.idempotencyKey, windowId, error);
  }
}

/** What both ways store: the row without its verification, and the commitment to what it says. */
function prepareRow(context: Context, id: string, windowId: string, input: FeedbackInput) {
  const salt = input.salt ?? Buffer.from(context.random.bytes(SALT_BYTES)).toString('base64url');
  const content = committedFeedback(windowId, input);
  const row = {
    ...input,
    salt,
    id,
    windowId,
    channel: 'RESIDENT' as const,
    referenceHash: sha256Hex(referenceOf(context, id)),
    receivedAt: context.clock.now(),
  };
  return { row, commitment: sha256Hex(commitmentBytes(Buffer.from(salt, 'base64url'), content)) };
}

/** The same form sent twice at once: the one that came first answers for both. */
async function answerOfTwin(
  context: Context,
  idempotencyKey: string,
  windowId: string,
  error: unknown,
): Promise<Result<Sent> | SubmissionRefusal> {
  const winner = await findByKey(context, idempotencyKey);
  if (winner !== null) return answerOf(context, winner, windowId);
  throw error;
}

/** The reference that only the author gets: derived, so that the receipt can be shown again without storing it. */
export function referenceOf(context: Context, id: string): string {
  return formatReference(base32(Buffer.from(pseudonym(context.key, 'feedback-reference', id), 'base64url')));
}
