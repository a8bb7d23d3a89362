import { HIERARCHY_NAMES, HIERARCHY_VERSION, hierarchyCsv } from '#features/anonymity/index.ts';
import {
  canonicalJson,
  hierarchyPath,
  openRecord,
  type StaffingDocument,
  staffingPath,
} from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import type { StaffingRow } from './rules/need.ts';
import type { ReleaseFile } from './rules/release.ts';
import { listInState } from './store/release.ts';

/** What announcements refer to and the record does not hold or get yet: the hierarchies in force, and the staffing table. */
export async function referenceFiles(
  context: Context,
  today: PlainDate,
  period: string | null,
  staffing: readonly StaffingRow[],
): Promise<ReleaseFile[]> {
  const files = HIERARCHY_NAMES.map((name) => ({
    path: hierarchyPath(HIERARCHY_VERSION, name),
    body: hierarchyCsv(name),
  }));
  if (period !== null) {
    files.push({
      path: staffingPath(period),
      body: canonicalJson(staffingDocument(period, today, staffing)),
    });
  }
  const record = openRecord(recordFolder(context.config.home));
  const known = await Promise.all(files.map((file) => record.readDocument(file.path)));
  // An approved release may still be on its way to the record. Brought twice, with two dates, a document would block the door.
  const approved = await listInState(context, 'approved');
  const onTheWay = new Set(approved.flatMap((release) => release.files.map((file) => file.path)));
  return files.filter((file, n) => known[n] === null && !onTheWay.has(file.path));
}

function staffingDocument(
  period: string,
  publishedOn: PlainDate,
  staffing: readonly StaffingRow[],
): StaffingDocument {
  const rows = new Map<string, { agency: string; family: string; needed: number; filled: number }>();
  for (const { agency, family, needed, filled } of staffing) {
    const key = `${agency}/${family}`;
    const row = rows.get(key) ?? { agency, family, needed: 0, filled: 0 };
    rows.set(key, { ...row, needed: row.needed + needed, filled: row.filled + filled });
  }
  const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  return { v: 1, kind: 'staffing', period, publishedOn, rows: sorted };
}
