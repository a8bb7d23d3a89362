import { eventStatement, requireRole } from '#features/identity/index.ts';
import { openRecord } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { endOf, type FeedbackWindow, type PublicText } from '../rules/window.ts';
import { canCloseEarly, canExtend, LATE_DAYS, type WindowChange } from '../rules/window-change.ts';
import { parseChange, parseExtension, type WindowProblem } from '../schema/window.ts';
import type { FormValues } from '../schema.ts';
import { insertChangeStatement, listChanges } from '../store/window-changes.ts';
import { moveClosingStatement } from '../store/windows.ts';
import { findPersons } from './public-text.ts';
import { readWindow } from './windows.ts';

export interface ChangeRequest {
  readonly windowId: string;
  /** The form as it was filled. */
  readonly values: FormValues;
  /** How many changes its page showed; refused when there are more by now. */
  readonly seen: number;
}

export type ChangeRefusal =
  | (Refusal<'feedback.form-invalid'> & { readonly problems: readonly WindowProblem[] })
  | Refusal<
      | 'identity.sign-in'
      | 'identity.forbidden'
      | 'feedback.window-unknown'
      | 'feedback.window-closed'
      | 'feedback.extension-too-late'
      | 'feedback.announcement-withdrawn'
      | 'feedback.review-closed'
      | 'feedback.window-changed'
    >;

/**
 * Lets a window close later, with a public reason: while it is open or for a week after, within sixty days in all.
 * @param isReviewed whether a window's review is closed: what was concluded is not opened again by new voices.
 */
export async function extendWindow(
  context: Context,
  actor: Actor | null,
  request: ChangeRequest,
  isReviewed: (windowId: string) => Promise<boolean>,
): Promise<Result<FeedbackWindow> | ChangeRefusal> {
  const found = await findSeen(context, actor, request);
  if (!found.ok) return found;
  const { officer, window } = found.value;
  const now = context.clock.now();
  if (!canExtend(window, now)) return refuse('feedback.extension-too-late', { days: LATE_DAYS });
  if (await isWithdrawn(context, window)) return refuse('feedback.announcement-withdrawn');
  if (await isReviewed(window.id)) return refuse('feedback.review-closed');
  const day = parseExtension(request.values, window, now);
  const text = await readReason(context, window, request.values);
  const problems = [...('problem' in day ? [day.problem] : []), ...('problems' in text ? text.problems : [])];
  if ('problem' in day || 'problems' in text) return { ok: false, code: 'feedback.form-invalid', problems };
  const closesTo = endOf(day.lastDay);
  return change(context, officer, window, request.seen, { ...text, kind: 'extended', closesTo });
}

/** Closes a window at once, with a public reason; one that has not opened yet is cancelled by that. */
export async function closeWindow(
  context: Context,
  actor: Actor | null,
  request: ChangeRequest,
): Promise<Result<FeedbackWindow> | ChangeRefusal> {
  const found = await findSeen(context, actor, request);
  if (!found.ok) return found;
  const { officer, window } = found.value;
  const closesTo = context.clock.now();
  if (!canCloseEarly(window, closesTo)) return refuse('feedback.window-closed');
  const text = await readReason(context, window, request.values);
  if ('problems' in text) return { ok: false, code: 'feedback.form-invalid', problems: text.problems };
  return change(context, officer, window, request.seen, { ...text, kind: 'closed-early', closesTo });
}

/** What was done to the days of each of these windows, in order. Public. */
export function windowChanges(
  context: Context,
  windowIds: readonly string[],
): Promise<Map<string, WindowChange[]>> {
  return listChanges(context, windowIds);
}

/** The window, for an officer who has seen all that was done to it. */
async function findSeen(
  context: Context,
  actor: Actor | null,
  { windowId, seen }: ChangeRequest,
): Promise<Result<{ officer: Actor; window: FeedbackWindow }> | ChangeRefusal> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const window = await readWindow(context, windowId);
  if (window === null) return refuse('feedback.window-unknown');
  if ((await countChanges(context, windowId)) !== seen) return refuse('feedback.window-changed');
  return accept({ officer: allowed.value, window });
}

async function countChanges(context: Context, windowId: string): Promise<number> {
  return (await listChanges(context, [windowId])).get(windowId)?.length ?? 0;
}

async function readReason(
  context: Context,
  window: FeedbackWindow,
  values: FormValues,
): Promise<{ reason: PublicText } | { problems: readonly WindowProblem[] }> {
  const parsed = parseChange(values);
  if ('problems' in parsed) return parsed;
  const problems = await findPersons(context, window.agencies, { alasan: parsed.reason });
  return problems.length > 0 ? { problems } : parsed;
}

async function change(
  context: Context,
  officer: Actor,
  window: FeedbackWindow,
  seen: number,
  made: Pick<WindowChange, 'kind' | 'closesTo' | 'reason'>,
): Promise<Result<FeedbackWindow> | ChangeRefusal> {
  const row = { ...made, number: seen + 1, at: context.clock.now(), closesFrom: window.closesAt };
  const event = { actor: officer, action: `feedback.window-${made.kind}`, object: `window:${window.id}` };
  try {
    await context.database.write([
      insertChangeStatement(context, window.id, officer.accountId, row),
      moveClosingStatement(context, window.id, made.closesTo),
      eventStatement(context, { ...event, detail: { closes: made.closesTo.toISOString() } }),
    ]);
  } catch (error) {
    // Another officer may have come first.
    if ((await countChanges(context, window.id)) !== seen) return refuse('feedback.window-changed');
    throw error;
  }
  return accept({ ...window, closesAt: made.closesTo });
}

async function isWithdrawn(context: Context, { announcementId }: FeedbackWindow): Promise<boolean> {
  const withdrawals = await openRecord(recordFolder(context.config.home)).listWithdrawals();
  return withdrawals.some(({ id }) => id === announcementId);
}
