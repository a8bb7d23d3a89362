import type { Command } from '#cli/commands.ts';
import { operatorNamed, optionNamed } from '#cli/operator.ts';
import { withContext } from '#cli/with-context.ts';
import {
  approveRelease,
  listReleases,
  proposeRelease,
  proposeWithdrawal,
  type ReviewRefusal,
  readGateReport,
  readRelease,
  type TextReviews,
} from '#features/publication/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { gateReportText } from '#strings/gate-report.ts';
import { writeRationale } from '#strings/rationale.ts';
import { refusalWords } from '#strings/refusal-words.ts';

export const release: Command = {
  usage:
    'release propose|list|show ID|approve ID|report ID [--lang id]|withdraw ANNOUNCEMENT --reason TEXT --as EMAIL',
  summary:
    'Proposes a release or the withdrawal of an announcement or public office, lists proposals, prints the exact public files of one or what the gate says of it (exit 1 where it fails), or approves it as a second person.',
  async run(words) {
    const [verb = '', ...rest] = words;
    const id = rest[0]?.startsWith('--') ? '' : (rest[0] ?? '');
    return withContext(async (context) => {
      const actor = await operatorNamed(context, words);
      if (actor === null) return wrongUsage();
      if (verb === 'propose') return print(await proposeRelease(context, actor, writeRationale));
      if (verb === 'list') return print(await listReleases(context, actor));
      if (verb === 'withdraw') {
        const reason = { id: optionNamed(words, '--reason') ?? '', en: '' };
        return print(await proposeWithdrawal(context, actor, { announcementId: id, reason }));
      }
      if (verb === 'report') return printReport(context, actor, id, optionNamed(words, '--lang') ?? 'en');
      if (verb !== 'show' && verb !== 'approve') return wrongUsage();
      const found = await readRelease(context, actor, id);
      if (!found.ok || verb === 'show') return print(found);
      return print(await approveRelease(context, actor, id, found.value.digest));
    });
  },
};

/** Prints what the gate says of a release today, in a language of the site. @returns 0 where it passes. */
async function printReport(context: Context, actor: Actor, id: string, lang: string): Promise<number> {
  if (lang !== 'id' && lang !== 'en') return wrongUsage();
  const reading = await readGateReport(context, actor, id);
  if (!reading.ok) return print(reading);
  process.stdout.write(gateReportText(lang, reading.value));
  return reading.value.report.passed ? 0 : 1;
}

function wrongUsage(): number {
  process.stderr.write(`Usage: ${release.usage}\nName an account with --as EMAIL.\n`);
  return 2;
}

function print(result: { ok: true; value: unknown } | { ok: false; code: string } | ReviewRefusal): number {
  if (result.ok) {
    process.stdout.write(`${JSON.stringify(result.value, null, 2)}\n`);
    return 0;
  }
  if ('reviews' in result) {
    process.stderr.write(`${refusalWords('en', result)}\n${linesOf(result.reviews).join('\n')}\n`);
    process.stderr.write('Leave these words out, or decide about them at the desk (/kerja/pengumuman).\n');
    return 1;
  }
  process.stderr.write(`${refusalWords('en', result)}\n${JSON.stringify(result, null, 2)}\n`);
  return 1;
}

/** One line for each part of a text that may tell a person: its language and place, what it is, and its words. */
function linesOf(reviews: TextReviews): string[] {
  return Object.entries(reviews).flatMap(([lang, { text, found }]) =>
    found.map(
      ({ start, end, kind, tier }) =>
        `  ${lang} ${start}-${end} ${kind} (${tier}): ${text.slice(start, end)}`,
    ),
  );
}
