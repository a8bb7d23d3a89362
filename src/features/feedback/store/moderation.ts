import { and, asc, count, eq, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { appeal, feedback, moderation, screening } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { Decision, DecisionReason, Moderation, Outcome } from '../rules/moderation.ts';
import type { Finding } from '../rules/screening/finding.ts';
import { openText } from './feedback.ts';

const owner = (feedbackId: string) => `appeal:${feedbackId}`;

/** What waits for a person, without its text. */
export interface HeldRow {
  readonly id: string;
  readonly windowId: string;
  readonly serviceUnit: string;
  readonly serviceMonth: string;
  readonly findings: readonly Finding[];
  readonly clusterId: string | null;
  readonly heldSince: Date;
}

/** Everything that is held, the longest waiting first. */
export async function listHeldRows(context: Context): Promise<HeldRow[]> {
  const rows = await context.database.read
    .select({
      id: feedback.id,
      windowId: feedback.windowId,
      serviceUnit: feedback.serviceUnit,
      serviceMonth: feedback.serviceMonth,
      findings: screening.findings,
      clusterId: screening.clusterId,
      heldSince: screening.heldSince,
      screenedAt: screening.screenedAt,
    })
    .from(screening)
    .innerJoin(feedback, eq(feedback.id, screening.feedbackId))
    .where(and(eq(screening.standing, 'held'), eq(feedback.state, 'verified')))
    .orderBy(asc(screening.heldSince), asc(feedback.verifiedAt), asc(feedback.id));
  return rows.map(({ findings, heldSince, screenedAt, ...row }) => ({
    ...row,
    findings: findings as readonly Finding[],
    heldSince: heldSince ?? screenedAt,
  }));
}

/** The raw text; null once erased, and for an unknown id. */
export async function readText(context: Context, id: string): Promise<string | null> {
  const [row] = await context.database.read.select().from(feedback).where(eq(feedback.id, id));
  return row === undefined ? null : openText(context, row);
}

/** One submission, or those of a cluster that were held by then: what came later nobody has seen. */
export type HeldTarget = { readonly id: string } | { readonly clusterId: string; readonly until: Date };

function isTarget(target: HeldTarget): SQL | undefined {
  const stillVerified = sql`${screening.feedbackId} IN (SELECT ${feedback.id} FROM ${feedback} WHERE ${feedback.state} = 'verified')`;
  return and(
    eq(screening.standing, 'held'),
    'id' in target
      ? eq(screening.feedbackId, target.id)
      : and(eq(screening.clusterId, target.clusterId), lte(screening.heldSince, target.until)),
    stillVerified,
  );
}

/** The windows that a target belongs to: none when nothing of it is held. */
export async function listTargetWindows(context: Context, target: HeldTarget): Promise<string[]> {
  const rows = await context.database.read
    .selectDistinct({ windowId: feedback.windowId })
    .from(screening)
    .innerJoin(feedback, eq(feedback.id, screening.feedbackId))
    .where(isTarget(target));
  return rows.map(({ windowId }) => windowId);
}

/** Two statements: who decided what about all that is still held of the target, and that it is held no more. */
export function decideStatements(
  context: Context,
  target: HeldTarget,
  { outcome, reason, decidedBy, decidedAt }: Decision,
): [Statement, Statement] {
  const { read } = context.database;
  const held = sql`SELECT ${screening.feedbackId}, 1, ${outcome}, ${reason}, ${decidedBy}, ${decidedAt.getTime()} FROM ${screening} WHERE ${isTarget(target)}`;
  return [
    read.insert(moderation).select(held),
    read.update(screening).set({ standing: outcome }).where(isTarget(target)),
  ];
}

/** Two statements, as above; a second decision on one appeal changes nothing. */
export function decideAppealStatements(
  context: Context,
  feedbackId: string,
  decision: Decision,
): [Statement, Statement] {
  const { read } = context.database;
  const { outcome, decidedBy, decidedAt } = decision;
  const isTheirs = sql`EXISTS (SELECT 1 FROM ${moderation} WHERE ${moderation.feedbackId} = ${feedbackId} AND ${moderation.round} = 2 AND ${moderation.decidedBy} = ${decidedBy} AND ${moderation.decidedAt} = ${decidedAt.getTime()})`;
  return [
    read
      .insert(moderation)
      .values({ ...decision, feedbackId, round: 2 })
      .onConflictDoNothing(),
    read
      .update(screening)
      .set({ standing: outcome })
      .where(and(eq(screening.feedbackId, feedbackId), isTheirs)),
  ];
}

/** An author's second appeal changes nothing. */
export function appealStatement(context: Context, feedbackId: string, text: string): Statement {
  const sealed = seal(context.key, owner(feedbackId), { text });
  return context.database.read
    .insert(appeal)
    .values({
      feedbackId,
      sealedBox: sealed.box,
      sealedKey: sealed.dataKey,
      appealedAt: context.clock.now(),
    })
    .onConflictDoNothing();
}

/** Appeals whose feedback has no text any more lose theirs. */
export function destroyAppealsStatement(context: Context): Statement {
  return context.database.read
    .update(appeal)
    .set({ sealedBox: null, sealedKey: null })
    .where(
      sql`${appeal.sealedKey} IS NOT NULL AND EXISTS (SELECT 1 FROM ${feedback} WHERE ${feedback.id} = ${appeal.feedbackId} AND ${feedback.sealedKey} IS NULL)`,
    );
}

export interface OpenAppeal {
  readonly id: string;
  readonly windowId: string;
  readonly serviceUnit: string;
  readonly serviceMonth: string;
  readonly findings: readonly Finding[];
  readonly appealedAt: Date;
  /** What the author says; null once erased. */
  readonly appealText: string | null;
  readonly text: string | null;
  readonly first: Decision;
}

/** Appeals without a decision, the longest waiting first. */
export async function listOpenAppeals(context: Context): Promise<OpenAppeal[]> {
  const { read } = context.database;
  const second = read
    .select({ id: moderation.feedbackId })
    .from(moderation)
    .where(eq(moderation.round, 2))
    .as('second');
  const rows = await read
    .select()
    .from(appeal)
    .innerJoin(feedback, eq(feedback.id, appeal.feedbackId))
    .innerJoin(screening, eq(screening.feedbackId, appeal.feedbackId))
    .innerJoin(moderation, and(eq(moderation.feedbackId, appeal.feedbackId), eq(moderation.round, 1)))
    .leftJoin(second, eq(second.id, appeal.feedbackId))
    .where(and(isNull(second.id), ne(feedback.state, 'withdrawn')))
    .orderBy(asc(appeal.appealedAt), asc(appeal.feedbackId));
  return rows.map((row) => ({
    id: row.feedback.id,
    windowId: row.feedback.windowId,
    serviceUnit: row.feedback.serviceUnit,
    serviceMonth: row.feedback.serviceMonth,
    findings: row.screening.findings as readonly Finding[],
    appealedAt: row.appeal.appealedAt,
    appealText: openAppeal(context, row.appeal),
    text: openText(context, row.feedback),
    first: toDecision(row.moderation),
  }));
}

function openAppeal(context: Context, row: typeof appeal.$inferSelect): string | null {
  if (row.sealedBox === null || row.sealedKey === null) return null;
  const sealed = { box: row.sealedBox, dataKey: row.sealedKey };
  return (unseal(context.key, owner(row.feedbackId), sealed) as { text: string }).text;
}

function toDecision(row: typeof moderation.$inferSelect): Decision {
  return { ...row, outcome: row.outcome as Outcome, reason: row.reason as DecisionReason };
}

export async function readModeration(context: Context, feedbackId: string): Promise<Moderation> {
  const { read } = context.database;
  const [screened] = await read.select().from(screening).where(eq(screening.feedbackId, feedbackId));
  const decisions = await read.select().from(moderation).where(eq(moderation.feedbackId, feedbackId));
  const [appealed] = await read.select().from(appeal).where(eq(appeal.feedbackId, feedbackId));
  const inRound = (round: number) => {
    const row = decisions.find((one) => one.round === round);
    return row === undefined ? null : toDecision(row);
  };
  return {
    standing: screened?.standing ?? null,
    findings: (screened?.findings ?? []) as readonly Finding[],
    first: inRound(1),
    appealedAt: appealed?.appealedAt ?? null,
    onAppeal: inRound(2),
  };
}

/** How many submissions of a window wait for a person. */
export async function countHeld(context: Context, windowId: string): Promise<number> {
  const [row] = await context.database.read
    .select({ n: count() })
    .from(screening)
    .innerJoin(feedback, eq(feedback.id, screening.feedbackId))
    .where(
      and(eq(feedback.windowId, windowId), eq(feedback.state, 'verified'), eq(screening.standing, 'held')),
    );
  return row?.n ?? 0;
}
