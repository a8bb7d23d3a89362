import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { pseudonym } from '#lib/hash.ts';
import { type Bucket, secondsUntilToken } from '../rules/rate-limit.ts';
import { findLevel, takeStored } from '../store/rate-limit.ts';

export type TokenAnswer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * Takes one token from the subject's bucket, shared by all processes of the database. The subject (a network,
 * an address) is stored as an HMAC whose key changes with the day in Jakarta: yesterday's rows name nobody,
 * and every bucket is full at midnight.
 */
export async function takeToken(
  context: Pick<Context, 'key' | 'database' | 'clock'>,
  bucket: Bucket,
  subject: string,
): Promise<TokenAnswer> {
  const now = context.clock.now();
  const key = pseudonym(context.key, `rate-limit/${plainDate(now)}`, `${bucket.name}:${subject}`);
  if (await takeStored(context.database, bucket, key, now)) return { allowed: true };
  const level = await findLevel(context.database, key);
  return { allowed: false, retryAfterSeconds: level === null ? 1 : secondsUntilToken(bucket, level, now) };
}
