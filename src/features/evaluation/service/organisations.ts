import { readWindow } from '#features/feedback/index.ts';
import { canReview, recordEvent, requireRole } from '#features/identity/index.ts';
import { type Attachment, openInputFile } from '#features/organisation/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type ReviewState, reviewState } from '../rules/review.ts';
import { listReviews } from '../store.ts';

/** How far the reviews of these windows are, for those who spoke in them; windows without one are left out. */
export async function reviewStates(
  context: Context,
  windowIds: readonly string[],
): Promise<Map<string, ReviewState>> {
  const reviews = await listReviews(context, windowIds);
  return new Map([...reviews].map(([id, review]) => [id, reviewState(review)]));
}

/** A file that an organisation sent with its input, for evaluators of the window; every look is recorded. */
export async function openAttachment(
  context: Context,
  actor: Actor | null,
  attachmentId: string,
): Promise<
  Result<
    { attachment: Attachment; bytes: Buffer },
    'identity.sign-in' | 'identity.forbidden' | 'evaluation.attachment-unknown'
  >
> {
  const allowed = requireRole(actor, 'evaluator');
  if (!allowed.ok) return allowed;
  const file = await openInputFile(context, attachmentId);
  const window = file === null ? null : await readWindow(context, file.windowId);
  if (file === null || window === null) return refuse('evaluation.attachment-unknown');
  if (!canReview(allowed.value, window.agencies)) return refuse('identity.forbidden');
  const object = `organisation-attachment:${attachmentId}`;
  await recordEvent(context, { actor, action: 'evaluation.attachment-opened', object });
  return accept(file);
}
