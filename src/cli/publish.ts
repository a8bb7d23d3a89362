import type { Command } from '#cli/commands.ts';
import { withContext } from '#cli/with-context.ts';
import { openWindows } from '#features/feedback/index.ts';
import { publishSite, writeApprovedReleases } from '#features/publication/index.ts';
import type { Context } from '#lib/context.ts';
import { figureWords } from '#strings/figure-words.ts';
import { findingLines } from '#strings/finding-lines.ts';
import { refusalWords } from '#strings/refusal-words.ts';

export const publish: Command = {
  usage: 'publish',
  summary:
    'Writes approved releases to the record, builds the site from it, and puts it in place of the running one.',
  run: () =>
    withContext(async (context) => {
      const result = await publishApproved(context, (line) => process.stdout.write(`${line}\n`));
      return result.ok ? 0 : 1;
    }),
};

/** The whole way from an approval to the reader. Safe to repeat at any point. */
export async function publishApproved(
  context: Context,
  tell: (line: string) => void,
): ReturnType<typeof publishSite> {
  const releases = await writeApprovedReleases(context);
  const windows = await openWindows(context);
  tell(`${releases} releases written to the record, ${windows} feedback windows opened`);
  const result = await publishSite(context, figureWords, (step) => tell(`${step} …`));
  if (result.ok) {
    tell(`site ${result.value.releaseName} is in place`);
    return result;
  }
  tell(`refused: ${refusalWords('en', result)}`);
  if ('report' in result) for (const line of findingLines('en', result.report)) tell(`  ${line}`);
  return result;
}
