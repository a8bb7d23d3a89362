import { countCell } from '#lib/sheet/cell.ts';
import type { SheetFormat, Values } from '#lib/sheet/format.ts';
import { SHEET_PROBLEM_CODES } from '#lib/sheet/problem.ts';
import {
  agencyCell,
  findKindConflict,
  gradeCell,
  periodCell,
  postFamilyCell,
  postKindCell,
} from './rules.ts';

/** Every code that a problem of a staffing file can have. */
export const STAFFING_PROBLEM_CODES = [...SHEET_PROBLEM_CODES, 'period-format', 'family-kind'] as const;

const columns = {
  periode: periodCell,
  instansi: agencyCell,
  rumpun: postFamilyCell,
  jenis_jabatan: postKindCell,
  golongan: gradeCell,
  kebutuhan: countCell,
  terisi: countCell,
};
export type StaffingRow = Values<typeof columns>;

/** The needs analysis (ABK): posts needed and filled, one row for each period, agency, family and grade. */
export const staffingFormat: SheetFormat<typeof columns> = {
  columns,
  check({ rumpun, jenis_jabatan }) {
    const kind = findKindConflict(rumpun, jenis_jabatan);
    return kind === null ? [] : [{ column: 'jenis_jabatan', code: 'family-kind', remedyParams: { kind } }];
  },
  key({ periode, instansi, rumpun, golongan }) {
    const parts = [periode, instansi, rumpun, golongan];
    return parts.includes(undefined) ? null : parts.join('|');
  },
  keyColumn: 'instansi',
};
