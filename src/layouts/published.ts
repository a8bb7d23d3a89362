import { type CollectionEntry, getCollection } from 'astro:content';

/** What prerendered pages read of the record. */
export type PublishedAnnouncement = CollectionEntry<'announcements'>['data'];
export type PublishedRelease = CollectionEntry<'releases'>['data'];

/** All announcements, newest first. Corrections do not move them; within a day the order is that of random ids. */
export async function listAnnouncements(): Promise<PublishedAnnouncement[]> {
  const announcements = (await getCollection('announcements')).map(({ data }) => data);
  return announcements.sort(
    (one, other) =>
      other.firstPublishedOn.localeCompare(one.firstPublishedOn) ||
      one.document.id.localeCompare(other.document.id),
  );
}

/** The release published last; null before the first one. */
export async function findLatestRelease(): Promise<PublishedRelease | null> {
  const releases = (await getCollection('releases')).map(({ data }) => data);
  return releases.sort((one, other) => other.publishedOn.localeCompare(one.publishedOn))[0] ?? null;
}
