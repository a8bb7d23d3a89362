import { and, asc, count, eq, gt, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { feedback, feedbackWindow, screening } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { Standing } from '../rules/moderation.ts';
import type { Finding } from '../rules/screening/finding.ts';
import { openText } from './feedback.ts';

/** What stands in the store of an earlier screening. */
export interface KnownScreening {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
  readonly ruleVersion: number;
  readonly clusterId: string | null;
  readonly heldSince: Date | null;
}

export interface ToScreen {
  readonly id: string;
  readonly verifiedAt: Date;
  readonly answers: Record<string, number>;
  readonly conduct: Record<string, number>;
  /** Raw; null once erased. */
  readonly text: string | null;
  readonly known: KnownScreening | null;
}

const PAGE_SIZE = 500;
/** As a literal: a bound value would not let the partial index be used. */
const isVerified = sql`${feedback.state} = 'verified'`;

/** The windows in which something verified at or after `from` is not screened yet. */
export async function listUnscreenedWindows(context: Context, from: Date): Promise<string[]> {
  const { read } = context.database;
  const screened = read.select({ one: sql`1` }).from(screening).where(eq(screening.feedbackId, feedback.id));
  const rows = await read
    .selectDistinct({ id: feedback.windowId })
    .from(feedback)
    .where(and(isVerified, gte(feedback.verifiedAt, from), sql`NOT EXISTS ${screened}`));
  return rows.map(({ id }) => id);
}

/** What was verified in a window at or after `from`, in order, texts opened page by page. */
export async function* selectToScreen(
  context: Context,
  windowId: string,
  from: Date,
): AsyncGenerator<ToScreen> {
  let last = { at: from, id: '' };
  for (;;) {
    const page = await context.database.read
      .select({ row: feedback, known: screening })
      .from(feedback)
      .leftJoin(screening, eq(screening.feedbackId, feedback.id))
      .where(
        and(
          eq(feedback.windowId, windowId),
          eq(feedback.state, 'verified'),
          or(
            gt(feedback.verifiedAt, last.at),
            and(eq(feedback.verifiedAt, last.at), gt(feedback.id, last.id)),
          ),
        ),
      )
      .orderBy(asc(feedback.verifiedAt), asc(feedback.id))
      .limit(PAGE_SIZE);
    for (const { row, known } of page) {
      const { id, answers, conduct } = row;
      const verifiedAt = row.verifiedAt ?? row.receivedAt;
      last = { at: verifiedAt, id };
      yield { id, verifiedAt, answers, conduct, text: openText(context, row), known: toKnown(known) };
    }
    if (page.length < PAGE_SIZE) return;
  }
}

function toKnown(row: typeof screening.$inferSelect | null): KnownScreening | null {
  return row === null ? null : { ...row, findings: row.findings as readonly Finding[] };
}

export async function listWithdrawnIds(context: Context, windowId: string): Promise<string[]> {
  const rows = await context.database.read
    .select({ id: feedback.id })
    .from(feedback)
    .where(and(eq(feedback.windowId, windowId), eq(feedback.state, 'withdrawn')));
  return rows.map(({ id }) => id);
}

/** How many were verified in all other windows, and for how many hours those have been open until now. */
export async function countElsewhere(
  context: Context,
  windowId: string,
): Promise<{ submissions: number; hours: number }> {
  const { read } = context.database;
  const now = context.clock.now();
  const [verified] = await read
    .select({ n: count() })
    .from(feedback)
    .where(and(isVerified, ne(feedback.windowId, windowId)));
  const windows = await read
    .select({ opensAt: feedbackWindow.opensAt, closesAt: feedbackWindow.closesAt })
    .from(feedbackWindow)
    .where(and(ne(feedbackWindow.id, windowId), lt(feedbackWindow.opensAt, now)));
  const openMs = windows.reduce(
    (sum, { opensAt, closesAt }) => sum + Math.min(closesAt.getTime(), now.getTime()) - opensAt.getTime(),
    0,
  );
  return { submissions: verified?.n ?? 0, hours: openMs / 3_600_000 };
}

export interface NewScreening extends KnownScreening {
  readonly feedbackId: string;
}

/** Screenings of what was not screened before; of two processes the first one's stands. */
export function insertScreenings(context: Context, rows: readonly NewScreening[]): Statement {
  const screenedAt = context.clock.now();
  return context.database.read
    .insert(screening)
    .values(rows.map((row) => ({ ...row, screenedAt })))
    .onConflictDoNothing();
}

/** A later screening changes what it finds, unless a person has decided meanwhile. */
export function updateScreening(context: Context, { feedbackId, ...row }: NewScreening): Statement {
  return context.database.read
    .update(screening)
    .set({ ...row, screenedAt: context.clock.now() })
    .where(and(eq(screening.feedbackId, feedbackId), inArray(screening.standing, ['clear', 'held'])));
}

/** Whether it belongs to a cluster is kept up also for what is decided. */
export function updateCluster(context: Context, feedbackId: string, clusterId: string | null): Statement {
  return context.database.read
    .update(screening)
    .set({ clusterId })
    .where(eq(screening.feedbackId, feedbackId));
}

export interface ClusterMember {
  readonly id: string;
  readonly clusterId: string;
  readonly standing: Standing;
  readonly answers: Record<string, number>;
}

/** The members of a window's campaigns, in the order of their verification. */
export async function listClustered(context: Context, windowId: string): Promise<ClusterMember[]> {
  const rows = await context.database.read
    .select({
      id: feedback.id,
      clusterId: screening.clusterId,
      standing: screening.standing,
      answers: feedback.answers,
    })
    .from(screening)
    .innerJoin(feedback, eq(feedback.id, screening.feedbackId))
    .where(
      and(eq(feedback.windowId, windowId), eq(feedback.state, 'verified'), isNotNull(screening.clusterId)),
    )
    .orderBy(asc(feedback.verifiedAt), asc(feedback.id));
  return rows.map(({ clusterId, ...row }) => ({ ...row, clusterId: clusterId ?? row.id }));
}
