import {
  type FeedbackWindow,
  isCancelled,
  lastDay,
  type WindowChange,
  type WindowTimes,
  windowState,
} from '#features/feedback/index.ts';
import { plainDate } from '#lib/date.ts';
import type { Lang } from '#lib/lang.ts';
import { formatDate } from './format.ts';
import { strings } from './index.ts';

export type ShownState = 'open' | 'upcoming' | 'closed' | 'cancelled';

/** The state that people are told: one that was closed before it opened was cancelled. */
export function shownState(window: WindowTimes, now: Date): ShownState {
  return isCancelled(window) ? 'cancelled' : windowState(window, now);
}

/** "24 November 2026 sampai 8 Desember 2026". */
export function windowDays(lang: Lang, window: WindowTimes): string {
  const first = plainDate(window.opensAt);
  return strings(lang).windows.from(formatDate(lang, first), formatDate(lang, lastDay(window)));
}

/** What was done to the days of a window, without its reason. */
export function changeSentence(
  lang: Lang,
  change: WindowChange,
  window: Pick<FeedbackWindow, 'kind' | 'opensAt'>,
): string {
  const { changes } = strings(lang).windows;
  const day = formatDate(lang, plainDate(change.at));
  switch (change.kind) {
    case 'opened':
      return window.opensAt > change.at ? changes.announced(day) : changes.opened(day);
    case 'extended':
      return changes.extended(
        formatDate(lang, lastDay({ closesAt: change.closesFrom ?? change.closesTo })),
        formatDate(lang, lastDay({ closesAt: change.closesTo })),
      );
    case 'closed-early':
      if (change.reason === null) return changes.withdrawn(day);
      return change.at <= window.opensAt ? changes.cancelled(day) : changes.closedEarly(day);
  }
}
