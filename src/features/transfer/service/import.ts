import {
  type ImportOutcome,
  importSheet,
  type OnProgress,
  type SheetFile,
} from '#features/staffing/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { seal } from '#lib/seal.ts';
import { naturalKeyText, type SealedTransfer, type TransferRow, transferFormat } from '../schema.ts';
import { insertTransfers, type NewTransfer, transferTotal } from '../store.ts';

/**
 * Imports a register file. Rows that another file brought before (same NIP, decree and effective date) are
 * counted and left as they are.
 */
export function importTransfers(
  context: Context,
  actor: Actor | null,
  file: SheetFile,
  onProgress?: OnProgress,
): Promise<ImportOutcome<'transfer.file-rejected'>> {
  const plan = {
    kind: 'transfers',
    format: transferFormat,
    rejectedCode: 'transfer.file-rejected',
    total: transferTotal,
    insert: (importId: string, rows: readonly TransferRow[]) =>
      insertTransfers(
        context,
        rows.map((row) => sealedTransfer(context, importId, row)),
      ),
  } as const;
  return importSheet(context, actor, file, plan, onProgress);
}

function sealedTransfer(context: Context, importId: string, row: TransferRow): NewTransfer {
  const id = newId(context.random);
  const hidden: SealedTransfer = {
    nip: row.nip,
    nama: row.nama,
    nomorSk: row.nomor_sk,
    unitAsal: row.unit_asal,
    jabatanAsal: row.jabatan_asal,
    unitTujuan: row.unit_tujuan,
    jabatanTujuan: row.jabatan_tujuan,
    uraianDasar: row.uraian_dasar,
    pengalaman: row.pengalaman,
  };
  const { box, dataKey } = seal(context.key, sealOwner(id), hidden);
  return {
    id,
    importId,
    employeeRef: pseudonym(context.key, 'employee', row.nip),
    naturalKey: pseudonym(
      context.key,
      'transfer-natural-key',
      naturalKeyText(row.nip, row.nomor_sk, row.tmt),
    ),
    decreeDate: row.tanggal_sk,
    effectiveDate: row.tmt,
    transferType: row.jenis_mutasi,
    direction: row.arah,
    originAgency: row.instansi_asal,
    originFamily: row.rumpun_asal,
    originKind: row.jenis_jabatan_asal,
    destinationAgency: row.instansi_tujuan,
    destinationFamily: row.rumpun_tujuan,
    destinationKind: row.jenis_jabatan_tujuan,
    grade: row.golongan,
    ground: row.kode_dasar,
    qualificationMatch: row.kualifikasi,
    sealedBox: box,
    sealedKey: dataKey,
  };
}

/** The owner that a transfer's box is bound to. */
export function sealOwner(transferId: string): string {
  return `transfer:${transferId}`;
}
