import { type Random, randomBelow } from '#lib/random.ts';

export const CODE_TTL_SECONDS = 600;
export const CODE_TRIES = 5;

export interface IssuedCode {
  /** Six digits, for the mail; only its keyed hash is stored. */
  readonly code: string;
  readonly expiresAt: Date;
  readonly triesLeft: number;
}

export interface StoredCode {
  readonly hash: string;
  readonly expiresAt: Date;
  readonly triesLeft: number;
  readonly usedAt: Date | null;
}

export type CodeVerdict = 'right' | 'wrong' | 'expired' | 'used' | 'exhausted';

export function issueCode(random: Random, now: Date): IssuedCode {
  return {
    code: String(randomBelow(random, 1_000_000)).padStart(6, '0'),
    expiresAt: new Date(now.getTime() + CODE_TTL_SECONDS * 1000),
    triesLeft: CODE_TRIES,
  };
}

/**
 * Judges one try by the code as it stands after it. A code that is no longer stored has expired; `used` is said to the right
 * digits only. `right` and `wrong` cost a try, the others none.
 */
export function judgeTry(
  stored: StoredCode | null,
  givenHash: string,
  didCostTry: boolean,
  now: Date,
): CodeVerdict {
  if (stored === null) return 'expired';
  const isRight = stored.hash === givenHash;
  if (didCostTry) return isRight ? 'right' : 'wrong';
  if (isRight && stored.usedAt !== null) return 'used';
  if (now >= stored.expiresAt) return 'expired';
  if (stored.triesLeft <= 0) return 'exhausted';
  // A new code took its place since.
  return 'wrong';
}
