import { account } from '#cli/account.ts';
import { doctor } from '#cli/doctor.ts';
import { importFile } from '#cli/import.ts';
import { runJob } from '#cli/job.ts';
import { publish } from '#cli/publish.ts';
import { redact } from '#cli/redact.ts';
import { release } from '#cli/release.ts';
import { retention } from '#cli/retention.ts';
import { serveSite } from '#cli/serve.ts';
import { start } from '#cli/start.ts';

export interface Command {
  readonly usage: string;
  readonly summary: string;
  /** @returns the exit code: 0 done, 1 refused or failed, 2 wrong usage. */
  run(words: readonly string[]): Promise<number>;
}

export const commands: Readonly<Record<string, Command>> = {
  start,
  serve: serveSite,
  account,
  import: importFile,
  release,
  publish,
  redact,
  retention,
  doctor,
  job: runJob,
};
