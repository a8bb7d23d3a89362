import { z } from 'zod';
import {
  agencyCell,
  findKindConflict,
  gradeCell,
  labelVocabulary,
  postFamilyCell,
  postKindCell,
} from '#features/staffing/index.ts';
import { addDays } from '#lib/date.ts';
import { dateCell, optionalTextCell, textCell, vocabularyCell } from '#lib/sheet/cell.ts';
import type { CellProblem, SheetFormat, Values } from '#lib/sheet/format.ts';
import { SHEET_PROBLEM_CODES } from '#lib/sheet/problem.ts';
import { createVocabulary } from '#lib/sheet/vocabulary.ts';
import { NIP_PROBLEM_CODES, nipCell } from './rules/nip.ts';
import { directions, grounds, transferTypes } from './rules/vocabulary.ts';

/** Every code that a problem of a register file can have. */
export const TRANSFER_PROBLEM_CODES = [
  ...SHEET_PROBLEM_CODES,
  ...NIP_PROBLEM_CODES,
  'family-kind',
  'effective-date',
] as const;

const columns = {
  nip: nipCell,
  nama: textCell,
  nomor_sk: textCell,
  tanggal_sk: dateCell,
  tmt: dateCell,
  jenis_mutasi: vocabularyCell(labelVocabulary(transferTypes)),
  arah: vocabularyCell(labelVocabulary(directions)),
  instansi_asal: agencyCell,
  unit_asal: textCell,
  jabatan_asal: textCell,
  rumpun_asal: postFamilyCell,
  jenis_jabatan_asal: postKindCell,
  instansi_tujuan: agencyCell,
  unit_tujuan: textCell,
  jabatan_tujuan: textCell,
  rumpun_tujuan: postFamilyCell,
  jenis_jabatan_tujuan: postKindCell,
  golongan: gradeCell,
  kode_dasar: vocabularyCell(labelVocabulary(grounds)),
  uraian_dasar: optionalTextCell,
  kualifikasi: vocabularyCell(
    createVocabulary<'MEETS' | 'PARTLY'>([
      { code: 'MEETS', names: ['Memenuhi'] },
      { code: 'PARTLY', names: ['Memenuhi sebagian'] },
    ]),
  ),
  pengalaman: optionalTextCell,
};
export type TransferRow = Values<typeof columns>;

const MOST_DAYS_BACKDATED = 366;

/** The transfer register: one row for each person of a decree. */
export const transferFormat: SheetFormat<typeof columns> = {
  columns,
  check(row) {
    return [
      ...kindProblems('jenis_jabatan_asal', row.rumpun_asal, row.jenis_jabatan_asal),
      ...kindProblems('jenis_jabatan_tujuan', row.rumpun_tujuan, row.jenis_jabatan_tujuan),
      ...effectiveDateProblems(row.tanggal_sk, row.tmt),
    ];
  },
  key({ nip, nomor_sk, tmt }) {
    return nip === undefined || nomor_sk === undefined || tmt === undefined
      ? null
      : naturalKeyText(nip, nomor_sk, tmt);
  },
  keyColumn: 'nip',
};

/** What makes a row the same row in another file. */
export function naturalKeyText(nip: string, decreeNumber: string, effectiveDate: string): string {
  return `${nip}|${decreeNumber}|${effectiveDate}`;
}

/** What is sealed with each transfer. */
export const sealedTransferSchema = z.strictObject({
  nip: z.string(),
  nama: z.string(),
  nomorSk: z.string(),
  unitAsal: z.string(),
  jabatanAsal: z.string(),
  unitTujuan: z.string(),
  jabatanTujuan: z.string(),
  uraianDasar: z.string(),
  pengalaman: z.string(),
});
export type SealedTransfer = z.infer<typeof sealedTransferSchema>;

function kindProblems(
  column: string,
  family: string | undefined,
  kind: string | undefined,
): readonly CellProblem[] {
  const right = findKindConflict(family, kind);
  return right === null ? [] : [{ column, code: 'family-kind', remedyParams: { kind: right } }];
}

function effectiveDateProblems(
  decreeDate: string | undefined,
  effectiveDate: string | undefined,
): readonly CellProblem[] {
  if (decreeDate === undefined || effectiveDate === undefined) return [];
  const earliest = addDays(decreeDate, -MOST_DAYS_BACKDATED);
  return effectiveDate >= earliest
    ? []
    : [{ column: 'tmt', code: 'effective-date', remedyParams: { earliest } }];
}
