/** A token bucket: `capacity` at once, then `refillPerHour`, both in whole tokens. */
export interface Bucket {
  readonly name: string;
  readonly capacity: number;
  readonly refillPerHour: number;
}

/**
 * Every limit of the product. Networks are /24 and /48: one network may be a village behind a carrier's NAT,
 * so limits per network are wide where a captcha stands before them and narrow where none does.
 */
export const BUCKETS = {
  /** Per account. */
  signIn: { name: 'signIn', capacity: 10, refillPerHour: 20 },
  /** Per network, over all accounts. */
  signInPerNetwork: { name: 'signInPerNetwork', capacity: 60, refillPerHour: 120 },
  /** Per network. */
  feedbackSubmit: { name: 'feedbackSubmit', capacity: 60, refillPerHour: 120 },
  /** Per network. */
  feedbackSubmitWithoutCaptcha: { name: 'feedbackSubmitWithoutCaptcha', capacity: 5, refillPerHour: 10 },
  /** Per window, over all networks: far above what one service sees, and far below what fills a disk. */
  feedbackPerWindow: { name: 'feedbackPerWindow', capacity: 1_000, refillPerHour: 1_000 },
  /** Per normalised address: nobody's mailbox is flooded. */
  codePerAddress: { name: 'codePerAddress', capacity: 3, refillPerHour: 6 },
  /** Per network, over all submissions; each code has its own five tries besides. */
  codeTries: { name: 'codeTries', capacity: 30, refillPerHour: 60 },
  /** Per network: slips are short enough to be typed, so they must not be tried out. */
  serviceCodeTries: { name: 'serviceCodeTries', capacity: 30, refillPerHour: 60 },
  /** Per network: a preview comes with every pause in the writing. */
  preview: { name: 'preview', capacity: 60, refillPerHour: 600 },
  /** Per network. */
  dataRequest: { name: 'dataRequest', capacity: 10, refillPerHour: 20 },
  /** Per network. */
  dataRequestWithoutCaptcha: { name: 'dataRequestWithoutCaptcha', capacity: 3, refillPerHour: 3 },
  /** Per network: an application brings scans, and no captcha stands before it. */
  organisationApply: { name: 'organisationApply', capacity: 10, refillPerHour: 10 },
  /** Per organisation: files and attachments that are looked into. */
  organisationUpload: { name: 'organisationUpload', capacity: 60, refillPerHour: 120 },
  /** Per token of the interface for programs. */
  apiPerToken: { name: 'apiPerToken', capacity: 60, refillPerHour: 600 },
  /** Per network: tokens that are none. */
  apiWrongToken: { name: 'apiWrongToken', capacity: 20, refillPerHour: 60 },
  /** Per network. */
  trackLookup: { name: 'trackLookup', capacity: 30, refillPerHour: 120 },
} as const satisfies Record<string, Bucket>;

/** Thousandths of a token, so that slow refills are whole numbers. */
export const MILLI = 1000;
const MS_PER_HOUR_BY_MILLI = 3_600_000 / MILLI;

/**
 * Clocks of processes differ a little, and are set back a little: no tokens for that. Who is further ahead than this wrote
 * before the clock was set back, and nobody must wait until it is there again.
 */
export const MOST_AHEAD_MS = 3_600_000;

export interface BucketLevel {
  readonly milliTokens: number;
  readonly updatedAt: Date;
}

/** Whether the level was written by a clock that has been set back since. */
export function isAhead(level: BucketLevel, now: Date): boolean {
  return level.updatedAt.getTime() - now.getTime() > MOST_AHEAD_MS;
}

/**
 * The level after one token is taken; null when there is none to take, and the level stays as it is, save that one
 * that is ahead counts from now on. A bucket never used (null) is full. A clock that runs behind refills nothing.
 * store/rate-limit.ts says the same in SQL.
 */
export function takeFrom(bucket: Bucket, level: BucketLevel | null, now: Date): BucketLevel | null {
  if (level === null) return { milliTokens: (bucket.capacity - 1) * MILLI, updatedAt: now };
  const elapsedMs = Math.max(0, now.getTime() - level.updatedAt.getTime());
  const refill = Math.floor((elapsedMs * bucket.refillPerHour) / MS_PER_HOUR_BY_MILLI);
  const milliTokens = Math.min(bucket.capacity * MILLI, level.milliTokens + refill);
  if (milliTokens < MILLI) return null;
  return {
    milliTokens: milliTokens - MILLI,
    updatedAt: now > level.updatedAt || isAhead(level, now) ? now : level.updatedAt,
  };
}

/** Seconds, at least one, until a refused bucket holds a token again. */
export function secondsUntilToken(bucket: Bucket, level: BucketLevel, now: Date): number {
  const refillMs = Math.ceil(((MILLI - level.milliTokens) * MS_PER_HOUR_BY_MILLI) / bucket.refillPerHour);
  return Math.max(1, Math.ceil((level.updatedAt.getTime() + refillMs - now.getTime()) / 1000));
}
