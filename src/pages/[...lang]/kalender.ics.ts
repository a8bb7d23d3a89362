import type { APIRoute } from 'astro';
import { windowChanges, windowsClosing } from '#features/feedback/index.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import { findLang } from '#lib/lang.ts';
import { windowCalendar } from '#strings/window-calendar.ts';

export const prerender = false;

/** So long a window stays in the calendar of those who subscribe to it. */
const PAST_DAYS = 366;

/** The last days of all windows as an iCalendar, to subscribe to. */
export const GET: APIRoute = async ({ locals: { context }, params }) => {
  const lang = findLang(params['lang']);
  if (lang === null) return new Response(null, { status: 404 });
  const today = plainDate(context.clock.now());
  const windows = await windowsClosing(context, startOfDay(addDays(today, -PAST_DAYS)));
  const changes = await windowChanges(
    context,
    windows.map(({ id }) => id),
  );
  return new Response(windowCalendar(lang, context.config.origin, windows, changes), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="kalender.ics"',
      'Cache-Control': 'public, max-age=60',
    },
  });
};
