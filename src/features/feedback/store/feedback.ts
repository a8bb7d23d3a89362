import { and, asc, count, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { feedback, feedbackWindow, screening } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { FeedbackContent } from '../rules/commitment.ts';
import type { Submission, VerifiedFeedback } from '../rules/submission.ts';
import { CONFIRMATION_GRACE_MS } from '../rules/window.ts';

const owner = (id: string) => `feedback:${id}`;

export interface NewFeedback extends Submission {
  readonly idempotencyKey: string;
  readonly referenceHash: string;
  readonly text: string;
  /** base64url. Erased with the text: the commitment is noise then. */
  readonly salt: string;
}

const insertNext = (read: Reader) =>
  prepareWrite<typeof feedback.$inferInsert>(
    read.insert(feedback).select(sql`${selectRow(feedback)} WHERE ${ifChanged}`),
  );

/** Keeps it, if the statement before it in the batch changed a row. */
export function insertStatement(context: Context, row: NewFeedback): Statement {
  const { text, salt, ...columns } = row;
  const sealed = seal(context.key, owner(row.id), { text, salt });
  return context.database.once(insertNext)({
    ...columns,
    sealedBox: sealed.box,
    sealedKey: sealed.dataKey,
  });
}

const verifyNext = (read: Reader) => {
  const id = sql.placeholder('id');
  const now = sql.param(sql.placeholder('now'), feedback.verifiedAt);
  const lateEnough = sql`SELECT 1 FROM ${feedbackWindow} WHERE ${feedbackWindow.id} = ${feedback.windowId}
    AND ${feedbackWindow.closesAt} + ${sql.raw(String(CONFIRMATION_GRACE_MS))} > ${now}`;
  const otherVoice = sql`SELECT 1 FROM ${feedback} AS other WHERE other.window_id = ${feedback.windowId}
    AND other.nullifier = ${feedback.nullifier} AND other.state = 'verified'`;
  return prepareWrite<{ id: string; now: Date }>(
    read
      .update(feedback)
      .set({ state: 'verified', verifiedAt: sql`${now}` })
      .where(
        sql`${feedback.id} = ${id} AND ${feedback.state} = 'received' AND EXISTS (${lateEnough})
          AND NOT EXISTS (${otherVoice}) AND ${ifChanged}`,
      ),
  );
};

/**
 * Counts it, if the statement before it in the batch changed a row, its window can still be confirmed in, and this person
 * has not spoken there yet.
 */
export function verifyStatement(context: Context, id: string): Statement {
  return context.database.once(verifyNext)({ id, now: context.clock.now() });
}

/** What its author says now, as if it were confirmed only now: it is screened anew. */
export function correctStatements(
  context: Context,
  id: string,
  { text, salt, ...columns }: FeedbackContent & { readonly salt: string },
): Statement[] {
  const sealed = seal(context.key, owner(id), { text, salt });
  const { read } = context.database;
  return [
    read
      .update(feedback)
      .set({
        serviceUnit: columns.serviceUnit,
        serviceMonth: columns.serviceMonth,
        relation: columns.relation,
        answers: columns.answers,
        conduct: columns.conduct,
        sealedBox: sealed.box,
        sealedKey: sealed.dataKey,
        verifiedAt: context.clock.now(),
      })
      .where(and(eq(feedback.id, id), eq(feedback.state, 'verified'))),
    read.delete(screening).where(eq(screening.feedbackId, id)),
  ];
}

/** It counts no more, and its text is noise. */
export function withdrawStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(feedback)
    .set({ state: 'withdrawn', sealedBox: null, sealedKey: null })
    .where(eq(feedback.id, id));
}

const isUnconfirmed = (receivedBefore: Date) =>
  and(eq(feedback.state, 'received'), lt(feedback.receivedAt, receivedBefore));

export function deleteUnconfirmedStatement(context: Context, receivedBefore: Date): Statement {
  return context.database.read.delete(feedback).where(isUnconfirmed(receivedBefore));
}

export function countUnconfirmed(context: Context, receivedBefore: Date): Promise<number> {
  return context.database.read.$count(feedback, isUnconfirmed(receivedBefore));
}

function hasOldText({ read }: Context['database'], closedBefore: Date) {
  const old = read
    .select({ id: feedbackWindow.id })
    .from(feedbackWindow)
    .where(lt(feedbackWindow.closesAt, closedBefore));
  return and(inArray(feedback.windowId, old), isNotNull(feedback.sealedKey));
}

/** Destroys the texts of windows that closed before; the answers stay counted. */
export function destroyTextsStatement(context: Context, closedBefore: Date): Statement {
  return context.database.read
    .update(feedback)
    .set({ sealedBox: null, sealedKey: null })
    .where(hasOldText(context.database, closedBefore));
}

export function countTexts(context: Context, closedBefore: Date): Promise<number> {
  return context.database.read.$count(feedback, hasOldText(context.database, closedBefore));
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

interface SealedContent {
  readonly text: string;
  /** Absent from what was sealed before there were commitments. */
  readonly salt?: string;
}

type SealedColumns = Pick<typeof feedback.$inferSelect, 'id' | 'sealedBox' | 'sealedKey'>;

/** Null once erased. */
function open(context: Context, { id, sealedBox, sealedKey }: SealedColumns): SealedContent | null {
  if (sealedBox === null || sealedKey === null) return null;
  return unseal(context.key, owner(id), { box: sealedBox, dataKey: sealedKey }) as SealedContent;
}

/** Text and salt, for the author alone; null once they are erased. */
export async function findContent(context: Context, id: string): Promise<SealedContent | null> {
  const [row] = await context.database.read.select().from(feedback).where(eq(feedback.id, id));
  return row === undefined ? null : open(context, row);
}

/** Counts for evaluators: screened, and neither held nor kept out by a decision. */
const COUNTING = ['clear', 'counted'] as const;

/** The text of a row; null once erased. */
export function openText(context: Context, row: SealedColumns): string | null {
  return open(context, row)?.text ?? null;
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
