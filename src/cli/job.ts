import { rm } from 'node:fs/promises';
import type { Command } from '#cli/commands.ts';
import { publishApproved } from '#cli/publish.ts';
import { withContext } from '#cli/with-context.ts';
import { failJob, finishJob, type Job, readRunningJob, reportProgress } from '#features/outbox/index.ts';
import { importStaffing } from '#features/staffing/index.ts';
import { type ImportJob, importTransfers } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';

export const runJob: Command = {
  usage: 'job ID',
  summary: 'Runs one job of the outbox in a process of its own. The server calls it.',
  run: ([id = '']) =>
    withContext(async (context) => {
      const job = await readRunningJob(context, id);
      if (job === null) return 2;
      return job.kind === 'publish' ? runPublish(context, job) : runImport(context, job);
    }),
};

async function runPublish(context: Context, job: Job): Promise<number> {
  let steps = 0;
  const result = await publishApproved(context, () => {
    steps++;
    void reportProgress(context, job.id, steps);
  });
  if (result.ok) await finishJob(context, job.id, { ok: true });
  else await failJob(context, job, result);
  return 0;
}

async function runImport(context: Context, job: Job): Promise<number> {
  const { kind, name, path, actor } = job.payload as ImportJob;
  const verb = kind === 'transfers' ? importTransfers : importStaffing;
  const result = await verb(context, actor, { name, path }, ({ rows }) => {
    void reportProgress(context, job.id, rows);
  });
  await finishJob(context, job.id, { ...result, name, kind });
  await rm(path, { force: true });
  return 0;
}
