import { addDays, type PlainDate, plainDate } from '#lib/date.ts';
import {
  endOf,
  type FeedbackWindow,
  isCancelled,
  lastDay,
  type PublicText,
  type WindowTimes,
  windowState,
} from './window.ts';

/** What was done to the days of a window. Public as it is. */
export interface WindowChange {
  /** Counts up from 1 for each window. */
  readonly number: number;
  readonly at: Date;
  readonly kind: 'opened' | 'extended' | 'closed-early';
  /** When it would have closed before; null for an opening. */
  readonly closesFrom: Date | null;
  readonly closesTo: Date;
  /** Null where the rule did it: opened with its announcement, closed with its withdrawal. */
  readonly reason: PublicText | null;
}

/** How many days after the opening day the last day may be, chosen at first and with all extensions. */
export const FEWEST_DAYS = 7;
export const MOST_DAYS = 60;
/** How far ahead a consultation may be announced. */
export const MOST_DAYS_AHEAD = 90;
/** So many days after its last one a window may still be extended. */
export const LATE_DAYS = 7;

export function isOpeningDay(day: PlainDate, today: PlainDate): boolean {
  return day >= today && day <= addDays(today, MOST_DAYS_AHEAD);
}

export function isClosingDay(day: PlainDate, openingDay: PlainDate): boolean {
  return day >= addDays(openingDay, FEWEST_DAYS) && day <= addDays(openingDay, MOST_DAYS);
}

/** The last day to which a window may be extended, whatever was done to it before. */
export function latestLastDay({ opensAt }: Pick<FeedbackWindow, 'opensAt'>): PlainDate {
  return addDays(plainDate(opensAt), MOST_DAYS);
}

/** Whether it is the time for an extension: while it is open, and for a week after; never before it has opened. */
export function canExtend(window: WindowTimes, now: Date): boolean {
  if (now < window.opensAt || isCancelled(window)) return false;
  return now < endOf(addDays(lastDay(window), LATE_DAYS));
}

/** Whether the window would close later at the end of that day, and in time. */
export function isExtension(window: WindowTimes, day: PlainDate, now: Date): boolean {
  if (day > latestLastDay(window)) return false;
  const closesAt = endOf(day);
  return closesAt > window.closesAt && closesAt > now;
}

/** Whether it can still be closed; before it opens, that cancels it. */
export function canCloseEarly(window: WindowTimes, now: Date): boolean {
  return windowState(window, now) !== 'closed';
}
