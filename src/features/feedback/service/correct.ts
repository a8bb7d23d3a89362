import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { commitmentBytes, committedFeedback, SALT_BYTES } from '../rules/commitment.ts';
import { windowState } from '../rules/window.ts';
import { type FieldProblem, type FormValues, formValuesOf, inFormOrder, parseInWindow } from '../schema.ts';
import { findCommitment, insertCommitmentStatement, supersedeStatement } from '../store/commitment.ts';
import { correctStatements, findContent } from '../store/feedback.ts';
import { signPromise } from './promise.ts';
import { type TrackedFeedback, trackFeedback } from './track.ts';

type Uncorrectable =
  | 'feedback.submission-unknown'
  | 'feedback.decided'
  | 'feedback.window-closed'
  | 'feedback.too-many';

export interface CorrectableFeedback extends TrackedFeedback {
  /** The form as it was sent, field by field. */
  readonly values: FormValues;
}

/** A feedback that counts, for its author to correct while the window is open. */
export async function openForCorrection(
  context: Context,
  typedReference: string,
  network: string,
): Promise<Result<CorrectableFeedback, Uncorrectable>> {
  const found = await trackFeedback(context, typedReference, network);
  if (!found.ok) return found;
  if (found.value?.submission.state !== 'verified') return refuse('feedback.submission-unknown');
  const { submission, window, moderation } = found.value;
  // What a person has decided about stays as it was decided about; an appeal is the way.
  if (moderation.first !== null) return refuse('feedback.decided');
  if (windowState(window, context.clock.now()) !== 'open') return refuse('feedback.window-closed');
  const content = await findContent(context, submission.id);
  if (content === null) return refuse('feedback.submission-unknown');
  return accept({ ...found.value, values: formValuesOf({ ...submission, text: content.text }) });
}

/**
 * Puts what the author says now in the place of what was said before; it stays one voice, and is screened anew. The commitment to the earlier version is superseded by a new one with a new promise.
 */
export async function correctFeedback(
  context: Context,
  typedReference: string,
  values: FormValues,
  network: string,
): Promise<
  | Result<{ reference: string }, Uncorrectable | 'feedback.changed'>
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly FieldProblem[] })
> {
  const opened = await openForCorrection(context, typedReference, network);
  if (!opened.ok) return opened;
  const { submission, window, reference } = opened.value;
  const now = context.clock.now();
  const parsed = parseInWindow(values, window, now);
  if ('problems' in parsed) {
    return { ok: false, code: 'feedback.form-invalid', problems: inFormOrder(parsed.problems) };
  }
  if (isDeepStrictEqual(formValuesOf(parsed.input), opened.value.values)) return accept({ reference });
  const { salt: given, idempotencyKey: _, ...content } = parsed.input;
  const salt = given ?? Buffer.from(context.random.bytes(SALT_BYTES)).toString('base64url');
  const bytes = commitmentBytes(Buffer.from(salt, 'base64url'), committedFeedback(window.id, content));
  const commitment = sha256Hex(bytes);
  const revision = (await findCommitment(context, submission.id))?.revision ?? 0;
  const promise = signPromise(context, commitment, now);
  try {
    await context.database.write([
      supersedeStatement(context, submission.id, revision),
      // Behind it, so that of two corrections at once the second fails on the number and changes nothing.
      insertCommitmentStatement(context, submission.id, {
        commitment,
        revision: revision + 1,
        promise,
        promisedAt: now,
      }),
      ...correctStatements(context, submission.id, { ...content, salt }),
    ]);
  } catch (error) {
    if (/UNIQUE constraint failed: feedback_commitment/.test(describe(error)))
      return refuse('feedback.changed');
    throw error;
  }
  return accept({ reference });
}

function describe(error: unknown): string {
  return `${(error as Error).message} ${String((error as Error).cause ?? '')}`;
}
