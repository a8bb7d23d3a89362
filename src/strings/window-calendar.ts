import { type FeedbackWindow, isCancelled, lastDay, type WindowChange } from '#features/feedback/index.ts';
import { plainDate } from '#lib/date.ts';
import { type CalendarEvent, icalendarText } from '#lib/icalendar.ts';
import { href, type Lang } from '#lib/lang.ts';
import { formatDate } from './format.ts';
import { strings } from './index.ts';
import { windowTitle } from './window-title.ts';

/** The last days of windows, as the text of an iCalendar. `origin` is the site's own address. */
export function windowCalendar(
  lang: Lang,
  origin: string,
  windows: readonly FeedbackWindow[],
  changes: ReadonlyMap<string, readonly WindowChange[]>,
): string {
  const { calendarTitle } = strings(lang).windows;
  const events = windows.map((window) => eventOf(lang, origin, window, changes.get(window.id) ?? []));
  return icalendarText(calendarTitle, `-//Tapis//${calendarTitle}//${lang.toUpperCase()}`, events);
}

function eventOf(
  lang: Lang,
  origin: string,
  window: FeedbackWindow,
  changes: readonly WindowChange[],
): CalendarEvent {
  const words = strings(lang).windows;
  const title = windowTitle(lang, window);
  const last = formatDate(lang, lastDay(window));
  return {
    uid: `${window.id}@${new URL(origin).hostname}`,
    day: lastDay(window),
    revisedAt: changes.at(-1)?.at ?? window.opensAt,
    revision: Math.max(0, changes.length - 1),
    isCancelled: isCancelled(window),
    summary: words.eventSummary(title),
    description: isCancelled(window)
      ? words.cancelledText
      : words.eventDescription(title, formatDate(lang, plainDate(window.opensAt)), last),
    url: `${origin}${href(lang, `/masukan/${window.id}`)}`,
  };
}
