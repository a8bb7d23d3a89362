import { asc, inArray, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { feedbackWindow, windowChange } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { FeedbackWindow } from '../rules/window.ts';
import type { WindowChange } from '../rules/window-change.ts';

/** A change by hand. Fails with "append-only" when somebody else made the one of that number. */
export function insertChangeStatement(
  context: Context,
  windowId: string,
  changedBy: string,
  { reason, ...change }: WindowChange,
): Statement {
  return context.database.read.insert(windowChange).values({
    ...change,
    windowId,
    changedBy,
    reasonId: reason?.id ?? null,
    reasonEn: reason?.en ?? null,
  });
}

/** The opening by the rule, unless the window has opened already. */
export function openedByRuleStatement(context: Context, window: FeedbackWindow): Statement {
  return context.database.read.insert(windowChange).select(
    sql`SELECT ${window.id}, 1, ${context.clock.now().getTime()}, NULL, 'opened', NULL, ${window.closesAt.getTime()}, NULL, NULL
      WHERE NOT EXISTS (SELECT 1 FROM ${windowChange} WHERE ${windowChange.windowId} = ${window.id})`,
  );
}

/** The closing by the rule, of the window of a withdrawn announcement; nothing when it is over already. */
export function closedByRuleStatement(context: Context, announcementId: string): Statement {
  const now = context.clock.now().getTime();
  return context.database.read.insert(windowChange).select(
    sql`SELECT ${feedbackWindow.id},
        (SELECT coalesce(max(${windowChange.number}), 0) + 1 FROM ${windowChange} WHERE ${windowChange.windowId} = ${feedbackWindow.id}),
        ${now}, NULL, 'closed-early', ${feedbackWindow.closesAt}, ${now}, NULL, NULL
      FROM ${feedbackWindow}
      WHERE ${feedbackWindow.announcementId} = ${announcementId} AND ${feedbackWindow.closesAt} > ${now}`,
  );
}

/** What was done to each of these windows, in order. */
export async function listChanges(
  context: Context,
  windowIds: readonly string[],
): Promise<Map<string, WindowChange[]>> {
  const rows = await context.database.read
    .select()
    .from(windowChange)
    .where(inArray(windowChange.windowId, [...windowIds]))
    .orderBy(asc(windowChange.windowId), asc(windowChange.number));
  const changes = rows.map(({ changedBy: _, reasonId, reasonEn, ...row }) => ({
    ...row,
    reason: reasonId === null ? null : { id: reasonId, en: reasonEn },
  }));
  return Map.groupBy(changes, ({ windowId }) => windowId);
}
