import { describe, expect, it } from 'vitest';
import {
  importStaffing,
  latestStaffingPeriod,
  listStaffing,
  STAFFING_PROBLEM_CODES,
  staffingFormat,
} from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import {
  createOfficer,
  csvOf,
  fileWith,
  registerRows,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { xlsxOf } from '#test/features/transfer/xlsx-file.ts';
import { createTestContext } from '#test/support/context.ts';

const COLUMNS = Object.keys(staffingFormat.columns);
const need = {
  periode: '2026-Q3',
  instansi: 'Dinas Kesehatan',
  rumpun: 'Tenaga kesehatan',
  jenis_jabatan: 'Jabatan Fungsional',
  golongan: 'III/c',
  kebutuhan: '120',
  terisi: '98',
};
const csv = (...rows: Record<string, string>[]) => csvOf(tableOf(rows, COLUMNS), ';');

async function setUp() {
  const context = await createTestContext();
  const officer = await createOfficer(context);
  const load = async (content: string | Uint8Array) =>
    importStaffing(context, officer, await fileWith(content));
  return { context, officer, load };
}

describe('the import of a needs analysis', () => {
  it('keeps what posts are needed and filled', async () => {
    const { context, load } = await setUp();
    expect(await load(csv(need))).toMatchObject({
      ok: true,
      value: { rowCount: 1, newCount: 1, isRepeat: false },
    });
    expect(await listStaffing(context, '2026-Q3')).toEqual([
      {
        agency: 'dinas-kesehatan',
        family: 'tenaga-kesehatan',
        kind: 'fungsional',
        grade: 'III/c',
        needed: 120,
        filled: 98,
      },
    ]);
    expect(await listStaffing(context, '2026-Q2')).toEqual([]);
  });

  it('replaces what an earlier file said of the same posts, and counts only new ones as new', async () => {
    const { context, load } = await setUp();
    await load(csv(need));
    const outcome = await load(csv({ ...need, terisi: '110' }, { ...need, golongan: 'III/d', terisi: '5' }));
    expect(outcome).toMatchObject({ value: { rowCount: 2, newCount: 1, alreadyKnownCount: 1 } });
    expect((await listStaffing(context, '2026-Q3')).map(({ grade, filled }) => [grade, filled])).toEqual([
      ['III/c', 110],
      ['III/d', 5],
    ]);
  });

  it('does nothing for the same bytes, even when a later file has replaced them', async () => {
    const { context, load } = await setUp();
    await load(csv(need));
    await load(csv({ ...need, terisi: '110' }));
    expect(await load(csv(need))).toMatchObject({ value: { isRepeat: true, rowCount: 1 } });
    expect(await listStaffing(context, '2026-Q3')).toMatchObject([{ filled: 110 }]);
  });

  it('reads a workbook', async () => {
    const { load } = await setUp();
    expect(await load(xlsxOf(tableOf([need], COLUMNS)))).toMatchObject({ ok: true });
  });

  it('knows the latest period, and the latest that is not too late', async () => {
    const { context, load } = await setUp();
    expect(await latestStaffingPeriod(context)).toBeNull();
    await load(csv(need, { ...need, periode: '2026-Q4' }, { ...need, periode: '2025-Q4' }));
    expect(await latestStaffingPeriod(context)).toBe('2026-Q4');
    expect(await latestStaffingPeriod(context, '2026-Q3')).toBe('2026-Q3');
    expect(await latestStaffingPeriod(context, '2025-Q1')).toBeNull();
  });

  it('refuses the whole file for any problem, and keeps nothing', async () => {
    const { context, load } = await setUp();
    const outcome = await load(
      csv(
        need,
        { ...need, terisi: '97' },
        { ...need, periode: '2026-3', kebutuhan: '-1' },
        { ...need, golongan: 'IV/a', jenis_jabatan: 'pelaksana' },
      ),
    );
    if (outcome.ok || !('problems' in outcome)) throw new Error('The file was not rejected.');
    expect(outcome.code).toBe('staffing.file-rejected');
    expect(outcome.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'instansi', 'row-duplicate'],
      [4, 'periode', 'period-format'],
      [4, 'kebutuhan', 'cell-number'],
      [5, 'jenis_jabatan', 'family-kind'],
    ]);
    for (const { code } of outcome.problems) expect(STAFFING_PROBLEM_CODES).toContain(code);
    expect(await latestStaffingPeriod(context)).toBeNull();
  });

  it('is for officers', async () => {
    const { context, officer } = await setUp();
    const auditor = { ...officer, roles: ['auditor'] as const };
    expect(await importStaffing(context, auditor, await fileWith(csv(need)))).toEqual({
      ok: false,
      code: 'identity.forbidden',
    });
  });

  it('takes a register file for what it is not', async () => {
    const { context, officer, load } = await setUp();
    const register = csvOf(tableOf(registerRows(2)));
    expect(await load(register)).toMatchObject({ code: 'staffing.file-rejected', problemCount: 6 });
    expect(await importTransfers(context, officer, await fileWith(register))).toMatchObject({ ok: true });
  });
});
