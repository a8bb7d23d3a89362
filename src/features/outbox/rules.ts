export type JobKind = 'mail' | 'import' | 'publish';

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly attempts: number;
  readonly progress: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly requestedBy: string | null;
  /** What to do; after `done` or `failed`, what came of it. Null once destroyed. */
  readonly payload: unknown;
}

/** Attempts after which a mail is given up: with the delays below, two hours and more. */
export const MOST_ATTEMPTS = 10;

/** A job that is still `running` after this time belonged to a process that died; it is taken up again. */
export const LEASE_SECONDS: Readonly<Record<JobKind, number>> = { mail: 60, import: 900, publish: 900 };

/** A code that is mailed after this time would help nobody. */
export const STALE_MAIL_MS = 48 * 3_600_000;

/** How long an operator can see what became of a mail. */
export const ENDED_MAIL_MS = 30 * 86_400_000;

const LONGEST_DELAY_SECONDS = 6 * 3600;
/** Nothing is put off for longer than this: a job whose time is further away was put off before the clock was set back. */
export const FURTHEST_AHEAD_MS = 2 * LONGEST_DELAY_SECONDS * 1000;

/**
 * Doubling back-off: 15 s, 30 s, 1 min … at most 6 h, and up to a quarter more, so that mails which failed together do not
 * come back together. `spread` is drawn from [0, 1).
 */
export function retryDelaySeconds(attempts: number, spread: number): number {
  const delay = Math.min(15 * 2 ** Math.max(0, attempts - 1), LONGEST_DELAY_SECONDS);
  return Math.ceil(delay * (1 + spread / 4));
}
