import { type CollectionEntry, getCollection } from 'astro:content';

/** What prerendered pages read of the record. */
export type PublishedAnnouncement = CollectionEntry<'announcements'>['data'];
export type PublishedOffice = CollectionEntry<'offices'>['data'];
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

/** All transfers of public offices, newest first; within a day the order is that of random ids. */
export async function listOffices(): Promise<PublishedOffice[]> {
  const offices = (await getCollection('offices')).map(({ data }) => data);
  return offices.sort(
    (one, other) =>
      other.document.publishedOn.localeCompare(one.document.publishedOn) ||
      one.document.id.localeCompare(other.document.id),
  );
}

/** The reports of all releases, newest first; within a day, those under a later policy first. */
export async function listReleases(): Promise<PublishedRelease[]> {
  const releases = (await getCollection('releases')).map(({ data }) => data);
  const versionOf = ({ policy }: PublishedRelease) => policy?.version ?? -1;
  return releases.sort(
    (one, other) => other.publishedOn.localeCompare(one.publishedOn) || versionOf(other) - versionOf(one),
  );
}
