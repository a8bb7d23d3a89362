import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { feedbackCommitment } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

export interface Commitment {
  /** SHA-256, hex. */
  readonly commitment: string;
  readonly revision: number;
  /** Null until the feedback is confirmed. */
  readonly promise: string | null;
}

const insertNext = (read: Reader) =>
  prepareWrite<typeof feedbackCommitment.$inferInsert>(
    read.insert(feedbackCommitment).select(sql`${selectRow(feedbackCommitment)} WHERE ${ifChanged}`),
  );

/** Keeps a commitment, if the statement before it in the batch changed a row. */
export function insertCommitmentStatement(
  context: Context,
  feedbackId: string,
  row: Commitment & { readonly promisedAt: Date | null },
): Statement {
  return context.database.once(insertNext)({ ...row, feedbackId });
}

const promiseNext = (read: Reader) =>
  prepareWrite<{ feedbackId: string; promise: string; now: Date }>(
    read
      .update(feedbackCommitment)
      .set({
        promise: sql`${sql.placeholder('promise')}`,
        promisedAt: sql`${sql.param(sql.placeholder('now'), feedbackCommitment.promisedAt)}`,
      })
      .where(
        sql`${feedbackCommitment.feedbackId} = ${sql.placeholder('feedbackId')}
          AND ${feedbackCommitment.promisedAt} IS NULL AND ${ifChanged}`,
      ),
  );

/** Keeps the promise that is given out with the receipt, if the statement before it in the batch counted the feedback. */
export function promiseStatement(context: Context, feedbackId: string, promise: string): Statement {
  return context.database.once(promiseNext)({ feedbackId, promise, now: context.clock.now() });
}

export function supersedeStatement(context: Context, feedbackId: string, revision: number): Statement {
  return context.database.read
    .update(feedbackCommitment)
    .set({ supersededAt: context.clock.now() })
    .where(and(eq(feedbackCommitment.feedbackId, feedbackId), eq(feedbackCommitment.revision, revision)));
}

/** The commitment to the latest version of a feedback; null when it was taken before there were any. */
export async function findCommitment(context: Context, feedbackId: string): Promise<Commitment | null> {
  const [row] = await context.database.read
    .select({
      commitment: feedbackCommitment.commitment,
      revision: feedbackCommitment.revision,
      promise: feedbackCommitment.promise,
    })
    .from(feedbackCommitment)
    .where(and(eq(feedbackCommitment.feedbackId, feedbackId), isNull(feedbackCommitment.supersededAt)));
  return row ?? null;
}
