import { and, asc, count, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { dataRequest } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { DataRequest, RequestOutcome, RequestWords } from './rules.ts';

const owner = (id: string) => `data-request:${id}`;

const columns = {
  id: dataRequest.id,
  kind: dataRequest.kind,
  role: dataRequest.role,
  state: dataRequest.state,
  receivedAt: dataRequest.receivedAt,
  dueAt: dataRequest.dueAt,
  outcome: dataRequest.outcome,
  answeredAt: dataRequest.answeredAt,
};

export interface NewRequest extends DataRequest {
  readonly idempotencyKey: string;
  readonly referenceHash: string;
  readonly words: RequestWords;
}

const insertNext = (read: Reader) =>
  prepareWrite<typeof dataRequest.$inferInsert>(
    read
      .insert(dataRequest)
      .select(sql`${selectRow(dataRequest)} WHERE ${ifChanged}`)
      .onConflictDoNothing(),
  );

/** Keeps it, if the statement before it in the batch changed a row. The same form sent again changes nothing. */
export function insertIfChanged(context: Context, { words, ...row }: NewRequest): Statement {
  const sealed = seal(context.key, owner(row.id), words);
  return context.database.once(insertNext)({ ...row, sealedBox: sealed.box, sealedKey: sealed.dataKey });
}

export function answerStatement(
  context: Context,
  id: string,
  answer: { readonly outcome: RequestOutcome; readonly answeredBy: string; readonly words: RequestWords },
): Statement {
  const sealed = seal(context.key, owner(id), answer.words);
  return context.database.read
    .update(dataRequest)
    .set({
      state: 'answered',
      outcome: answer.outcome,
      answeredBy: answer.answeredBy,
      answeredAt: context.clock.now(),
      sealedBox: sealed.box,
      sealedKey: sealed.dataKey,
    })
    .where(and(eq(dataRequest.id, id), eq(dataRequest.state, 'waiting')));
}

/** Destroys what was written in requests that were answered before; that they were made stays counted. */
export function destroyWordsStatement(context: Context, answeredBefore: Date): Statement {
  return context.database.read
    .update(dataRequest)
    .set({ sealedBox: null, sealedKey: null })
    .where(and(lt(dataRequest.answeredAt, answeredBefore), isNotNull(dataRequest.sealedKey)));
}

export async function countWordsBefore(context: Context, answeredBefore: Date): Promise<number> {
  const [row] = await context.database.read
    .select({ n: count() })
    .from(dataRequest)
    .where(and(lt(dataRequest.answeredAt, answeredBefore), isNotNull(dataRequest.sealedKey)));
  return row?.n ?? 0;
}

export async function findByKey(context: Context, idempotencyKey: string): Promise<DataRequest | null> {
  const [row] = await context.database.read
    .select(columns)
    .from(dataRequest)
    .where(eq(dataRequest.idempotencyKey, idempotencyKey));
  return row ?? null;
}

export async function findByReferenceHash(
  context: Context,
  referenceHash: string,
): Promise<DataRequest | null> {
  const [row] = await context.database.read
    .select(columns)
    .from(dataRequest)
    .where(eq(dataRequest.referenceHash, referenceHash));
  return row ?? null;
}

export async function findById(context: Context, id: string): Promise<DataRequest | null> {
  const [row] = await context.database.read.select(columns).from(dataRequest).where(eq(dataRequest.id, id));
  return row ?? null;
}

/** What was written and answered; null once it is erased. */
export async function findWords(context: Context, id: string): Promise<RequestWords | null> {
  const [row] = await context.database.read.select().from(dataRequest).where(eq(dataRequest.id, id));
  if (row?.sealedBox == null || row.sealedKey === null) return null;
  return unseal(context.key, owner(id), { box: row.sealedBox, dataKey: row.sealedKey }) as RequestWords;
}

/** All requests: those that wait first, the soonest due on top. */
export function listAll(context: Context): Promise<DataRequest[]> {
  return context.database.read
    .select(columns)
    .from(dataRequest)
    .orderBy(asc(eq(dataRequest.state, 'answered')), asc(dataRequest.dueAt), asc(dataRequest.id));
}
