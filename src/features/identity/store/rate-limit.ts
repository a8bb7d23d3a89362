import { eq, lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { rateLimit } from '#db/schema/index.ts';
import { type Bucket, type BucketLevel, MILLI } from '../rules/rate-limit.ts';

/**
 * `takeFrom` of the rules as one atomic statement, so that several processes share one bucket.
 * @returns whether a token was taken; an empty bucket is left as it is.
 */
export async function takeStored(
  database: Database,
  bucket: Bucket,
  key: string,
  now: Date,
): Promise<boolean> {
  // Everything but the rate comes from the row that would be inserted: a full bucket less one token, now.
  // The cast matters: the driver binds numbers as floating point, and only integers divide without remainder.
  const elapsedMs = sql`max(0, excluded.updated_at - ${rateLimit.updatedAt})`;
  const refill = sql`${elapsedMs} * cast(${bucket.refillPerHour} as integer) / 3600`;
  const available = sql`min(excluded.milli_tokens + 1000, ${rateLimit.milliTokens} + ${refill})`;
  const [taken] = await database.write([
    database.read
      .insert(rateLimit)
      .values({ key, milliTokens: (bucket.capacity - 1) * MILLI, updatedAt: now })
      .onConflictDoUpdate({
        target: rateLimit.key,
        set: {
          milliTokens: sql`${available} - 1000`,
          updatedAt: sql`max(excluded.updated_at, ${rateLimit.updatedAt})`,
        },
        setWhere: sql`${available} >= 1000`,
      }),
  ]);
  return taken === 1;
}

export async function findLevel(database: Database, key: string): Promise<BucketLevel | null> {
  const [row] = await database.read.select().from(rateLimit).where(eq(rateLimit.key, key));
  return row ?? null;
}

export async function deleteBucketsBefore(database: Database, before: Date): Promise<void> {
  await database.write([database.read.delete(rateLimit).where(lt(rateLimit.updatedAt, before))]);
}
