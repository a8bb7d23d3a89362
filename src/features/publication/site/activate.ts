import { existsSync } from 'node:fs';
import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { inUseMark, releasesFolder } from '#lib/places.ts';

const KEPT_RELEASES = 3;
/** Where a built site has a page for each document, by the document's id. */
const PAGE_FOLDERS = ['pengumuman', 'jabatan-publik'];

/** Points TAPIS_HOME/current at a built release. A rename replaces the link at once: no reader finds it missing. */
export async function activate(home: string, releaseName: string): Promise<void> {
  const next = path.join(home, `current.${process.pid}`);
  await rm(next, { force: true });
  await symlink(path.join('releases', releaseName), next);
  await rename(next, path.join(home, 'current'));
}

/**
 * Removes all but the newest releases, and of those the ones that still show a document which is withdrawn by
 * now. The current one stays. So does the one whose code the server runs, without its pages if they show any.
 */
export async function removeOldReleases(home: string, withdrawnIds: readonly string[]): Promise<void> {
  const current = path.basename(await readlink(path.join(home, 'current')));
  const names = (await readdir(releasesFolder(home))).sort();
  const newest = names.slice(-KEPT_RELEASES);
  await Promise.all(
    names.map(async (name) => {
      if (name === current) return;
      const client = path.join(releasesFolder(home), name, 'client');
      const isOutdated = withdrawnIds.some((id) =>
        PAGE_FOLDERS.some((folder) => existsSync(path.join(client, folder, `${id}.html`))),
      );
      if (existsSync(inUseMark(home, name))) {
        if (isOutdated) await removePages(client);
      } else if (isOutdated || !newest.includes(name)) {
        await rm(path.join(releasesFolder(home), name), { recursive: true, force: true });
      }
    }),
  );
}

/** The code of a release reads its pages for errors from its own folder; all others are served from the current one. */
async function removePages(client: string): Promise<void> {
  const others = (await readdir(client)).filter((name) => !/^(404|500)\.html$/.test(name));
  await Promise.all(others.map((name) => rm(path.join(client, name), { recursive: true, force: true })));
}
