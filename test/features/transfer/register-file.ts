import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { account } from '#db/schema/index.ts';
import type { SheetFile } from '#features/staffing/index.ts';
import { transferFormat } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';

export const TRANSFER_COLUMNS = Object.keys(transferFormat.columns);

export type RegisterRow = Record<string, string>;

/** A sound row of the register; the serial number makes the person, the post titles and the decree its own. */
export function registerRow(serial: number, changes: RegisterRow = {}): RegisterRow {
  const tail = String((serial % 999) + 1).padStart(3, '0');
  const year = 1960 + (Math.floor(serial / 999) % 35);
  return {
    nip: `${year}02282012042${tail}`,
    nama: `Pegawai Contoh ${serial}`,
    nomor_sk: `G/${serial}/VI.04/HK/2026`,
    tanggal_sk: '2026-06-15',
    tmt: '2026-07-01',
    jenis_mutasi: 'WITHIN_INSTITUTION',
    arah: 'HORIZONTAL',
    instansi_asal: 'dinas-kesehatan',
    unit_asal: 'Bidang Pelayanan Kesehatan',
    jabatan_asal: 'Perawat Ahli Pertama',
    rumpun_asal: 'tenaga-kesehatan',
    jenis_jabatan_asal: 'fungsional',
    instansi_tujuan: 'dinas-sosial',
    unit_tujuan: 'Bidang Rehabilitasi Sosial',
    jabatan_tujuan: 'Pengadministrasi Umum',
    rumpun_tujuan: 'administrasi',
    jenis_jabatan_tujuan: 'pelaksana',
    golongan: 'III/c',
    kode_dasar: 'COMPETENCE',
    uraian_dasar: '',
    kualifikasi: 'MEETS',
    pengalaman: '',
    ...changes,
  };
}

export function registerRows(count: number): RegisterRow[] {
  return Array.from({ length: count }, (_, serial) => registerRow(serial));
}

/** Rows as cells, the header first. */
export function tableOf(
  rows: readonly RegisterRow[],
  columns: readonly string[] = TRANSFER_COLUMNS,
): string[][] {
  return [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
}

/** The bytes as Excel would write them: quotes where needed, the separator of the region. */
export function csvOf(table: readonly (readonly string[])[], separator = ',', lineEnd = '\n'): string {
  const cellOf = (cell: string) => (/[",;\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return table.map((cells) => cells.map(cellOf).join(separator) + lineEnd).join('');
}

/** Puts bytes where an upload would lie. */
export async function fileWith(content: string | Uint8Array, name = 'mutasi.csv'): Promise<SheetFile> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tapis-sheet-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = { name, path: path.join(folder, 'upload') };
  await writeFile(file.path, content);
  return file;
}

/** An officer with an account, as imports are signed. */
export async function createOfficer(context: Context): Promise<Actor> {
  const accountId = 'officer';
  await context.database.write([
    context.database.read.insert(account).values({
      id: accountId,
      email: 'officer@contoh.test',
      displayName: 'Petugas Contoh',
      passwordHash: '-',
      createdAt: context.clock.now(),
    }),
  ]);
  return { accountId, roles: ['officer'], agencies: [] };
}
