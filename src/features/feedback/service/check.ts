import { redactText } from '#features/anonymity/index.ts';
import { BUCKETS, networkPrefix, takeToken } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import type { Refusal, Result } from '#lib/result.ts';
import { accept, refuse } from '#lib/result.ts';
import { windowState } from '../rules/window.ts';
import {
  type FeedbackInput,
  type FieldProblem,
  type FormValues,
  inFormOrder,
  parseInWindow,
} from '../schema.ts';
import { findWindow } from '../store/windows.ts';
import { readSender, tooMany } from './submit.ts';

export interface CheckedFeedback {
  readonly input: FeedbackInput;
  /** The story as an evaluator will read it. */
  readonly masked: string;
}

/** Looks through a form before it is sent: every problem, or the answers and the story as it will be read. Keeps nothing. */
export async function checkFeedback(
  context: Context,
  windowId: string,
  values: FormValues,
): Promise<
  | Result<CheckedFeedback, 'feedback.window-unknown' | 'feedback.window-closed'>
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly FieldProblem[] })
> {
  const window = await findWindow(context, windowId);
  if (window === null) return refuse('feedback.window-unknown');
  const now = context.clock.now();
  if (windowState(window, now) !== 'open') return refuse('feedback.window-closed');
  const parsed = parseInWindow(values, window, now);
  const problems = 'problems' in parsed ? parsed.problems : [];
  const sender = readSender(values);
  if ('problem' in sender) problems.push(sender.problem);
  if ('problems' in parsed || 'problem' in sender) {
    return { ok: false, code: 'feedback.form-invalid', problems: inFormOrder(problems) };
  }
  return accept({ input: parsed.input, masked: maskedStory(parsed.input.text) });
}

const LONGEST_PREVIEW = 4000;

/** What would be masked in a story while it is being written. Keeps nothing; longer texts are cut. */
export async function previewStory(
  context: Context,
  text: string,
  network: string,
): Promise<Result<string, 'feedback.too-many'>> {
  const limit = await takeToken(context, BUCKETS.preview, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  return accept(maskedStory(text.slice(0, LONGEST_PREVIEW)));
}

// Without the names of employees: here, anybody could try out who works where.
function maskedStory(text: string): string {
  return redactText(text, { roster: [] }).text;
}
