import { and, asc, count, eq, gt, inArray, lt, lte, min, or, sql } from 'drizzle-orm';
import type { Reader, Statement } from '#db/client.ts';
import { ifChanged, prepareWrite, selectRow } from '#db/prepared.ts';
import { outbox } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';
import { type Job, type JobKind, LEASE_SECONDS } from './rules.ts';

type Row = typeof outbox.$inferSelect;

const owner = (id: string) => `outbox:${id}`;

interface NewJob {
  readonly id: string;
  readonly kind: JobKind;
  readonly payload: unknown;
  readonly requestedBy: string | null;
}

export function insertStatement(context: Context, job: NewJob): Statement {
  return context.database.read.insert(outbox).values(columnsOf(context, job));
}

const insertNext = (read: Reader) =>
  prepareWrite<typeof outbox.$inferInsert>(
    read.insert(outbox).select(sql`${selectRow(outbox)} WHERE ${ifChanged}`),
  );

/** The same, if the statement before it in the batch changed a row. */
export function insertIfChanged(context: Context, job: NewJob): Statement {
  return context.database.once(insertNext)(columnsOf(context, job));
}

function columnsOf(context: Context, { payload, ...job }: NewJob): typeof outbox.$inferInsert {
  const now = context.clock.now();
  const sealed = seal(context.key, owner(job.id), payload);
  return {
    ...job,
    state: 'waiting',
    sealedBox: sealed.box,
    sealedKey: sealed.dataKey,
    nextAt: now,
    createdAt: now,
  };
}

export async function findJob(context: Context, id: string): Promise<Job | null> {
  const [row] = await context.database.read.select().from(outbox).where(eq(outbox.id, id));
  return row === undefined ? null : toJob(context, row);
}

export async function listWaitingMails(context: Context, most: number): Promise<Job[]> {
  const rows = await context.database.read
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, 'mail'), eq(outbox.state, 'waiting')))
    .orderBy(sql`${outbox.createdAt} desc, rowid desc`)
    .limit(most);
  return rows.map((row) => toJob(context, row));
}

export async function findDueJob(context: Context, kinds: readonly JobKind[]): Promise<Job | null> {
  const now = context.clock.now();
  const [row] = await context.database.read
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.kind, [...kinds]),
        lte(outbox.nextAt, now),
        or(eq(outbox.state, 'waiting'), eq(outbox.state, 'running')),
      ),
    )
    .orderBy(asc(outbox.nextAt))
    .limit(1);
  return row === undefined ? null : toJob(context, row);
}

/** Takes the job for this process; the other taker of the same attempt changes no row. */
export function claimStatement(context: Context, job: Job): Statement {
  return context.database.read
    .update(outbox)
    .set({
      state: 'running',
      attempts: job.attempts + 1,
      nextAt: new Date(context.clock.now().getTime() + LEASE_SECONDS[job.kind] * 1000),
    })
    .where(and(eq(outbox.id, job.id), eq(outbox.attempts, job.attempts), eq(outbox.state, job.state)));
}

export function progressStatement(context: Context, id: string, progress: number): Statement {
  return context.database.read.update(outbox).set({ progress }).where(eq(outbox.id, id));
}

/** Ends a job. The payload is replaced by the result, or destroyed with its key when there is none. */
export function endStatement(
  context: Context,
  id: string,
  state: 'done' | 'failed',
  result: unknown,
): Statement {
  const sealed = result === null ? null : seal(context.key, owner(id), result);
  return context.database.read
    .update(outbox)
    .set({
      state,
      finishedAt: context.clock.now(),
      sealedBox: sealed?.box ?? null,
      sealedKey: sealed?.dataKey ?? null,
    })
    .where(eq(outbox.id, id));
}

export function retryStatement(context: Context, id: string, nextAt: Date): Statement {
  return context.database.read.update(outbox).set({ state: 'waiting', nextAt }).where(eq(outbox.id, id));
}

export function dropMailsStatement(context: Context, createdBefore: Date): Statement {
  return context.database.read
    .update(outbox)
    .set({ state: 'failed', finishedAt: context.clock.now(), sealedBox: null, sealedKey: null })
    .where(and(eq(outbox.kind, 'mail'), eq(outbox.state, 'waiting'), lt(outbox.createdAt, createdBefore)));
}

export function deleteEndedStatement(context: Context, endedBefore: Date): Statement {
  return context.database.read
    .delete(outbox)
    .where(
      and(
        eq(outbox.kind, 'mail'),
        inArray(outbox.state, ['done', 'failed']),
        lt(outbox.finishedAt, endedBefore),
      ),
    );
}

/** Makes due what is put off beyond this instant. */
export function settleClockStatement(context: Context, latest: Date): Statement {
  return context.database.read
    .update(outbox)
    .set({ nextAt: context.clock.now() })
    .where(and(inArray(outbox.state, ['waiting', 'running']), gt(outbox.nextAt, latest)));
}

export async function findOldestWaiting(
  context: Context,
): Promise<{ waiting: number; oldestWaitingAt: Date | null }> {
  const [row] = await context.database.read
    .select({ waiting: count(), oldestWaitingAt: min(outbox.createdAt) })
    .from(outbox)
    .where(and(eq(outbox.kind, 'mail'), inArray(outbox.state, ['waiting', 'running'])));
  return row ?? { waiting: 0, oldestWaitingAt: null };
}

export async function listGivenUpMails(context: Context): Promise<Job[]> {
  const rows = await context.database.read
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, 'mail'), eq(outbox.state, 'failed')));
  return rows.map((row) => toJob(context, row));
}

function toJob(context: Context, row: Row): Job {
  const { sealedBox, sealedKey, ...job } = row;
  const payload =
    sealedBox === null || sealedKey === null
      ? null
      : unseal(context.key, owner(row.id), { box: sealedBox, dataKey: sealedKey });
  return { ...job, payload };
}
