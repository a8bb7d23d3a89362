import { addDays, type PlainDate, plainDate, startOfDay } from '#lib/date.ts';

/** A public text: Indonesian always, English where somebody wrote it. */
export interface PublicText {
  readonly id: string;
  readonly en: string | null;
}

/** The time in which residents may speak about a service: behind one announcement, or, in a consultation, before a decision. */
export interface FeedbackWindow {
  readonly id: string;
  readonly kind: 'announcement' | 'consultation';
  /** Null for a consultation. */
  readonly announcementId: string | null;
  /**
   * Level and value of the announcement's origin and post, as published. A consultation is of one post family; it is
   * described by its agencies, so its origin is their code when it has one, else `*`.
   */
  readonly originLevel: number;
  readonly origin: string;
  readonly postLevel: number;
  readonly post: string;
  /** What a consultation asks beside the instrument. */
  readonly question: PublicText | null;
  readonly opensAt: Date;
  /** The first instant at which nothing is accepted any more. */
  readonly closesAt: Date;
  /** Its questions stay those with which it opened. */
  readonly instrumentVersion: number;
  /** Whose evaluators read it, and whose service units may be named. */
  readonly agencies: readonly string[];
  /** The service units that it is limited to; none means all of its agencies. */
  readonly units: readonly string[];
}

export type WindowTimes = Pick<FeedbackWindow, 'opensAt' | 'closesAt'>;
export type WindowState = 'upcoming' | 'open' | 'closed';

const OPEN_DAYS = 14;
/** A confirmation that is under way when the window closes may still be finished. */
export const CONFIRMATION_GRACE_MS = 15 * 60_000;

export function windowState({ opensAt, closesAt }: WindowTimes, now: Date): WindowState {
  // Closed first: one that was closed before it opened never opens.
  if (now >= closesAt) return 'closed';
  return now < opensAt ? 'upcoming' : 'open';
}

export function isCancelled({ opensAt, closesAt }: WindowTimes): boolean {
  return closesAt <= opensAt;
}

export function canConfirm(window: Pick<FeedbackWindow, 'closesAt'>, now: Date): boolean {
  return now.getTime() < window.closesAt.getTime() + CONFIRMATION_GRACE_MS;
}

/** Open at once and for fourteen full days, until midnight in Lampung. */
export function openingTimes(now: Date): WindowTimes {
  return { opensAt: now, closesAt: endOf(addDays(plainDate(now), OPEN_DAYS)) };
}

/** The first instant after a day in Lampung. */
export function endOf(day: PlainDate): Date {
  return startOfDay(addDays(day, 1));
}

/** The last day on which feedback is accepted; the day itself when the window is closed in the middle of it. */
export function lastDay(window: Pick<FeedbackWindow, 'closesAt'>): PlainDate {
  return plainDate(new Date(window.closesAt.getTime() - 1));
}

/** The page about what a window is about, without a language. */
export function subjectPath({ id, announcementId }: Pick<FeedbackWindow, 'id' | 'announcementId'>): string {
  return announcementId === null ? `/konsultasi#${id}` : `/pengumuman/${announcementId}`;
}

/** The months (YYYY-MM) about which one may speak: the current one and twelve before it, newest first. */
export function serviceMonths(now: Date): string[] {
  const [year, month] = plainDate(now).split('-').map(Number) as [number, number];
  return Array.from({ length: 13 }, (_, back) => {
    const index = year * 12 + (month - 1) - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
