import { type CollectionEntry, getCollection } from 'astro:content';

export type Announcement = CollectionEntry<'announcements'>['data'];

/** All announcements, newest first; within a release by title order of their random ids, which says nothing. */
export async function listAnnouncements(): Promise<Announcement[]> {
  const entries = await getCollection('announcements');
  return entries
    .map(({ data }) => data)
    .sort(
      (one, other) =>
        firstDay(other).localeCompare(firstDay(one)) || (one.document.id < other.document.id ? -1 : 1),
    );
}

/** The day on which it was published first; corrections do not move it. */
export function firstDay({ document, revisions }: Announcement): string {
  return revisions.at(-1)?.publishedOn ?? document.publishedOn;
}

/** Announcements by month of publication (2026-11), in the order given. */
export function groupByMonth(announcements: readonly Announcement[]): [month: string, Announcement[]][] {
  return [...Map.groupBy(announcements, (announcement) => firstDay(announcement).slice(0, 7))];
}
