import type { Command } from '#cli/commands.ts';
import { withContext } from '#cli/with-context.ts';
import { openWindows } from '#features/feedback/index.ts';
import { publishSite, writeApprovedReleases } from '#features/publication/index.ts';
import type { Context } from '#lib/context.ts';

export const publish: Command = {
  usage: 'publish',
  summary:
    'Writes approved releases to the record, builds the site from it, and puts it in place of the running one.',
  run: () => withContext((context) => publishApproved(context, (line) => process.stdout.write(`${line}\n`))),
};

/** The whole way from an approval to the reader. Safe to repeat at any point. Returns an exit code. */
export async function publishApproved(context: Context, tell: (line: string) => void): Promise<number> {
  const releases = await writeApprovedReleases(context);
  const windows = await openWindows(context);
  tell(`${releases} releases written to the record, ${windows} feedback windows opened`);
  const result = await publishSite(context, (step) => tell(`${step} …`));
  if (result.ok) {
    tell(`site ${result.value.releaseName} is in place`);
    return 0;
  }
  tell(`refused: ${result.code}`);
  if ('hits' in result) for (const hit of result.hits.slice(0, 20)) tell(`  ${hit.path}: ${hit.kind}`);
  return 1;
}
