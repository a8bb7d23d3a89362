import { and, asc, count, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { feedback, feedbackWindow, screening } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { Submission, VerifiedFeedback } from '../rules/submission.ts';

const owner = (id: string) => `feedback:${id}`;

export interface NewFeedback extends Submission {
  readonly idempotencyKey: string;
  readonly referenceHash: string;
  readonly text: string;
}

export function insertStatement(context: Context, row: NewFeedback): Statement {
  const { text, ...columns } = row;
  const sealed = seal(context.key, owner(row.id), { text });
  return context.database.read
    .insert(feedback)
    .values({ ...columns, sealedBox: sealed.box, sealedKey: sealed.dataKey, verifiedAt: null });
}

/** Counts it. Fails on the unique index when this person has spoken in this window already. */
export function verifyStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(feedback)
    .set({ state: 'verified', verifiedAt: context.clock.now() })
    .where(and(eq(feedback.id, id), eq(feedback.state, 'received')));
}

/** It counts no more, and its text is noise. */
export function withdrawStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(feedback)
    .set({ state: 'withdrawn', sealedBox: null, sealedKey: null })
    .where(eq(feedback.id, id));
}

export function deleteUnconfirmedStatement(context: Context, receivedBefore: Date): Statement {
  return context.database.read
    .delete(feedback)
    .where(and(eq(feedback.state, 'received'), lt(feedback.receivedAt, receivedBefore)));
}

/** Destroys the texts of windows that closed before; the answers stay counted. */
export function destroyTextsStatement(context: Context, closedBefore: Date): Statement {
  const { read } = context.database;
  const old = read
    .select({ id: feedbackWindow.id })
    .from(feedbackWindow)
    .where(lt(feedbackWindow.closesAt, closedBefore));
  return read
    .update(feedback)
    .set({ sealedBox: null, sealedKey: null })
    .where(and(inArray(feedback.windowId, old), isNotNull(feedback.sealedKey)));
}

const submissionColumns = {
  id: feedback.id,
  windowId: feedback.windowId,
  state: feedback.state,
  channel: feedback.channel,
  verification: feedback.verification,
  serviceUnit: feedback.serviceUnit,
  serviceMonth: feedback.serviceMonth,
  answers: feedback.answers,
  conduct: feedback.conduct,
  relation: feedback.relation,
  nullifier: feedback.nullifier,
  receivedAt: feedback.receivedAt,
  verifiedAt: feedback.verifiedAt,
};

export async function findById(context: Context, id: string): Promise<Submission | null> {
  const [row] = await context.database.read
    .select(submissionColumns)
    .from(feedback)
    .where(eq(feedback.id, id));
  return row ?? null;
}

export async function findByKey(context: Context, idempotencyKey: string): Promise<Submission | null> {
  const [row] = await context.database.read
    .select(submissionColumns)
    .from(feedback)
    .where(eq(feedback.idempotencyKey, idempotencyKey));
  return row ?? null;
}

export async function findByReferenceHash(
  context: Context,
  referenceHash: string,
): Promise<Submission | null> {
  const [row] = await context.database.read
    .select(submissionColumns)
    .from(feedback)
    .where(eq(feedback.referenceHash, referenceHash));
  return row ?? null;
}

/** Counts for evaluators: screened, and neither held nor kept out by a decision. */
const COUNTING = ['clear', 'counted'] as const;

/** The text of a row; null once erased. */
export function openText(
  context: Context,
  row: { readonly id: string; readonly sealedBox: string | null; readonly sealedKey: string | null },
): string | null {
  if (row.sealedBox === null || row.sealedKey === null) return null;
  const sealed = { box: row.sealedBox, dataKey: row.sealedKey };
  return (unseal(context.key, owner(row.id), sealed) as { text: string }).text;
}

/** Feedback of a window that counts, in the order of its verification, texts opened, without anything about the author. */
export async function listVerified(context: Context, windowId: string): Promise<VerifiedFeedback[]> {
  const rows = await context.database.read
    .select()
    .from(feedback)
    .innerJoin(screening, eq(screening.feedbackId, feedback.id))
    .where(
      and(
        eq(feedback.windowId, windowId),
        eq(feedback.state, 'verified'),
        inArray(screening.standing, COUNTING),
      ),
    )
    .orderBy(asc(feedback.verifiedAt), asc(feedback.id));
  return rows.map(({ feedback: row }) => ({
    id: row.id,
    verification: row.verification,
    serviceUnit: row.serviceUnit,
    serviceMonth: row.serviceMonth,
    answers: row.answers,
    conduct: row.conduct,
    relation: row.relation,
    text: openText(context, row),
  }));
}

/** Feedback that counts, per window. Windows without any are left out. */
export async function countVerified(
  context: Context,
  windowIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await context.database.read
    .select({ windowId: feedback.windowId, n: count() })
    .from(feedback)
    .innerJoin(screening, eq(screening.feedbackId, feedback.id))
    .where(
      and(
        inArray(feedback.windowId, [...windowIds]),
        eq(feedback.state, 'verified'),
        inArray(screening.standing, COUNTING),
      ),
    )
    .groupBy(feedback.windowId);
  return new Map(rows.map((row) => [row.windowId, row.n]));
}
