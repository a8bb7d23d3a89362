import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import type { Mail } from '#lib/mail.ts';
import { randomBelow } from '#lib/random.ts';
import {
  ENDED_MAIL_MS,
  FURTHEST_AHEAD_MS,
  type Job,
  type JobKind,
  MOST_ATTEMPTS,
  retryDelaySeconds,
  STALE_MAIL_MS,
} from './rules.ts';
import {
  claimStatement,
  deleteEndedStatement,
  dropMailsStatement,
  endStatement,
  findDueJob,
  findJob,
  findOldestWaiting,
  insertIfChanged,
  insertStatement,
  listGivenUpMails,
  listWaitingMails,
  progressStatement,
  retryStatement,
  settleClockStatement,
} from './store.ts';

/** The statement that queues a mail, to go into the batch of the verb that causes it. */
export function mailStatement(context: Context, mail: Mail) {
  return insertStatement(context, mailJob(context, mail));
}

/** The same, behind a statement that changes a row: nothing is queued when it changed none. */
export function mailIfChanged(context: Context, mail: Mail) {
  return insertIfChanged(context, mailJob(context, mail));
}

function mailJob(context: Context, mail: Mail) {
  return { id: newId(context.random), kind: 'mail', payload: mail, requestedBy: null } as const;
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

/**
 * Gives up mails that have waited for two days: their codes are long void. Their addresses are destroyed. Forgets mails
 * that ended a month ago, and takes up what a clock that was set back would leave waiting.
 */
export async function tidyOutbox(context: Context): Promise<void> {
  const now = context.clock.now().getTime();
  await context.database.write([
    dropMailsStatement(context, new Date(now - STALE_MAIL_MS)),
    deleteEndedStatement(context, new Date(now - ENDED_MAIL_MS)),
    settleClockStatement(context, new Date(now + FURTHEST_AHEAD_MS)),
  ]);
}

/** How the mail is doing, for the operator: nothing of receivers or texts. */
export interface MailHealth {
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
  /** Why mails of the last month were given up, and how many each. */
  readonly givenUp: ReadonlyMap<string, number>;
}

export async function readMailHealth(context: Context): Promise<MailHealth> {
  const { waiting, oldestWaitingAt } = await findOldestWaiting(context);
  const givenUp = new Map<string, number>();
  for (const { payload } of await listGivenUpMails(context)) {
    const reason = payload === null ? 'waited for two days' : (payload as { code: string }).code;
    givenUp.set(reason, (givenUp.get(reason) ?? 0) + 1);
  }
  return { waiting, oldestWaitingAt, givenUp };
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

/** Puts a failed attempt back with back-off, or gives the job up after the last attempt or a final failure, keeping the reason. */
export async function failJob(
  context: Context,
  job: Job,
  reason: { readonly code: string },
  isFinal = false,
): Promise<void> {
  const isLast = isFinal || job.kind !== 'mail' || job.attempts >= MOST_ATTEMPTS;
  const delay = retryDelaySeconds(job.attempts, randomBelow(context.random, 1000) / 1000);
  const nextAt = new Date(context.clock.now().getTime() + delay * 1000);
  await context.database.write([
    isLast ? endStatement(context, job.id, 'failed', reason) : retryStatement(context, job.id, nextAt),
  ]);
}
