import type { Context } from '#lib/context.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import { canCloseEarly, canExtend, LATE_DAYS } from '../rules/window-change.ts';
import { findFirstClosing, listClosing } from '../store/windows.ts';

/** Windows of any kind that close at or after `from` and, where it is given, before `to`; soonest closing first. */
export function windowsClosing(
  context: Context,
  from: Date,
  to: Date | null = null,
): Promise<FeedbackWindow[]> {
  return listClosing(context, from, to);
}

/** All windows that close in a year (YYYY) in Lampung. */
export function windowsOfYear(context: Context, year: string): Promise<FeedbackWindow[]> {
  return listClosing(context, startOfDay(`${year}-01-01`), startOfDay(`${Number(year) + 1}-01-01`));
}

/** The windows that have closed since the beginning of last month, are open, or are still to open. */
export function windowsAround(context: Context): Promise<FeedbackWindow[]> {
  const [year = 0, month = 0] = plainDate(context.clock.now()).split('-').map(Number);
  const lastMonth = new Date(Date.UTC(year, month - 2)).toISOString().slice(0, 7);
  return listClosing(context, startOfDay(`${lastMonth}-01`), null);
}

/** The windows whose days can still be changed: all but those that closed more than a week ago or never opened. */
export async function changeableWindows(context: Context): Promise<FeedbackWindow[]> {
  const now = context.clock.now();
  const windows = await listClosing(context, startOfDay(addDays(plainDate(now), -LATE_DAYS)), null);
  return windows.filter((window) => canExtend(window, now) || canCloseEarly(window, now));
}

/** The years (YYYY) in which windows have closed or still could, newest first. */
export async function windowYears(context: Context): Promise<string[]> {
  const now = context.clock.now();
  const yearOf = (date: Date) => Number(plainDate(date).slice(0, 4));
  const last = yearOf(now);
  const first = Math.min(last, yearOf((await findFirstClosing(context)) ?? now));
  return Array.from({ length: last - first + 1 }, (_, back) => String(last - back));
}
