import { and, asc, eq, getTableColumns, gt, gte, inArray, lt, lte, min, type SQL, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { prepareWrite } from '#db/prepared.ts';
import { feedback, feedbackWindow, windowAgency, windowUnit } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { FeedbackWindow } from '../rules/window.ts';

/** Any service: the top of the hierarchies of agencies and posts. */
const UNDESCRIBED = { originLevel: 2, origin: '*', postLevel: 2, post: '*' } as const;

const codes = (json: string) => JSON.parse(json) as string[];
const AGENCIES = sql`(SELECT json_group_array(agency) FROM (
  SELECT agency FROM window_agency WHERE window_id = feedback_window.id ORDER BY agency
))`.mapWith(codes);
const UNITS = sql`(SELECT json_group_array(unit) FROM (
  SELECT unit FROM window_unit WHERE window_id = feedback_window.id ORDER BY unit
))`.mapWith(codes);

/** Opening a window that is already open changes nothing. */
export function openStatements(context: Context, window: FeedbackWindow): Statement[] {
  const { agencies, units, question, ...row } = window;
  const { read } = context.database;
  const windowId = window.id;
  return [
    read
      .insert(feedbackWindow)
      .values({ ...row, questionId: question?.id ?? null, questionEn: question?.en ?? null })
      .onConflictDoNothing(),
    ...agencies.map((agency) => read.insert(windowAgency).values({ windowId, agency }).onConflictDoNothing()),
    ...units.map((unit) => read.insert(windowUnit).values({ windowId, unit }).onConflictDoNothing()),
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

/** Lets a window close at another time. */
export function moveClosingStatement(context: Context, windowId: string, closesAt: Date): Statement {
  return context.database.read
    .update(feedbackWindow)
    .set({ closesAt })
    .where(eq(feedbackWindow.id, windowId));
}

const byId = (read: Reader) =>
  query(read)
    .where(eq(feedbackWindow.id, sql.placeholder('id')))
    .prepare();

export async function findWindow(context: Context, id: string): Promise<FeedbackWindow | null> {
  const [row] = await context.database.once(byId).execute({ id });
  return row === undefined ? null : toWindow(row);
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
export function listWindowsOf(context: Context, agencies: readonly string[]): Promise<FeedbackWindow[]> {
  const ids = context.database.read
    .selectDistinct({ id: windowAgency.windowId })
    .from(windowAgency)
    .where(inArray(windowAgency.agency, [...agencies]));
  return selectWindows(context, inArray(feedbackWindow.id, ids));
}

export function listOpenWindows(context: Context): Promise<FeedbackWindow[]> {
  const now = context.clock.now();
  return selectWindows(context, and(lte(feedbackWindow.opensAt, now), gt(feedbackWindow.closesAt, now)));
}

/** Windows that close at or after `from` and before `to`, soonest closing first. */
export function listClosing(context: Context, from: Date, to: Date | null): Promise<FeedbackWindow[]> {
  return selectWindows(
    context,
    and(gte(feedbackWindow.closesAt, from), to === null ? undefined : lt(feedbackWindow.closesAt, to)),
  );
}

export function selectConsultations(context: Context): Promise<FeedbackWindow[]> {
  return selectWindows(context, eq(feedbackWindow.kind, 'consultation'));
}

/** When the first of all windows closed; null while there is none. */
export async function findFirstClosing(context: Context): Promise<Date | null> {
  const [row] = await context.database.read
    .select({ first: min(feedbackWindow.closesAt) })
    .from(feedbackWindow);
  return row?.first ?? null;
}

function query(read: Reader) {
  return read
    .select({ ...getTableColumns(feedbackWindow), agencies: AGENCIES, units: UNITS })
    .from(feedbackWindow);
}

type Row = Awaited<ReturnType<typeof query>>[number];

function toWindow({ questionId, questionEn, ...row }: Row): FeedbackWindow {
  return { ...row, question: questionId === null ? null : { id: questionId, en: questionEn } };
}

/** Soonest closing first. */
async function selectWindows(context: Context, where: SQL | undefined): Promise<FeedbackWindow[]> {
  const rows = await query(context.database.read)
    .where(where)
    .orderBy(asc(feedbackWindow.closesAt), asc(feedbackWindow.id));
  return rows.map(toWindow);
}
