import type { Context } from '#lib/context.ts';
import { retainedSince } from '#lib/retention.ts';
import { deleteExpiredSessions } from '../session.ts';
import { deleteExpiredCaptchas } from '../store/captcha.ts';
import { deleteCodesBefore } from '../store/code.ts';
import { deleteBucketsBefore } from '../store/rate-limit.ts';
import { saltOfToday } from './rate-salt.ts';

/** A code that was used is known again for a day, so that a page sent twice is answered alike. */
const CODE_LIFE_MS = 24 * 3_600_000;

/** Deletes what has no use any more: sessions, codes and captcha answers that expired, buckets of past days and their salt. */
export async function forgetExpired(context: Context): Promise<void> {
  const now = context.clock.now();
  await Promise.all([
    saltOfToday(context),
    deleteExpiredSessions(context),
    deleteExpiredCaptchas(context.database, now),
    deleteCodesBefore(context.database, new Date(now.getTime() - CODE_LIFE_MS)),
    deleteBucketsBefore(context.database, retainedSince('networkTrace', now)),
  ]);
}
