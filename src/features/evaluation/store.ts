import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { feedback, review, textDecision } from '#db/schema/index.ts';
import type { TextDecisions } from '#features/anonymity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { Review } from './rules/review.ts';
import { type DecidedText, decidedTextSchema } from './schema.ts';

export async function findReview(context: Context, windowId: string): Promise<Review | null> {
  const [row] = await context.database.read.select().from(review).where(eq(review.windowId, windowId));
  return row ?? null;
}

export async function listReviews(
  context: Context,
  windowIds: readonly string[],
): Promise<Map<string, Review>> {
  const rows = await context.database.read
    .select()
    .from(review)
    .where(inArray(review.windowId, [...windowIds]));
  return new Map(rows.map((row) => [row.windowId, row]));
}

/** The first saving. Fails on the primary key when somebody saved one meanwhile. */
export function insertStatement(context: Context, row: Review): Statement {
  return context.database.read.insert(review).values(row);
}

/** A later saving: changes the row only if it still is the revision that the form was filled from, and open. */
export function updateStatement(context: Context, row: Review): Statement {
  return context.database.read
    .update(review)
    .set(row)
    .where(
      and(eq(review.windowId, row.windowId), eq(review.revision, row.revision - 1), isNull(review.closedAt)),
    );
}

const ownerOf = (feedbackId: string) => `text_decision:${feedbackId}`;

/** Keeps what was decided about a text, in the place of what was before. Changes no row once the text is gone. */
export function decideStatement(
  context: Context,
  feedbackId: string,
  actor: Actor,
  decided: DecidedText,
): Statement {
  const { box, dataKey } = seal(context.key, ownerOf(feedbackId), decided);
  const decidedAt = context.clock.now();
  return context.database.read
    .insert(textDecision)
    .select(
      sql`SELECT ${feedback.id}, ${box}, ${dataKey}, ${actor.accountId}, ${decidedAt.getTime()} FROM ${feedback}
        WHERE ${feedback.id} = ${feedbackId} AND ${feedback.state} = 'verified' AND ${feedback.sealedKey} IS NOT NULL`,
    )
    .onConflictDoUpdate({
      target: textDecision.feedbackId,
      set: { sealedBox: box, sealedKey: dataKey, decidedBy: actor.accountId, decidedAt },
    });
}

/** What was decided about the texts of these feedbacks; those nobody decided about are left out. */
export async function listDecisions(
  context: Context,
  feedbackIds: readonly string[],
): Promise<Map<string, TextDecisions>> {
  const rows = await context.database.read
    .select()
    .from(textDecision)
    .where(inArray(textDecision.feedbackId, [...feedbackIds]));
  return new Map(
    rows.map(({ feedbackId, sealedBox, sealedKey }) => {
      const opened = unseal(context.key, ownerOf(feedbackId), { box: sealedBox, dataKey: sealedKey });
      return [feedbackId, { ...decidedTextSchema.parse(opened), words: [], isDraft: false }];
    }),
  );
}
