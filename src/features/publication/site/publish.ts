import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FigureWords, SiteReport } from '#features/anonymity/index.ts';
import { recordEvent } from '#features/identity/index.ts';
import { openRecord } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { base32 } from '#lib/id.ts';
import { recordFolder, releasesFolder } from '#lib/places.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { activate, removeOldReleases } from './activate.ts';
import { buildSite } from './build.ts';
import { checkSite } from './check.ts';
import { gatherSiteGateInput } from './gate-input.ts';
import { whileAlone } from './lock.ts';
import { precompress } from './precompress.ts';

export type PublishStep = 'build' | 'check' | 'compress' | 'activate';

export type PublishRefusal =
  | (Refusal<'publication.site-refused'> & { readonly report: SiteReport })
  | Refusal<'publication.already-running'>;

/**
 * Builds the site from the record, runs the gate over the built bytes, and puts it in the place of the running one.
 * Whatever fails, the running release stays and nothing is left of the new one.
 * @param words in which pages show the values of their figures.
 */
export async function publishSite(
  context: Context,
  words: FigureWords,
  onStep: (step: PublishStep) => void = () => {},
): Promise<Result<{ releaseName: string }> | PublishRefusal> {
  const { home } = context.config;
  const outcome = await whileAlone(home, async () => {
    const releaseName = newReleaseName(context);
    const folder = path.join(releasesFolder(home), releaseName);
    await mkdir(releasesFolder(home), { recursive: true });
    try {
      onStep('build');
      await buildSite(context, folder);
      onStep('check');
      // Before anything is compressed: what is looked into is what compressed copies are made of.
      const report = await checkSite(path.join(folder, 'client'), await gatherSiteGateInput(context, words));
      if (!report.passed) {
        await rm(folder, { recursive: true, force: true });
        await recordRefusal(context, releaseName, report);
        return { ok: false, code: 'publication.site-refused', report } as const;
      }
      onStep('compress');
      await precompress(path.join(folder, 'client'));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
    onStep('activate');
    await activate(home, releaseName);
    const record = openRecord(recordFolder(home));
    const withdrawals = [...(await record.listWithdrawals()), ...(await record.offices.listWithdrawals())];
    await removeOldReleases(
      home,
      withdrawals.map(({ id }) => id),
    );
    return accept({ releaseName });
  });
  return outcome ?? refuse('publication.already-running');
}

/** Sorts by time, and differs even within one second. */
function newReleaseName(context: Context): string {
  const time = new Date(context.clock.now())
    .toISOString()
    .replace(/[-:]|\.\d+/g, '')
    .toLowerCase();
  return `${time}-${base32(context.random.bytes(4))}`;
}

async function recordRefusal(context: Context, releaseName: string, report: SiteReport): Promise<void> {
  const failed = report.checks.filter(({ passed }) => !passed).map(({ check }) => check);
  await recordEvent(context, {
    actor: null,
    action: 'publication.site-refused',
    object: `site:${releaseName}`,
    detail: { checks: failed.join(' ') },
  });
}
