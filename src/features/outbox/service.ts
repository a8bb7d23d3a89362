import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import type { Mail } from '#lib/mail.ts';
import { type Job, type JobKind, MOST_ATTEMPTS, retryDelaySeconds, STALE_MAIL_MS } from './rules.ts';
import {
  claimStatement,
  dropMailsStatement,
  endStatement,
  findDueJob,
  findJob,
  insertIfChanged,
  insertStatement,
  listWaitingMails,
  progressStatement,
  retryStatement,
} from './store.ts';

/** The statement that queues a mail, to go into the batch of the verb that causes it. */
export function mailStatement(context: Context, mail: Mail) {
  return insertStatement(context, {
    id: newId(context.random),
    kind: 'mail',
    payload: mail,
    requestedBy: null,
  });
}

/** The same, behind a statement that changes a row: nothing is queued when it changed none. */
export function mailIfChanged(context: Context, mail: Mail) {
  return insertIfChanged(context, {
    id: newId(context.random),
    kind: 'mail',
    payload: mail,
    requestedBy: null,
  });
}

/** Queues an import or a site build. Returns the statement and the id under which its progress is shown. */
export function requestJob(context: Context, actor: Actor, kind: Exclude<JobKind, 'mail'>, payload: unknown) {
  const id = newId(context.random);
  return { id, statement: insertStatement(context, { id, kind, payload, requestedBy: actor.accountId }) };
}

/** A job as its requester sees it; null when it does not exist or somebody else asked for it. */
export async function readJob(context: Context, actor: Actor, id: string): Promise<Job | null> {
  const job = await findJob(context, id);
  return job !== null && job.requestedBy === actor.accountId ? job : null;
}

/** A job for the process that runs it; null when it does not run. */
export async function readRunningJob(context: Context, id: string): Promise<Job | null> {
  const job = await findJob(context, id);
  return job?.state === 'running' ? job : null;
}

/** Mails that no mail server has taken yet, newest first: what the embedded outbox shows. */
export function waitingMails(context: Context): Promise<Job[]> {
  return listWaitingMails(context, 50);
}

/** Gives up mails that have waited for two days: their codes are long void. Their addresses are destroyed. */
export async function dropStaleMails(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - STALE_MAIL_MS);
  await context.database.write([dropMailsStatement(context, before)]);
}

/** Takes the next due job of these kinds for this process, or null. No attempt is ever taken twice. */
export async function claimJob(context: Context, kinds: readonly JobKind[]): Promise<Job | null> {
  for (;;) {
    const job = await findDueJob(context, kinds);
    if (job === null) return null;
    const [changed] = await context.database.write([claimStatement(context, job)]);
    if (changed === 1) return { ...job, state: 'running', attempts: job.attempts + 1 };
    // Another taker was faster: look for the next one.
  }
}

export async function reportProgress(context: Context, id: string, progress: number): Promise<void> {
  await context.database.write([progressStatement(context, id, progress)]);
}

/** Ends a job well. A null result destroys the payload with its key. */
export async function finishJob(context: Context, id: string, result: unknown): Promise<void> {
  await context.database.write([endStatement(context, id, 'done', result)]);
}

/** Puts a failed attempt back with back-off, or gives the job up after the last attempt, keeping the reason. */
export async function failJob(context: Context, job: Job, reason: unknown): Promise<void> {
  const isLast = job.kind !== 'mail' || job.attempts >= MOST_ATTEMPTS;
  const nextAt = new Date(context.clock.now().getTime() + retryDelaySeconds(job.attempts) * 1000);
  await context.database.write([
    isLast ? endStatement(context, job.id, 'failed', reason) : retryStatement(context, job.id, nextAt),
  ]);
}
