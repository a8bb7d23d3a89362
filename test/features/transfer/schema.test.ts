import { describe, expect, it } from 'vitest';
import { agencies, grades, postFamilies, postKinds } from '#features/staffing/index.ts';
import {
  directions,
  findGround,
  groundGroups,
  grounds,
  transferFormat,
  transferTypes,
} from '#features/transfer/index.ts';
import { matchHeader, parseRow } from '#lib/sheet/format.ts';
import { type RegisterRow, registerRow, TRANSFER_COLUMNS } from '#test/features/transfer/register-file.ts';

const { header } = matchHeader(TRANSFER_COLUMNS, { row: 1, cells: TRANSFER_COLUMNS });

function read(changes: RegisterRow) {
  const row = registerRow(1, changes);
  return parseRow(transferFormat, header, {
    row: 2,
    cells: TRANSFER_COLUMNS.map((column) => row[column] ?? ''),
  });
}

describe('a row of the register', () => {
  it('names every entry of every vocabulary by code or by label', () => {
    const named: [string, readonly { code: string; labelId: string }[]][] = [
      ['instansi_asal', agencies],
      ['instansi_tujuan', agencies],
      ['jenis_mutasi', transferTypes],
      ['arah', directions],
      ['kode_dasar', grounds],
    ];
    for (const [column, entries] of named) {
      for (const { code, labelId } of entries) {
        for (const text of [code, labelId, labelId.toUpperCase(), ` ${labelId.replaceAll(' ', '  ')}`]) {
          expect(read({ [column]: text })).toMatchObject({ values: { [column]: code }, problems: [] });
        }
      }
    }
    for (const golongan of grades) expect(read({ golongan }).values).toMatchObject({ golongan });
  });

  it.each([
    ['golongan', 'penata', 'III/c'],
    ['kode_dasar', 'Permintaan sendiri', 'OWN_REQUEST'],
    ['kualifikasi', 'memenuhi', 'MEETS'],
    ['kualifikasi', 'MEMENUHI SEBAGIAN', 'PARTLY'],
    ['instansi_asal', 'Badan Kepegawaian Daerah', 'bkd'],
    ['tmt', '01-07-2026', '2026-07-01'],
  ])('reads %s %j as %s', (column, text, value) => {
    expect(read({ [column]: text })).toMatchObject({ values: { [column]: value }, problems: [] });
  });

  it('takes every family with its own kind and with no other', () => {
    for (const { code, labelId, kind } of postFamilies) {
      for (const { code: other } of postKinds) {
        const { problems } = read({ rumpun_tujuan: labelId, jenis_jabatan_tujuan: other });
        expect([code, problems.length]).toEqual([code, other === kind ? 0 : 1]);
      }
    }
    expect(read({ jenis_jabatan_asal: 'pelaksana' }).problems).toEqual([
      {
        row: 2,
        column: 'jenis_jabatan_asal',
        value: 'pelaksana',
        code: 'family-kind',
        remedyParams: { kind: 'Jabatan Fungsional' },
      },
    ]);
  });

  it('may take effect up to 366 days before its decree', () => {
    expect(read({ tanggal_sk: '2026-07-02', tmt: '2025-07-01' }).problems).toEqual([]);
    expect(read({ tanggal_sk: '2026-07-02', tmt: '2025-06-30' }).problems).toMatchObject([
      { column: 'tmt', code: 'effective-date', remedyParams: { earliest: '2025-07-01' } },
    ]);
  });

  it('must fill all but the explanation and the experience', () => {
    const empty = Object.fromEntries(TRANSFER_COLUMNS.map((column) => [column, '']));
    const refused = read(empty).problems.map(({ column, code }) => `${column} ${code}`);
    const required = TRANSFER_COLUMNS.filter((column) => !['uraian_dasar', 'pengalaman'].includes(column));
    expect(refused).toEqual(required.map((column) => `${column} cell-empty`));
  });

  it('names the nearest value for a slip', () => {
    expect(read({ instansi_asal: 'Dinas Kesehatn' }).problems).toMatchObject([
      { code: 'unknown-value', value: 'Dinas Kesehatn', remedyParams: { nearest: 'Dinas Kesehatan' } },
    ]);
    expect(read({ kode_dasar: 'Suka-suka' }).problems).toMatchObject([
      { code: 'unknown-value', remedyParams: {} },
    ]);
  });
});

describe('the grounds', () => {
  it('belong to a known group', () => {
    const groups: string[] = groundGroups.map(({ code }) => code);
    expect(grounds.filter(({ group }) => !groups.includes(group))).toEqual([]);
  });

  it('are never public exactly when they are protected', () => {
    for (const { group, publishable } of grounds) expect(publishable === 'never').toBe(group === 'PROTECTED');
  });

  it('are found by code', () => {
    expect(findGround('HEALTH')).toMatchObject({
      group: 'PROTECTED',
      publishable: 'never',
      labelEn: 'Health reasons',
    });
    expect(findGround('WHIM')).toBeNull();
  });
});
