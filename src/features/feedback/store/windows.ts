import { asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { prepareWrite } from '#db/prepared.ts';
import { feedback, feedbackWindow, windowAgency } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { FeedbackWindow } from '../rules/window.ts';

/** Any service: the top of the hierarchies of agencies and posts. */
const UNDESCRIBED = { originLevel: 2, origin: '*', postLevel: 2, post: '*' } as const;

/** Opening a window that is already open changes nothing. */
export function openStatements(
  context: Context,
  window: FeedbackWindow,
  instrumentVersion: number,
): Statement[] {
  const { agencies, ...row } = window;
  const { read } = context.database;
  return [
    read
      .insert(feedbackWindow)
      .values({ ...row, instrumentVersion })
      .onConflictDoNothing(),
    ...agencies.map((agency) =>
      read.insert(windowAgency).values({ windowId: window.id, agency }).onConflictDoNothing(),
    ),
  ];
}

/**
 * Ends the window of a withdrawn announcement now, unless it is over already, and forgets what the announcement said
 * of the service. Its feedback stays, and so do the evaluators who read it.
 */
export function closeStatement(context: Context, announcementId: string): Statement {
  return context.database.read
    .update(feedbackWindow)
    .set({
      closesAt: sql`min(${feedbackWindow.closesAt}, ${context.clock.now().getTime()})`,
      ...UNDESCRIBED,
    })
    .where(eq(feedbackWindow.announcementId, announcementId));
}

const byId = (read: Reader) =>
  read
    .select({ window: feedbackWindow, agency: windowAgency.agency })
    .from(feedbackWindow)
    .leftJoin(windowAgency, eq(windowAgency.windowId, feedbackWindow.id))
    .where(eq(feedbackWindow.id, sql.placeholder('id')))
    .prepare();

export async function findWindow(context: Context, id: string): Promise<FeedbackWindow | null> {
  const rows = await context.database.once(byId).execute({ id });
  const [first] = rows;
  if (first === undefined) return null;
  const { instrumentVersion: _, ...window } = first.window;
  return { ...window, agencies: rows.flatMap(({ agency }) => agency ?? []) };
}

const admit = (read: Reader) => {
  const now = sql.param(sql.placeholder('now'), feedbackWindow.opensAt);
  const twin = sql`SELECT 1 FROM ${feedback} WHERE ${feedback.idempotencyKey} = ${sql.placeholder('formKey')}`;
  return prepareWrite<{ windowId: string; now: Date; formKey: string }>(
    read
      .update(feedbackWindow)
      .set({ instrumentVersion: sql`${feedbackWindow.instrumentVersion}` })
      .where(
        sql`${feedbackWindow.id} = ${sql.placeholder('windowId')} AND ${feedbackWindow.opensAt} <= ${now}
          AND ${feedbackWindow.closesAt} > ${now} AND NOT EXISTS (${twin})`,
      ),
  );
};

/** Begins the batch of a submission: it changes a row, but nothing in it, if the window is open and the form is new. */
export function admitStatement(context: Context, windowId: string, formKey: string): Statement {
  return context.database.once(admit)({ windowId, formKey, now: context.clock.now() });
}

export async function listWindowIds(context: Context): Promise<Set<string>> {
  const rows = await context.database.read.select({ id: feedbackWindow.id }).from(feedbackWindow);
  return new Set(rows.map((row) => row.id));
}

/** Windows that these agencies' evaluators read, soonest closing first. */
export async function listWindowsOf(
  context: Context,
  agencies: readonly string[],
): Promise<FeedbackWindow[]> {
  const { read } = context.database;
  const ids = read
    .selectDistinct({ id: windowAgency.windowId })
    .from(windowAgency)
    .where(inArray(windowAgency.agency, [...agencies]));
  const rows = await read
    .select()
    .from(feedbackWindow)
    .where(inArray(feedbackWindow.id, ids))
    .orderBy(asc(feedbackWindow.closesAt), asc(feedbackWindow.id));
  return withAgencies(context, rows);
}

export async function listOpenWindows(context: Context): Promise<FeedbackWindow[]> {
  const rows = await context.database.read
    .select()
    .from(feedbackWindow)
    .where(gt(feedbackWindow.closesAt, context.clock.now()))
    .orderBy(asc(feedbackWindow.closesAt), asc(feedbackWindow.id));
  return withAgencies(context, rows);
}

async function withAgencies(
  context: Context,
  rows: readonly (typeof feedbackWindow.$inferSelect)[],
): Promise<FeedbackWindow[]> {
  const links = await context.database.read
    .select()
    .from(windowAgency)
    .where(
      inArray(
        windowAgency.windowId,
        rows.map((row) => row.id),
      ),
    );
  return rows.map(({ instrumentVersion: _, ...row }) => ({
    ...row,
    agencies: links.filter((link) => link.windowId === row.id).map((link) => link.agency),
  }));
}
