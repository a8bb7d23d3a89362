import type { Context } from '#lib/context.ts';
import { deleteExpiredSessions } from '../session.ts';
import { deleteExpiredCaptchas } from '../store/captcha.ts';
import { deleteCodesBefore } from '../store/code.ts';
import { deleteBucketsBefore } from '../store/rate-limit.ts';

const BUCKET_LIFE_MS = 48 * 3_600_000;
/** A code that was used is known again for a day, so that a page sent twice is answered alike. */
const CODE_LIFE_MS = 24 * 3_600_000;

/** Deletes what has no use any more: sessions, codes and captcha answers that expired, and buckets of past days. */
export async function forgetExpired(context: Context): Promise<void> {
  const now = context.clock.now();
  await Promise.all([
    deleteExpiredSessions(context),
    deleteExpiredCaptchas(context.database, now),
    deleteCodesBefore(context.database, new Date(now.getTime() - CODE_LIFE_MS)),
    deleteBucketsBefore(context.database, new Date(now.getTime() - BUCKET_LIFE_MS)),
  ]);
}
