import {
  BUCKETS,
  type Claim,
  deliveryAddress,
  networkPrefix,
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
import { commitmentBytes, committedFeedback, SALT_BYTES } from '../rules/commitment.ts';
import { formatReference } from '../rules/submission.ts';
import type { FeedbackInput } from '../schema.ts';
import { insertCommitmentStatement } from '../store/commitment.ts';
import { insertStatement } from '../store/feedback.ts';
import { useCodeStatement } from '../store/service-code.ts';
import { admitStatement } from '../store/windows.ts';
import { signPromise } from './promise.ts';

export type CodeMailWriter = (code: string) => Omit<Mail, 'to'>;

/** A form that holds, with what its sender showed. */
export interface CheckedForm {
  readonly windowId: string;
  readonly input: FeedbackInput;
  /** Null where no script runs. */
  readonly pass: CaptchaPass | null;
  readonly network: string;
}

export type Kept =
  | { readonly state: 'kept'; readonly id: string }
  | { readonly state: 'not-admitted' | 'captcha-spent' | 'slip-used' }
  | { readonly state: 'too-many'; readonly retryAfterSeconds: number };

/** Keeps what is to be confirmed with a mailed code. One commit, each part of it only if all before it went well. */
export async function keepForCode(
  context: Context,
  form: CheckedForm,
  { email, typedEmail }: { readonly email: string; readonly typedEmail: string },
  writeMail: CodeMailWriter,
): Promise<Kept> {
  const { id, row, commitment } = prepareRow(context, form);
  const { code, statement } = prepareCode(context, id);
  const admission = await admit(context, form, [[BUCKETS.codePerAddress, email]]);
  const changed = await context.database.write([
    ...admission.statements,
    insertStatement(context, {
      ...row,
      state: 'received',
      verification: form.pass === null ? 'EMAIL' : 'EMAIL_CAPTCHA',
      nullifier: voiceOf(context, form.windowId, email),
      verifiedAt: null,
    }),
    insertCommitmentStatement(context, id, { commitment, revision: 1, promise: null, promisedAt: null }),
    statement,
    mailIfChanged(context, { to: deliveryAddress(typedEmail), ...writeMail(code) }),
  ]);
  return changed.at(-1) === 1 ? { state: 'kept', id } : admission.refusal(changed);
}

/** Counts at once what the slip of a counter vouches for: whoever holds it was served there. */
export async function keepServed(context: Context, form: CheckedForm, codeHash: string): Promise<Kept> {
  const { id, row, commitment } = prepareRow(context, form);
  const now = context.clock.now();
  const admission = await admit(context, form, []);
  const changed = await context.database.write([
    ...admission.statements,
    useCodeStatement(context, codeHash),
    insertStatement(context, {
      ...row,
      state: 'verified',
      verification: 'SERVICE_CODE',
      nullifier: pseudonym(context.key, 'voice', `${form.windowId}:${codeHash}`),
      verifiedAt: now,
    }),
    insertCommitmentStatement(context, id, {
      commitment,
      revision: 1,
      promise: signPromise(context, commitment, now),
      promisedAt: now,
    }),
  ]);
  if (changed.at(-1) === 1) return { state: 'kept', id };
  return changed[admission.statements.length - 1] === 1 ? { state: 'slip-used' } : admission.refusal(changed);
}

/** The beginning of the batch: the window is open and the form new, its sender within the limits, and the captcha unused. */
async function admit(
  context: Context,
  { windowId, input, pass, network }: CheckedForm,
  own: readonly Claim[],
) {
  const perNetwork = pass === null ? BUCKETS.feedbackSubmitWithoutCaptcha : BUCKETS.feedbackSubmit;
  const claims: readonly Claim[] = [
    [perNetwork, networkPrefix(network)],
    ...own,
    [BUCKETS.feedbackPerWindow, windowId],
  ];
  const tokens = await prepareTokens(context, claims, false);
  return {
    statements: [
      admitStatement(context, windowId, input.idempotencyKey),
      ...tokens.statements,
      ...(pass === null ? [] : [spendCaptcha(context, pass)]),
    ],
    async refusal(changed: readonly number[]): Promise<Kept> {
      if (changed[0] === 0) return { state: 'not-admitted' };
      const limit = await tokens.answer(changed.slice(1, 1 + tokens.statements.length));
      return limit.allowed
        ? { state: 'captcha-spent' }
        : { state: 'too-many', retryAfterSeconds: limit.retryAfterSeconds };
    },
  };
}

/** What both ways keep: the row without its verification, and the commitment to what it says. */
function prepareRow(context: Context, { windowId, input }: CheckedForm) {
  const id = newId(context.random);
  const salt = input.salt ?? Buffer.from(context.random.bytes(SALT_BYTES)).toString('base64url');
  const bytes = commitmentBytes(Buffer.from(salt, 'base64url'), committedFeedback(windowId, input));
  const row = {
    ...input,
    salt,
    id,
    windowId,
    channel: 'RESIDENT' as const,
    referenceHash: sha256Hex(referenceOf(context, id)),
    receivedAt: context.clock.now(),
  };
  return { id, row, commitment: sha256Hex(bytes) };
}

/** The reference that only the author gets: derived, so that the receipt can be shown again without storing it. */
export function referenceOf(context: Context, id: string): string {
  return formatReference(base32(Buffer.from(pseudonym(context.key, 'feedback-reference', id), 'base64url')));
}
