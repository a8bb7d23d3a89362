import { type Announcement, firstDay } from './pengumuman/_list.ts';

/** The four numbers of the year in which the newest announcement was published; null before the first one. */
export function yearInNumbers(announcements: readonly Announcement[]) {
  const year = announcements[0] && firstDay(announcements[0]).slice(0, 4);
  if (year === undefined) return null;
  const documents = announcements
    .filter((announcement) => firstDay(announcement).startsWith(year))
    .map(({ document }) => document);
  const agencies = documents
    .flatMap(({ origin, destination }) => [origin, destination])
    .filter(({ level }) => level === 0)
    .map(({ value }) => value);
  return {
    year,
    announcements: documents.length,
    transfers: documents.reduce((sum, { size }) => sum + size, 0),
    agencies: new Set(agencies).size,
    smallest: Math.min(...documents.map(({ size }) => size)),
  };
}
