import { and, count, desc, eq, gte, isNotNull, lt, min, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import {
  feedback,
  moderation,
  screening,
  transparencyQuarter,
  unconfirmedFeedback,
} from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { type Finding, holdingFindings } from '../rules/screening/finding.ts';
import { type Counts, findingCount, type Quarter, reasonCount } from '../rules/transparency.ts';

/** Seconds that Jakarta is ahead of UTC. */
const WIB = sql.raw('25200');
const month = sql`CAST(strftime('%m', ${feedback.receivedAt} / 1000 + ${WIB}, 'unixepoch') AS INTEGER)`;
const quarterName = sql`strftime('%Y', ${feedback.receivedAt} / 1000 + ${WIB}, 'unixepoch') || '-Q' || ((${month} + 2) / 3)`;

/** Keeps in mind how many unconfirmed submissions are about to be deleted. Stands before the deletion, in its batch. */
export function rememberUnconfirmedStatement(context: Context, receivedBefore: Date): Statement {
  return context.database.read
    .insert(unconfirmedFeedback)
    .select(
      sql`SELECT ${quarterName}, count(*) FROM ${feedback} WHERE ${feedback.state} = 'received' AND ${feedback.receivedAt} < ${receivedBefore.getTime()} GROUP BY 1`,
    )
    .onConflictDoUpdate({
      target: unconfirmedFeedback.quarter,
      set: { count: sql`${unconfirmedFeedback.count} + excluded.count` },
    });
}

export async function findFirstReceipt(context: Context): Promise<Date | null> {
  const [row] = await context.database.read.select({ at: min(feedback.receivedAt) }).from(feedback);
  return row?.at ?? null;
}

/** The exact counts of a quarter. Submissions belong to the quarter of their receipt, decisions to that of their making. */
export async function countQuarter(context: Context, { name, from, until }: Quarter): Promise<Counts> {
  const counts: Record<string, number> = {};
  const add = (key: string, more: number) => {
    counts[key] = (counts[key] ?? 0) + more;
  };
  const { read } = context.database;
  const isReceived = and(gte(feedback.receivedAt, from), lt(feedback.receivedAt, until));
  const [received] = await read
    .select({ all: count(), verified: count(feedback.verifiedAt) })
    .from(feedback)
    .where(isReceived);
  const [deleted] = await read
    .select()
    .from(unconfirmedFeedback)
    .where(eq(unconfirmedFeedback.quarter, name));
  add('received', (received?.all ?? 0) + (deleted?.count ?? 0));
  add('verified', received?.verified ?? 0);
  const held = await read
    .select({ findings: screening.findings })
    .from(screening)
    .innerJoin(feedback, eq(feedback.id, screening.feedbackId))
    .where(and(isReceived, isNotNull(screening.heldSince)));
  add('held', held.length);
  add('clear', (received?.verified ?? 0) - held.length);
  for (const { findings } of held) {
    for (const { code } of holdingFindings(findings as readonly Finding[])) add(findingCount(code), 1);
  }
  const decisions = await read
    .select({ made: moderation, heldSince: screening.heldSince })
    .from(moderation)
    .innerJoin(screening, eq(screening.feedbackId, moderation.feedbackId))
    .where(and(gte(moderation.decidedAt, from), lt(moderation.decidedAt, until)));
  const days: number[] = [];
  for (const { made, heldSince } of decisions) {
    if (made.round === 2) {
      add('appeals', 1);
      add(made.outcome === 'counted' ? 'overturned' : 'upheld', 1);
      continue;
    }
    add('decided', 1);
    add(made.outcome, 1);
    add(reasonCount(made.reason), 1);
    days.push((made.decidedAt.getTime() - (heldSince ?? made.decidedAt).getTime()) / 86_400_000);
  }
  return { ...counts, 'median-days': medianOf(days) };
}

/** To half a day. */
function medianOf(days: number[]): number {
  days.sort((one, other) => one - other);
  const middle = days[Math.floor(days.length / 2)] ?? 0;
  const lower = days[Math.floor((days.length - 1) / 2)] ?? 0;
  return Math.round(middle + lower) / 2;
}

export function insertQuarter(context: Context, quarter: string, counts: Counts<number | null>): Statement {
  return context.database.read
    .insert(transparencyQuarter)
    .values({ quarter, counts: { ...counts }, closedAt: context.clock.now() })
    .onConflictDoNothing();
}

export interface PublishedQuarter {
  readonly quarter: string;
  readonly counts: Counts<number | null>;
}

/** Newest first. */
export async function listQuarters(context: Context): Promise<PublishedQuarter[]> {
  return context.database.read
    .select({ quarter: transparencyQuarter.quarter, counts: transparencyQuarter.counts })
    .from(transparencyQuarter)
    .orderBy(desc(transparencyQuarter.quarter));
}
