import { and, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { Database, Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { rateLimit } from '#db/schema/index.ts';
import { type Bucket, type BucketLevel, MILLI, MOST_AHEAD_MS } from '../rules/rate-limit.ts';

/**
 * `takeFrom` of the rules as one atomic statement, so that several processes share one bucket. It changes one row when it
 * takes a token; an empty bucket is left as it is.
 */
export function takeStatement(
  database: Database,
  bucket: Bucket,
  key: string,
  now: Date,
  isFirst: boolean,
): Statement {
  return database.once(isFirst ? takeFirst : takeNext)({
    key,
    milliTokens: (bucket.capacity - 1) * MILLI,
    updatedAt: now,
    refillPerHour: bucket.refillPerHour,
  });
}

const takeFirst = taking(sql`true`);
const takeNext = taking(ifChanged);

function taking(condition: SQL) {
  // Everything but the rate comes from the row that would be inserted: a full bucket less one token, now.
  // The cast matters: the driver binds numbers as floating point, and only integers divide without remainder.
  const rate = sql`cast(${sql.placeholder('refillPerHour')} as integer)`;
  const refill = sql`max(0, excluded.updated_at - ${rateLimit.updatedAt}) * ${rate} / 3600`;
  const available = sql`min(excluded.milli_tokens + 1000, ${rateLimit.milliTokens} + ${refill})`;
  const isAhead = sql`${rateLimit.updatedAt} - excluded.updated_at > ${sql.raw(String(MOST_AHEAD_MS))}`;
  const later = sql`max(excluded.updated_at, ${rateLimit.updatedAt})`;
  return (read: Reader) =>
    prepareWrite<BucketLevel & { key: string; refillPerHour: number }>(
      read
        .insert(rateLimit)
        .select(sql`${selectRow(rateLimit)} WHERE ${condition}`)
        .onConflictDoUpdate({
          target: rateLimit.key,
          set: {
            milliTokens: sql`${available} - 1000`,
            updatedAt: sql`iif(${isAhead}, excluded.updated_at, ${later})`,
          },
          setWhere: sql`${available} >= 1000`,
        }),
    );
}

export async function findLevel(database: Database, key: string): Promise<BucketLevel | null> {
  const [row] = await database.read.select().from(rateLimit).where(eq(rateLimit.key, key));
  return row ?? null;
}

/** Has a bucket that is ahead of `now` count from now on. */
export async function settleClock(database: Database, key: string, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + MOST_AHEAD_MS);
  await database.write([
    database.read
      .update(rateLimit)
      .set({ updatedAt: now })
      .where(and(eq(rateLimit.key, key), gt(rateLimit.updatedAt, latest))),
  ]);
}

export async function deleteBucketsBefore(database: Database, before: Date): Promise<void> {
  await database.write([database.read.delete(rateLimit).where(lt(rateLimit.updatedAt, before))]);
}
