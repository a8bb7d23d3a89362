import type { Context } from '#lib/context.ts';
import { finishedQuarters, publishableCounts } from '../rules/transparency.ts';
import {
  countQuarter,
  findFirstReceipt,
  insertQuarter,
  listQuarters,
  type PublishedQuarter,
} from '../store/transparency.ts';

/**
 * Counts the quarters that have ended, once each. What is published of a quarter never changes, so that no two
 * readings of the page differ by a single submission. Safe to repeat.
 */
export async function closeQuarters(context: Context): Promise<void> {
  const first = await findFirstReceipt(context);
  if (first === null) return;
  const closed = new Set((await listQuarters(context)).map(({ quarter }) => quarter));
  for (const quarter of finishedQuarters(first, context.clock.now())) {
    if (closed.has(quarter.name)) continue;
    const counts = publishableCounts(await countQuarter(context, quarter));
    await context.database.write([insertQuarter(context, quarter.name, counts)]);
  }
}

/** The published counts of screening and moderation, newest quarter first. Public. */
export function readTransparency(context: Context): Promise<PublishedQuarter[]> {
  return listQuarters(context);
}
