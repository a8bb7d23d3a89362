import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoAccounts, demoEmployees, demoRegisters, demoStaffingCsv } from '#db/demo/index.ts';
import {
  agencies,
  findPostFamily,
  gradeBand,
  grades,
  postFamilies,
  postKinds,
} from '#features/staffing/index.ts';
import directions from '#features/transfer/reference/directions.json' with { type: 'json' };
import grounds from '#features/transfer/reference/grounds.json' with { type: 'json' };
import transferTypes from '#features/transfer/reference/transfer-types.json' with { type: 'json' };
import { STAFF_ROLES } from '#lib/context.ts';
import { addDays, parsePlainDate } from '#lib/date.ts';

type Row = Record<string, string>;

const TODAY = '2026-11-24';
const SEED = 'tapis';
const HEADER =
  'nip,nama,nomor_sk,tanggal_sk,tmt,jenis_mutasi,arah,instansi_asal,unit_asal,jabatan_asal,rumpun_asal,jenis_jabatan_asal,instansi_tujuan,unit_tujuan,jabatan_tujuan,rumpun_tujuan,jenis_jabatan_tujuan,golongan,kode_dasar,uraian_dasar,kualifikasi,pengalaman';
const registers = demoRegisters(SEED, TODAY);
const rows = registers.flatMap(({ csv }) => readRows(csv));
const anySeed = fc.string({ minLength: 1, maxLength: 12 });
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2025-01-01', days));

function readRows(csv: string): Row[] {
  return parse(csv, { columns: true, bom: true, delimiter: csv.includes('nip;') ? ';' : ',' });
}

/** The code that a cell stands for, whether it holds the code or the Indonesian name. */
function codeOf(vocabulary: readonly { code: string; labelId: string }[], cell: string | undefined) {
  const found = vocabulary.find(({ code, labelId }) => cell === code || cell === labelId);
  if (found === undefined) throw new Error(`not in the vocabulary: ${cell}`);
  return found.code;
}

function side(row: Row, name: 'asal' | 'tujuan') {
  return {
    agency: codeOf(agencies, row[`instansi_${name}`]),
    family: codeOf(postFamilies, row[`rumpun_${name}`]),
    kind: codeOf(postKinds, row[`jenis_jabatan_${name}`]),
  };
}

describe('registers', () => {
  it('hold 1,200 transfers on eight to twelve decree days', () => {
    expect(registers.length).toBeGreaterThanOrEqual(8);
    expect(registers.length).toBeLessThanOrEqual(12);
    expect(rows).toHaveLength(1200);
  });

  it('have the columns of the import, in its order', () => {
    for (const { csv } of registers) {
      expect(csv.replace('\uFEFF', '').split(/\r?\n/, 1)[0]?.replaceAll(';', ',')).toBe(HEADER);
    }
  });

  it('are the same bytes for the same seed and day, and others for another seed', () => {
    expect(demoRegisters(SEED, TODAY)).toEqual(registers);
    expect(demoRegisters('other', TODAY)).not.toEqual(registers);
  });

  it('spread over a year whose last decree can be published by now, whatever the day', () => {
    fc.assert(
      fc.property(anySeed, anyDay, (seed, today) => {
        const days = demoRegisters(seed, today).map(({ decreeDate }) => decreeDate);
        const last = days.at(-1) ?? '';
        expect(days).toEqual([...new Set(days)].sort());
        expect(last >= addDays(today, -41) && last <= addDays(today, -35)).toBe(true);
        expect((days[0] ?? '') >= addDays(last, -366)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  it('date every row with its decree, and take effect at least 30 days before today', () => {
    for (const { decreeDate, csv } of registers) {
      for (const row of readRows(csv)) {
        const effective = parsePlainDate(row.tmt ?? '') ?? '';
        expect(parsePlainDate(row.tanggal_sk ?? '')).toBe(decreeDate);
        expect(effective >= decreeDate && effective <= addDays(TODAY, -30)).toBe(true);
      }
    }
  });

  it('differ in the way they are written', () => {
    const firstRows = registers.map(({ csv }) => readRows(csv)[0] ?? {});
    const marked = registers.filter(({ csv }) => csv.startsWith('\uFEFFnip;'));
    expect(marked).toHaveLength(1);
    expect(firstRows.some(({ tanggal_sk }) => /^\d\d-\d\d-\d{4}$/.test(tanggal_sk ?? ''))).toBe(true);
    expect(firstRows.some(({ jenis_jabatan_asal }) => jenis_jabatan_asal?.startsWith('Jabatan '))).toBe(true);
    expect(firstRows.some(({ jenis_jabatan_asal }) => jenis_jabatan_asal === 'fungsional')).toBe(true);
  });

  it('speak the vocabularies, and pair every family with its kind', () => {
    for (const row of rows) {
      codeOf(transferTypes, row.jenis_mutasi);
      codeOf(directions, row.arah);
      codeOf(grounds, row.kode_dasar);
      expect(grades).toContain(row.golongan);
      expect(['MEETS', 'PARTLY', 'Memenuhi', 'Memenuhi sebagian']).toContain(row.kualifikasi);
      expect(row.pengalaman).toMatch(/^\d+ tahun sebagai ./);
      for (const name of ['asal', 'tujuan'] as const) {
        const { family, kind } = side(row, name);
        expect(findPostFamily(family)?.kind).toBe(kind);
        expect(row[`unit_${name}`]).not.toBe('');
        expect(row[`jabatan_${name}`]).not.toMatch(/^$|[{}]/);
      }
      expect(row.uraian_dasar).not.toMatch(/^$|[{}]/);
    }
  });

  it('stay within the province for most moves, and touch protected grounds seldom', () => {
    const within = rows.filter((row) => codeOf(transferTypes, row.jenis_mutasi) === 'WITHIN_INSTITUTION');
    const kept = new Set(
      grounds.filter(({ publishable }) => publishable === 'never').map(({ code }) => code),
    );
    const seldom = rows.filter(({ kode_dasar }) => kept.has(kode_dasar ?? ''));
    expect(within.length / rows.length).toBeGreaterThan(0.85);
    expect(within.length / rows.length).toBeLessThan(0.9);
    expect(seldom.length).toBeGreaterThan(0);
    expect(seldom.length).toBeLessThan(36);
  });

  it('move people whom the staffing table knows', () => {
    const filled = new Set(
      readRows(demoStaffingCsv(SEED, '2026-Q1'))
        .filter(({ terisi }) => Number(terisi) > 0)
        .map((row) => `${row.instansi} ${row.rumpun} ${row.golongan}`),
    );
    for (const row of rows) {
      const { agency, family } = side(row, 'asal');
      expect(filled).toContain(`${agency} ${family} ${row.golongan}`);
    }
  });

  it('lie close enough together that two of three share a fine description with four others', () => {
    const sizes = new Map<string, number>();
    for (const row of rows) {
      const month = parsePlainDate(row.tanggal_sk ?? '')?.slice(0, 7);
      const [from, to] = [side(row, 'asal'), side(row, 'tujuan')];
      const key = [month, from.agency, to.agency, from.family, gradeBand(row.golongan ?? '')].join();
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    const grouped = [...sizes.values()].filter((size) => size >= 5).reduce((sum, size) => sum + size, 0);
    expect(grouped / rows.length).toBeGreaterThan(2 / 3);
  });
});

describe('employees', () => {
  it('are those of the registers, each once, with a NIP that holds together', () => {
    fc.assert(
      fc.property(anySeed, anyDay, (seed, today) => {
        const nips = demoEmployees(seed, today).map(({ nip }) => nip);
        expect(new Set(nips).size).toBe(1200);
        for (const nip of nips) {
          const [, year, month, day, startYear, startMonth] =
            /^(\d{4})(\d\d)(\d\d)(\d{4})(0[1-9]|1[0-2])[12]\d{3}$/.exec(nip) ?? [];
          expect(parsePlainDate(`${year}-${month}-${day}`)).not.toBeNull();
          const cameOfAge = `${Number(year) + 18}-${month}`;
          expect(`${startYear}-${startMonth}` >= cameOfAge).toBe(true);
          expect(`${startYear}-${startMonth}` < today).toBe(true);
          expect(Number(today.slice(0, 4)) - Number(year)).toBeLessThan(60);
        }
      }),
      { numRuns: 6 },
    );
    const roster = demoEmployees(SEED, TODAY);
    expect(roster.map(({ nip }) => nip)).toEqual(rows.map(({ nip }) => nip));
    expect(new Set(roster.map(({ name }) => name)).size).toBeGreaterThan(1000);
  });

  it('have the shapes of names that are in use in Lampung', () => {
    const names = demoEmployees(SEED, TODAY).map(({ name }) => name);
    for (const shape of [
      /^\p{L}+$/u,
      /^(I|Ni) \p{L}+/u,
      /Hj?i?\. /,
      /, S\.Kep\., Ners/,
      / (glr\.|gelar) /,
      /^dr\. /,
    ]) {
      expect(names.some((name) => shape.test(name))).toBe(true);
    }
  });
});

describe('staffing', () => {
  const quarters = ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

  it('fills about 17,000 posts of all agencies in every quarter, with more needed', () => {
    const totals = quarters.map((period) => {
      const table = readRows(demoStaffingCsv(SEED, period));
      expect(new Set(table.map(({ instansi }) => instansi))).toEqual(
        new Set(agencies.map(({ code }) => code)),
      );
      const filled = table.reduce((sum, { terisi }) => sum + Number(terisi), 0);
      expect(Math.abs(filled - 17_000)).toBeLessThan(300);
      expect(table.reduce((sum, { kebutuhan }) => sum + Number(kebutuhan), 0)).toBeGreaterThan(filled);
      return filled;
    });
    expect(new Set(totals).size).toBeGreaterThan(1);
  });

  it('has valid rows, one for each agency, family and grade', () => {
    const csv = demoStaffingCsv(SEED, '2026-Q3');
    const table = readRows(csv);
    expect(csv.split('\n', 1)[0]).toBe('periode,instansi,rumpun,jenis_jabatan,golongan,kebutuhan,terisi');
    expect(
      new Set(table.map(({ instansi, rumpun, golongan }) => `${instansi} ${rumpun} ${golongan}`)).size,
    ).toBe(table.length);
    for (const row of table) {
      expect(row.periode).toBe('2026-Q3');
      expect(findPostFamily(row.rumpun ?? '')?.kind).toBe(row.jenis_jabatan);
      expect(grades).toContain(row.golongan);
      expect(row.kebutuhan).toMatch(/^[1-9]\d*$/);
      expect(row.terisi).toMatch(/^\d+$/);
    }
  });

  it('gives every agency one head, and is the same bytes for the same seed', () => {
    const table = readRows(demoStaffingCsv(SEED, '2026-Q3'));
    for (const { code } of agencies) {
      const heads = table.filter(({ instansi, rumpun }) => instansi === code && rumpun === 'pimpinan-tinggi');
      const needed = heads.reduce((sum, { kebutuhan }) => sum + Number(kebutuhan), 0);
      expect(needed).toBe(code === 'sekretariat-daerah' ? 7 : 1);
    }
    expect(demoStaffingCsv(SEED, '2026-Q3')).toBe(demoStaffingCsv(SEED, '2026-Q3'));
    expect(demoStaffingCsv('other', '2026-Q3')).not.toBe(demoStaffingCsv(SEED, '2026-Q3'));
    expect(() => demoStaffingCsv(SEED, '2026-5')).toThrow(RangeError);
  });
});

it('gives every role a sign-in, one person both halves of an approval, and every agency an evaluator', () => {
  expect(new Set(demoAccounts.flatMap(({ roles }) => roles))).toEqual(new Set(STAFF_ROLES));
  expect(new Set(demoAccounts.map(({ email }) => email)).size).toBe(demoAccounts.length);
  expect(demoAccounts.every(({ email }) => email.endsWith('@demo.tapis.example'))).toBe(true);
  expect(demoAccounts.some(({ roles }) => roles.includes('officer') && roles.includes('approver'))).toBe(
    true,
  );
  const evaluated = demoAccounts.flatMap((account) => account.agencies);
  expect([...evaluated].sort()).toEqual(agencies.map(({ code }) => code).sort());
});
