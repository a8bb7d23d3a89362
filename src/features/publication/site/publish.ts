import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type CanaryHit, createCanaryScanner } from '#features/anonymity/index.ts';
import { openRecord } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { base32 } from '#lib/id.ts';
import { recordFolder, releasesFolder } from '#lib/places.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { listCanaries } from '../canaries.ts';
import { activate, removeOldReleases } from './activate.ts';
import { buildSite } from './build.ts';
import { whileAlone } from './lock.ts';
import { precompress } from './precompress.ts';

export type PublishStep = 'build' | 'check' | 'compress' | 'activate';

export type PublishRefusal =
  | (Refusal<'publication.canary-found'> & { readonly hits: readonly CanaryHit[] })
  | Refusal<'publication.already-running'>;

/**
 * Builds the site from the record, searches the built bytes for anything of the register, and puts it in the
 * place of the running one. Whatever fails, the running release stays.
 */
export async function publishSite(
  context: Context,
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
      const hits = await findCanaries(context, path.join(folder, 'client'));
      if (hits.length > 0) {
        await rm(folder, { recursive: true, force: true });
        return { ok: false, code: 'publication.canary-found', hits } as const;
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

const READABLE_FILE = /\.(html|css|js|mjs|json|svg|xml|txt|csv)$/;

async function findCanaries(context: Context, folder: string): Promise<CanaryHit[]> {
  const scanner = createCanaryScanner(await listCanaries(context));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hits: CanaryHit[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    const text = READABLE_FILE.test(entry.name) ? await readFile(file, 'utf8') : '';
    hits.push(...scanner.scan(path.relative(folder, file), text));
  }
  return hits;
}
