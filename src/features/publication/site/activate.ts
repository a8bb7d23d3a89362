import { existsSync } from 'node:fs';
import { readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { inUseMark, releasesFolder } from '#lib/places.ts';

const KEPT_RELEASES = 3;

/** Points TAPIS_HOME/current at a built release. A rename replaces the link at once: no reader finds it missing. */
export async function activate(home: string, releaseName: string): Promise<void> {
  const next = path.join(home, `current.${process.pid}`);
  await rm(next, { force: true });
  await symlink(path.join('releases', releaseName), next);
  await rename(next, path.join(home, 'current'));
}

/** Removes all but the newest releases. The current one, and the one whose code the server runs, are always kept. */
export async function removeOldReleases(home: string): Promise<void> {
  const current = path.basename(await readlink(path.join(home, 'current')));
  const names = (await readdir(releasesFolder(home))).sort();
  const old = names
    .slice(0, -KEPT_RELEASES)
    .filter((name) => name !== current && !existsSync(inUseMark(home, name)));
  await Promise.all(
    old.map((name) => rm(path.join(releasesFolder(home), name), { recursive: true, force: true })),
  );
}
