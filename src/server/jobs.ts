import { spawn } from 'node:child_process';
import { remindEvaluators } from '#features/evaluation/index.ts';
import { closeQuarters, createScreener, forgetOldFeedback } from '#features/feedback/index.ts';
import { forgetExpired } from '#features/identity/index.ts';
import { forgetOldApplications, remindOrganisations } from '#features/organisation/index.ts';
import { claimJob, failJob, finishJob, type Job, tidyOutbox } from '#features/outbox/index.ts';
import { forgetOldRequests } from '#features/privacy/index.ts';
import type { Context } from '#lib/context.ts';
import { type Mail, MailNotTaken } from '#lib/mail.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { reminderMail } from '#strings/reminder-mail.ts';

const POLL_MS = 250;
const HOUR_MS = 3_600_000;
const MAILS_AT_ONCE = 4;
const CLI = new URL('../cli/main.ts', import.meta.url).pathname;

/**
 * Works through the outbox while the server runs: mails here, imports and site builds in a process of their own,
 * so that no request waits for them; and screens what residents have confirmed. Returns a function that stops taking
 * jobs and waits for the running one.
 */
export function startJobs(context: Context): () => Promise<void> {
  let isStopping = false;
  const mailLanes = Array.from({ length: MAILS_AT_ONCE }, () => runLane(() => sendDueMail(context)));
  const lanes = [...mailLanes, runLane(() => runDueJob(context)), runLane(createScreener(context))];

  async function runLane(step: () => Promise<boolean>): Promise<void> {
    while (!isStopping) {
      const didWork = await step().catch((error: unknown) => {
        console.error('A job could not be taken up.', error);
        return false;
      });
      if (!didWork) await pause();
    }
  }

  const tidying = setInterval(() => void tidyUp(context), HOUR_MS);
  const reminding = setInterval(() => void remind(context), HOUR_MS);
  return async () => {
    isStopping = true;
    clearInterval(tidying);
    clearInterval(reminding);
    await Promise.all(lanes);
  };
}

async function sendDueMail(context: Context): Promise<boolean> {
  if (context.mailer === null) return false;
  const job = await claimJob(context, ['mail']);
  if (job === null) return false;
  try {
    await context.mailer.send(job.payload as Mail);
    await finishJob(context, job.id, null);
  } catch (error) {
    const { reason, isFinal } = error instanceof MailNotTaken ? error : new MailNotTaken('unknown', false);
    await failJob(context, job, { code: reason }, isFinal);
  }
  return true;
}

async function runDueJob(context: Context): Promise<boolean> {
  const job = await claimJob(context, ['import', 'publish']);
  if (job === null) return false;
  const { code, stderr } = await runChild(job);
  if (code !== 0) {
    console.error(`Job ${job.id} (${job.kind}) ended with code ${code}.`, stderr.slice(-2000));
    await failJob(context, job, { code: 'outbox.child-failed' });
  }
  return true;
}

function runChild(job: Job): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [CLI, 'job', job.id], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr }));
  });
}

/**
 * Forgets what has run out: sessions, limits, captcha answers, feedback and scans past their time, mails nobody waits for.
 * Counts quarters that have ended.
 */
async function tidyUp(context: Context): Promise<void> {
  try {
    await forgetExpired(context);
    await forgetOldFeedback(context);
    await forgetOldRequests(context);
    await forgetOldApplications(context);
    await remindOrganisations(context, organisationMails);
    await tidyOutbox(context);
    await closeQuarters(context);
  } catch (error) {
    console.error('What has expired could not be removed.', error);
  }
}

/** Tells evaluators of windows that close soon, or have closed; each only once. Staff are written to in Indonesian. */
async function remind(context: Context): Promise<void> {
  try {
    await remindEvaluators(context, reminderMail('id', context.config.origin));
  } catch (error) {
    console.error('Evaluators could not be reminded.', error);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, POLL_MS);
  });
}
