import { addDays, plainDate, startOfDay } from '#lib/date.ts';

/** The time in which residents may speak about the service behind one announcement. */
export interface FeedbackWindow {
  readonly id: string;
  readonly announcementId: string;
  /** Level and value of the announcement's origin and post, as published. */
  readonly originLevel: number;
  readonly origin: string;
  readonly postLevel: number;
  readonly post: string;
  readonly opensAt: Date;
  /** The first instant at which nothing is accepted any more. */
  readonly closesAt: Date;
  /** Whose evaluators read it, and whose service units may be named. */
  readonly agencies: readonly string[];
}

export type WindowState = 'upcoming' | 'open' | 'closed';

const OPEN_DAYS = 14;
/** A confirmation that is under way when the window closes may still be finished. */
export const CONFIRMATION_GRACE_MS = 15 * 60_000;

export function windowState(window: Pick<FeedbackWindow, 'opensAt' | 'closesAt'>, now: Date): WindowState {
  if (now < window.opensAt) return 'upcoming';
  return now < window.closesAt ? 'open' : 'closed';
}

export function canConfirm(window: Pick<FeedbackWindow, 'closesAt'>, now: Date): boolean {
  return now.getTime() < window.closesAt.getTime() + CONFIRMATION_GRACE_MS;
}

/** Open at once and for fourteen full days, until midnight in Lampung. */
export function openingTimes(now: Date): { opensAt: Date; closesAt: Date } {
  return { opensAt: now, closesAt: startOfDay(addDays(plainDate(now), OPEN_DAYS + 1)) };
}

/** The last day on which feedback is accepted; the day itself when the window is closed in the middle of it. */
export function lastDay(window: Pick<FeedbackWindow, 'closesAt'>): string {
  return plainDate(new Date(window.closesAt.getTime() - 1));
}

/** The months (YYYY-MM) about which one may speak: the current one and twelve before it, newest first. */
export function serviceMonths(now: Date): string[] {
  const [year, month] = plainDate(now).split('-').map(Number) as [number, number];
  return Array.from({ length: 13 }, (_, back) => {
    const index = year * 12 + (month - 1) - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
