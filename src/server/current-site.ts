import { readlink } from 'node:fs/promises';
import path from 'node:path';
import { loadSite, type Site, type StaticFile } from '#server/site.ts';

export interface CurrentSite {
  find(urlPath: string): StaticFile | null;
  readonly releaseName: string;
  stop(): void;
}

const POLL_MS = 300;

/**
 * Serves TAPIS_HOME/current from memory and follows it: when the link points to another release, that one is
 * read beside the old one and takes its place at once. Hashed assets of earlier releases stay reachable, so that
 * a page opened before the change still finds them.
 * @throws when nothing has been published yet.
 */
export async function followCurrentSite(home: string): Promise<CurrentSite> {
  const link = path.join(home, 'current');
  let releaseName = await readlink(link);
  let site: Site = await loadSite(path.join(link, 'client'));
  const olderAssets = new Map<string, StaticFile>();
  let isLoading = false;

  async function follow(): Promise<void> {
    if (isLoading) return;
    isLoading = true;
    try {
      const target = await readlink(link);
      if (target === releaseName) return;
      const next = await loadSite(path.join(home, target, 'client'));
      for (const [url, file] of site) if (url.startsWith('/_astro/')) olderAssets.set(url, file);
      site = next;
      releaseName = target;
    } catch (error) {
      console.error('The new release could not be read; the earlier one stays.', error);
    } finally {
      isLoading = false;
    }
  }

  const timer = setInterval(() => void follow(), POLL_MS);
  timer.unref();
  return {
    find: (urlPath) => site.get(urlPath) ?? olderAssets.get(urlPath) ?? null,
    get releaseName() {
      return releaseName;
    },
    stop: () => clearInterval(timer),
  };
}
