import { endOf, isCancelled, lastDay, type WindowTimes } from '#features/feedback/index.ts';
import { addDays } from '#lib/date.ts';

/** `closing`: the window closes within three days. `waiting`: it closed the day before, and its case can be concluded. */
export type ReminderKind = 'closing' | 'waiting';

const DAY_MS = 86_400_000;
/** So long before its closing a window is told of. */
export const CLOSING_DAYS = 3;
/** After so many days nobody is told any more: a server that stood still sends no mail about long past windows. */
export const WAITING_DAYS = 7;

/** What evaluators of a window are told of now. */
export function dueReminder(window: WindowTimes, now: Date): ReminderKind | null {
  if (now < window.opensAt || isCancelled(window)) return null;
  if (now < window.closesAt) {
    return window.closesAt.getTime() - now.getTime() <= CLOSING_DAYS * DAY_MS ? 'closing' : null;
  }
  const last = lastDay(window);
  return now >= endOf(last) && now < endOf(addDays(last, WAITING_DAYS)) ? 'waiting' : null;
}
