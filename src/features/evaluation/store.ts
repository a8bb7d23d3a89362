import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { review } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { Review } from './rules/review.ts';

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
