import { ID_PATTERN } from '#lib/id.ts';

const PERIOD_PATTERN = /^\d{4}-Q[1-4]$/;
const VERSION_PATTERN = /^\d{4}-\d{1,3}$/;
const WORD_PATTERN = /^[a-z]+$/;
const PATH_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** Where documents stand in the record, relative to its folder. All of these throw a RangeError for a malformed part. */
export function announcementPath(id: string, rev: number): string {
  return `${announcementFolder(id)}/${revision(rev)}.json`;
}

/** Where all revisions of an announcement stand. */
export function announcementFolder(id: string): string {
  return `announcements/${matching(ID_PATTERN, id)}`;
}

/** A transfer that is published openly, as one of a public office. */
export function officePath(id: string, rev: number): string {
  return `${officeFolder(id)}/${revision(rev)}.json`;
}

/** Where all revisions of such a document stand. */
export function officeFolder(id: string): string {
  return `offices/${matching(ID_PATTERN, id)}`;
}

/** What was heard in a feedback window and what was done with it. */
export function responsePath(windowId: string, rev: number): string {
  return `responses/${matching(ID_PATTERN, windowId)}/${revision(rev)}.json`;
}

export function releasePath(id: string): string {
  return `releases/${matching(ID_PATTERN, id)}.json`;
}

/** Staffing needs of a quarter such as `2026-Q3`. */
export function staffingPath(period: string): string {
  return `staffing/${matching(PERIOD_PATTERN, period)}.json`;
}

/** What a unit reached 6 and 12 months after. */
export function outcomePath(id: string): string {
  return `outcomes/${matching(ID_PATTERN, id)}.json`;
}

export function hierarchyPath(version: string, name: string): string {
  return `hierarchies/${matching(VERSION_PATTERN, version)}/${matching(WORD_PATTERN, name)}.csv`;
}

/** True for a relative path of plain names: nothing in it can lead out of the record or hide in it. */
export function isRecordPath(path: string): boolean {
  return PATH_PATTERN.test(path);
}

/** The revision that a file name such as `2.json` stands for; null for any other name. */
export function parseRevision(fileName: string): number | null {
  const match = /^([1-9]\d{0,5})\.json$/.exec(fileName);
  return match === null ? null : Number(match[1]);
}

function revision(rev: number): number {
  if (!Number.isSafeInteger(rev) || rev < 1) throw new RangeError(`${rev} is no revision.`);
  return rev;
}

function matching(pattern: RegExp, part: string): string {
  if (!pattern.test(part)) throw new RangeError(`"${part}" cannot be part of a path in the record.`);
  return part;
}
