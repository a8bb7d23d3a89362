import type { Context } from '#lib/context.ts';
import { addDays, plainDate } from '#lib/date.ts';
import { findSalt, type RateSalt, replaceSalt } from '../store/rate-salt.ts';

/**
 * The random salt under which today's limits know networks and addresses. It stands in the database only, and is
 * destroyed when the first one asks on the next day in Jakarta: yesterday's limits then name nobody, to nobody.
 * Tomorrow's salt serves today too: a clock that was set back by a day fills no bucket.
 */
export async function saltOfToday(context: Pick<Context, 'database' | 'clock' | 'random'>): Promise<string> {
  const { database } = context;
  const today = plainDate(context.clock.now());
  const serves = (stored: RateSalt | null): stored is RateSalt =>
    stored !== null && (stored.day === today || stored.day === addDays(today, 1));
  const stored = await findSalt(database);
  if (serves(stored)) return stored.salt;
  const salt = Buffer.from(context.random.bytes(32)).toString('base64url');
  await replaceSalt(database, { day: today, salt });
  const agreed = await findSalt(database);
  return serves(agreed) ? agreed.salt : salt;
}
