import { describe, expect, it } from 'vitest';
import {
  closeWindow,
  extendWindow,
  type FeedbackWindow,
  windowChanges,
  windowsAround,
  windowsClosing,
  windowsOfYear,
  windowYears,
} from '#features/feedback/index.ts';
import { startOfDay } from '#lib/date.ts';
import { LANGS } from '#lib/lang.ts';
import { windowCalendar } from '#strings/window-calendar.ts';
import { changeSentence, shownState, windowDays } from '#strings/window-words.ts';
import { createConsultation, createOffice, type Office } from '#test/features/feedback/consultation.ts';
import { createWindow } from '#test/features/feedback/window.ts';

const ids = (windows: readonly FeedbackWindow[]) => windows.map(({ id }) => id);

async function createYears() {
  const office = await createOffice();
  const { context } = office;
  const windows: Record<string, FeedbackWindow> = {};
  // Each closes fifteen days later, at the beginning of the day in Lampung.
  for (const day of ['2025-12-16', '2025-12-17', '2026-09-10', '2026-09-17', '2026-11-24']) {
    context.clock.set(startOfDay(day));
    windows[day] = await createWindow(context);
  }
  return { office, windows };
}

describe('the calendar', () => {
  it('shows by itself what has closed since last month began, what is open and what is to open', async () => {
    const { office, windows } = await createYears();
    const upcoming = await createConsultation(office, { mulai: '2027-01-10', sampai: '2027-01-20' });
    office.context.clock.set(startOfDay('2026-11-01'));
    expect(ids(await windowsAround(office.context))).toEqual(
      [windows['2026-09-17'], windows['2026-11-24'], upcoming].map((window) => window?.id),
    );
  });

  it('shows a year by the days of Lampung, and names the years there are', async () => {
    const { office, windows } = await createYears();
    const { context } = office;
    expect(await windowYears(context)).toEqual(['2026', '2025']);
    expect(ids(await windowsOfYear(context, '2025'))).toEqual([windows['2025-12-16']?.id]);
    expect(ids(await windowsOfYear(context, '2026'))).toHaveLength(4);
    expect(await windowsOfYear(context, '2024')).toEqual([]);
  });

  it('has this year while there is nothing in it', async () => {
    const { context } = await createOffice();
    expect(await windowYears(context)).toEqual(['2026']);
    expect(await windowsAround(context)).toEqual([]);
  });

  it('is bounded on both sides where it is asked to', async () => {
    const { office, windows } = await createYears();
    const [from, to] = [windows['2026-09-10']?.closesAt, windows['2026-11-24']?.closesAt];
    expect(ids(await windowsClosing(office.context, from ?? new Date(0), to ?? null))).toEqual(
      [windows['2026-09-10'], windows['2026-09-17']].map((window) => window?.id),
    );
  });
});

/** A window that was extended, and a consultation that was cancelled. */
async function createChanged() {
  const office = await createOffice();
  const { context, officer } = office;
  const window = await createWindow(context);
  const consultation = await createConsultation(office, { mulai: '2026-12-01', sampai: '2026-12-15' });
  context.clock.advance(86_400);
  const values = { sampai: '2026-12-20', alasan: 'Loket baru buka.', 'alasan-en': 'Opened late.' };
  const extended = await extendWindow(
    context,
    officer,
    { windowId: window.id, values, seen: 1 },
    async () => false,
  );
  const cancelled = await closeWindow(context, officer, { windowId: consultation.id, values, seen: 1 });
  if (!extended.ok || !cancelled.ok) throw new Error('refused');
  return { office, extended: extended.value, cancelled: cancelled.value };
}

async function sentencesOf({ context }: Office, window: FeedbackWindow, lang: 'id' | 'en') {
  const changes = (await windowChanges(context, [window.id])).get(window.id) ?? [];
  return changes.map((change) => changeSentence(lang, change, window));
}

describe('the words for what was done to a window', () => {
  it('say from which day to which, and what became of it', async () => {
    const { office, extended, cancelled } = await createChanged();
    expect(await sentencesOf(office, extended, 'id')).toEqual([
      'Dibuka pada 24 November 2026.',
      'Diperpanjang dari 8 Desember 2026 sampai 20 Desember 2026.',
    ]);
    expect(await sentencesOf(office, cancelled, 'id')).toEqual([
      'Diumumkan pada 24 November 2026.',
      'Dibatalkan pada 25 November 2026, sebelum dibuka.',
    ]);
    expect(await sentencesOf(office, extended, 'en')).toEqual([
      'Opened on 24 November 2026.',
      'Extended from 8 December 2026 to 20 December 2026.',
    ]);
    const now = office.context.clock.now();
    expect([shownState(extended, now), shownState(cancelled, now)]).toEqual(['open', 'cancelled']);
    expect(windowDays('id', extended)).toBe('24 November 2026 sampai 20 Desember 2026');
  });
});

describe('the iCalendar of windows', () => {
  it('has a day for each window, with an id that stays when the day moves', async () => {
    const { office, extended, cancelled } = await createChanged();
    const changes = await windowChanges(office.context, [extended.id, cancelled.id]);
    for (const lang of LANGS) {
      const text = windowCalendar(lang, 'https://tapis.example:8443', [extended, cancelled], changes);
      const [, first = '', second = ''] = text.split('BEGIN:VEVENT');
      expect(first).toContain(`UID:${extended.id}@tapis.example\r\n`);
      expect(first).toContain('DTSTART;VALUE=DATE:20261220\r\n');
      expect(first).toContain('DTSTAMP:20261125T030000Z\r\n');
      expect(first).toContain('SEQUENCE:1\r\n');
      expect(first).toContain('STATUS:CONFIRMED\r\n');
      expect(first.replaceAll('\r\n ', '')).toContain(
        `URL:https://tapis.example:8443${lang === 'en' ? '/en' : ''}/masukan/${extended.id}\r\n`,
      );
      expect(second).toContain('STATUS:CANCELLED\r\n');
    }
    const before = windowCalendar('id', 'https://tapis.example', [extended], new Map());
    expect(before).toContain(`UID:${extended.id}@tapis.example\r\n`);
    expect(before).toContain('SEQUENCE:0\r\n');
  });
});
