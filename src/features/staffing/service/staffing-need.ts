import type { Actor, Context } from '#lib/context.ts';
import type { StaffingNeed } from '../rules.ts';
import { type StaffingRow, staffingFormat } from '../schema.ts';
import { selectLatestPeriod, selectNeeds, staffingTotal, upsertNeeds } from '../store/staffing-need.ts';
import { type ImportOutcome, importSheet, type OnProgress, type SheetFile } from './sheet-import.ts';

/** Imports a needs analysis. Rows for the same period, agency, family and grade replace the earlier ones. */
export function importStaffing(
  context: Context,
  actor: Actor | null,
  file: SheetFile,
  onProgress?: OnProgress,
): Promise<ImportOutcome<'staffing.file-rejected'>> {
  const plan = {
    kind: 'staffing',
    format: staffingFormat,
    rejectedCode: 'staffing.file-rejected',
    total: staffingTotal,
    insert: (importId: string, rows: readonly StaffingRow[]) =>
      upsertNeeds(context, importId, rows.map(needOf)),
  } as const;
  return importSheet(context, actor, file, plan, onProgress);
}

/** The needs of one quarter (2026-Q3), by agency, family and grade. */
export function listStaffing(context: Context, period: string): Promise<StaffingNeed[]> {
  return selectNeeds(context, period);
}

/** The latest quarter with a needs analysis, no later than `notAfter`; null when there is none. */
export function latestStaffingPeriod(
  context: Context,
  notAfter: string | null = null,
): Promise<string | null> {
  return selectLatestPeriod(context, notAfter);
}

function needOf(row: StaffingRow) {
  return {
    period: row.periode,
    agency: row.instansi,
    family: row.rumpun,
    kind: row.jenis_jabatan,
    grade: row.golongan,
    needed: row.kebutuhan,
    filled: row.terisi,
  };
}
