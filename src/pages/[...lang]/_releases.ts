import { type CollectionEntry, getCollection, getEntry } from 'astro:content';

export type Release = CollectionEntry<'releases'>['data'];

/** The floor of Tapis: what holds until a release says otherwise. */
const FLOOR = { k: 5, kpop: 20 } as const;

/** How many transfers and occupied posts a description fits at least, as the release promises. */
export async function getPromise(releaseId: string | null): Promise<Pick<Release, 'k' | 'kpop'>> {
  const entry = releaseId === null ? undefined : await getEntry('releases', releaseId);
  return entry?.data ?? FLOOR;
}

/** The release published last; null before the first one. */
export async function findLatestRelease(): Promise<Release | null> {
  const releases = (await getCollection('releases')).map(({ data }) => data);
  return releases.sort((one, other) => other.publishedOn.localeCompare(one.publishedOn))[0] ?? null;
}
