import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { feedback, feedbackCommitment } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

export interface Commitment {
  /** SHA-256, hex. */
  readonly commitment: string;
  readonly revision: number;
  /** Null until the feedback is confirmed. */
  readonly promise: string | null;
}

export function insertCommitmentStatement(
  context: Context,
  feedbackId: string,
  row: Commitment & { readonly promisedAt: Date | null },
): Statement {
  return context.database.read.insert(feedbackCommitment).values({ ...row, feedbackId });
}

/** Keeps the promise that is given out with the receipt; behind the statement that counts the feedback, in one batch. */
export function promiseStatement(context: Context, feedbackId: string, promise: string): Statement {
  const isCounted = sql`exists (select 1 from ${feedback} where ${feedback.id} = ${feedbackId} and ${feedback.state} = 'verified')`;
  return context.database.read
    .update(feedbackCommitment)
    .set({ promise, promisedAt: context.clock.now() })
    .where(
      and(eq(feedbackCommitment.feedbackId, feedbackId), isNull(feedbackCommitment.promisedAt), isCounted),
    );
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
