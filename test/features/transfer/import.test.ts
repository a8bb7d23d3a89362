import { truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { registerImport, transfer } from '#db/schema/index.ts';
import { importTransfers, listImports, TRANSFER_PROBLEM_CODES } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import {
  createOfficer,
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  registerRows,
  TRANSFER_COLUMNS,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { escapeXml, workbookParts, xlsxOf, zipOf } from '#test/features/transfer/xlsx-file.ts';
import { createTestContext } from '#test/support/context.ts';

async function setUp() {
  const context = await createTestContext();
  return { context, officer: await createOfficer(context) };
}

const countTransfers = (context: Context) => context.database.read.$count(transfer);
const countImports = (context: Context) => context.database.read.$count(registerImport);

/** Imports rows of the register as CSV and returns what the file is refused for. */
async function problemsOf(content: string | Uint8Array) {
  const { context, officer } = await setUp();
  const outcome = await importTransfers(context, officer, await fileWith(content));
  expect([await countTransfers(context), await countImports(context)]).toEqual([0, 0]);
  if (outcome.ok || !('problems' in outcome)) throw new Error('The file was not rejected.');
  expect(outcome.code).toBe('transfer.file-rejected');
  for (const { code } of outcome.problems) expect(TRANSFER_PROBLEM_CODES).toContain(code);
  return outcome;
}

describe('the import of a register', () => {
  it('keeps all rows and says what it did', async () => {
    const { context, officer } = await setUp();
    const table = tableOf(registerRows(3), [...TRANSFER_COLUMNS, 'catatan']);
    const progress: number[] = [];
    const outcome = await importTransfers(
      context,
      officer,
      await fileWith(csvOf(table), '/tmp/x/Mutasi Juli.csv'),
      ({ rows }) => progress.push(rows),
    );
    expect(outcome).toMatchObject({
      ok: true,
      value: { rowCount: 3, newCount: 3, alreadyKnownCount: 0, ignoredColumns: ['catatan'], isRepeat: false },
    });
    expect(progress.at(-1)).toBe(3);
    const imports = await listImports(context, officer);
    expect(imports).toMatchObject({
      ok: true,
      value: [{ kind: 'transfers', fileName: 'Mutasi Juli.csv', newCount: 3 }],
    });
  });

  it('keeps nothing readable of the person, the decree and the exact post', async () => {
    const { context, officer } = await setUp();
    const row = registerRow(1, { uraian_dasar: 'Uraian rahasia', pengalaman: 'Sepuluh tahun' });
    await importTransfers(context, officer, await fileWith(csvOf(tableOf([row]))));
    const [kept] = await context.database.read.select().from(transfer);
    const plain = JSON.stringify(kept);
    for (const column of [
      'nip',
      'nama',
      'nomor_sk',
      'unit_asal',
      'jabatan_asal',
      'jabatan_tujuan',
      'uraian_dasar',
      'pengalaman',
    ]) {
      expect(plain).not.toContain(row[column]);
    }
    expect(kept).toMatchObject({
      originAgency: 'dinas-kesehatan',
      grade: 'III/c',
      releaseId: null,
      qualificationMatch: 'MEETS',
    });
  });

  it('gives the same register from comma, semicolon, byte order mark, CRLF and XLSX', async () => {
    const table = tableOf([registerRow(1, { unit_asal: 'Bidang "A"; B, C', nama: 'José Adi' })]);
    const files = [
      csvOf(table),
      `\ufeff${csvOf(table, ';', '\r\n')}`,
      csvOf(table.map((cells) => cells.toReversed())),
      xlsxOf(table),
    ];
    const { context, officer } = await setUp();
    const outcomes = [];
    for (const content of files)
      outcomes.push(await importTransfers(context, officer, await fileWith(content)));
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.newCount)).toEqual([1, 0, 0, 0]);
    expect(outcomes.map((outcome) => outcome.ok && outcome.value.alreadyKnownCount)).toEqual([0, 1, 1, 1]);
    expect(await countTransfers(context)).toBe(1);
  });

  it('reads dates that Excel keeps as numbers', async () => {
    const { context, officer } = await setUp();
    const [header = [], cells = []] = tableOf([registerRow(1)]);
    const dates: Record<string, number> = { tanggal_sk: 46188, tmt: 46204 };
    const text = (value: string) => `<c t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
    const row = cells.map((value, index) => {
      const serial = dates[header[index] ?? ''];
      return serial === undefined ? text(value) : `<c s="2"><v>${serial}</v></c>`;
    });
    const xml = `<row>${header.map(text).join('')}</row><row>${row.join('')}</row>`;
    expect(await importTransfers(context, officer, await fileWith(zipOf(workbookParts(xml))))).toMatchObject({
      ok: true,
    });
    const [kept] = await context.database.read.select().from(transfer);
    expect(kept).toMatchObject({ decreeDate: '2026-06-15', effectiveDate: '2026-07-01' });
  });

  it('is for officers', async () => {
    const { context, officer } = await setUp();
    const file = await fileWith(csvOf(tableOf(registerRows(1))));
    const approver = { ...officer, roles: ['approver'] as const };
    expect(await importTransfers(context, approver, file)).toEqual({ ok: false, code: 'identity.forbidden' });
    expect(await importTransfers(context, null, file)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await listImports(context, { ...officer, roles: ['evaluator'] })).toMatchObject({ ok: false });
  });
});

describe('the same register twice', () => {
  it('changes nothing and says so, with what the first import did', async () => {
    const { context, officer } = await setUp();
    const content = csvOf(tableOf(registerRows(4)));
    const first = await importTransfers(context, officer, await fileWith(content));
    const before = await context.database.read.select().from(transfer);
    const second = await importTransfers(context, officer, await fileWith(content, 'other-name.csv'));
    if (!first.ok || !second.ok) throw new Error('An import was refused.');
    expect(second.value).toEqual({ ...first.value, isRepeat: true });
    expect(await context.database.read.select().from(transfer)).toEqual(before);
    expect(await countImports(context)).toBe(1);
  });

  it('is one import when both come at once', async () => {
    const { context, officer } = await setUp();
    const file = await fileWith(csvOf(tableOf(registerRows(50))));
    const outcomes = await Promise.all([1, 2, 3].map(() => importTransfers(context, officer, file)));
    const values = outcomes.map((outcome) => (outcome.ok ? outcome.value : null));
    expect(values.map((value) => value?.isRepeat).sort()).toEqual([false, true, true]);
    expect(new Set(values.map((value) => value?.importId)).size).toBe(1);
    expect([await countTransfers(context), await countImports(context)]).toEqual([50, 1]);
  });

  it('counts the rows that another file brought before', async () => {
    const { context, officer } = await setUp();
    const rows = registerRows(6);
    await importTransfers(context, officer, await fileWith(csvOf(tableOf(rows.slice(0, 4)))));
    const outcome = await importTransfers(context, officer, await fileWith(csvOf(tableOf(rows))));
    expect(outcome).toMatchObject({
      value: { rowCount: 6, newCount: 2, alreadyKnownCount: 4, isRepeat: false },
    });
    expect(await countTransfers(context)).toBe(6);
  });

  it('follows a person by pseudonym, and takes another decree as another transfer', async () => {
    const { context, officer } = await setUp();
    const { nip = '' } = registerRow(1);
    const rows = [registerRow(1), registerRow(2, { nip }), registerRow(1, { tmt: '2026-08-01' })];
    await importTransfers(context, officer, await fileWith(csvOf(tableOf(rows))));
    const kept = await context.database.read.select().from(transfer);
    const employeeRef = pseudonym(context.key, 'employee', nip);
    expect(kept.map((one) => one.employeeRef)).toEqual([employeeRef, employeeRef, employeeRef]);
    expect(new Set(kept.map(({ naturalKey }) => naturalKey)).size).toBe(3);
  });
});

describe('a register with problems', () => {
  it('is refused whole for one bad row among many, with all its problems', async () => {
    const rows = registerRows(1_200);
    rows[0] = registerRow(0, { tmt: 'kapan-kapan' });
    rows[1_100] = registerRow(1_100, { golongan: 'V/z', kualifikasi: '' });
    const { problems, problemCount } = await problemsOf(csvOf(tableOf(rows)));
    expect(problemCount).toBe(3);
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'tmt', 'cell-date'],
      [1102, 'golongan', 'unknown-value'],
      [1102, 'kualifikasi', 'cell-empty'],
    ]);
  });

  it('lists ten thousand problems and counts them all', async () => {
    const rows = registerRows(5_100).map((row) => ({ ...row, golongan: 'V/z', arah: 'Mundur' }));
    const { problems, problemCount } = await problemsOf(csvOf(tableOf(rows)));
    expect(problemCount).toBe(10_200);
    expect(problems).toHaveLength(10_000);
  });

  it('never shows a NIP in clear', async () => {
    const { nip = '' } = registerRow(1);
    const spaced = `${nip.slice(0, 8)} ${nip.slice(8, 14)} ${nip.slice(14, 15)} ${nip.slice(15)}`;
    const rows = [
      registerRow(1),
      registerRow(1),
      registerRow(2, { nip: `${spaced}9` }),
      registerRow(3, { golongan: nip, tmt: spaced, kode_dasar: `NIP.${nip}` }),
      registerRow(4, { nip: `=${nip}` }),
    ];
    const { problems, problemCount } = await problemsOf(csvOf(tableOf(rows)));
    expect(problemCount).toBe(6);
    const digits = JSON.stringify(problems).replace(/[ .-]/g, '');
    expect(digits).not.toContain(nip.slice(0, 8));
    expect(problems.find(({ column }) => column === 'golongan')?.value).toBe(
      `${nip.slice(0, 4)}•••${nip.slice(-2)}`,
    );
  });

  it('names the first of two equal rows', async () => {
    const rows = [registerRow(1), registerRow(2), registerRow(1, { tmt: '01-07-2026' })];
    expect((await problemsOf(csvOf(tableOf(rows)))).problems).toEqual([
      { row: 4, column: 'nip', value: '', code: 'row-duplicate', remedyParams: { firstRow: 2 } },
    ]);
  });

  it('is told about all missing columns at once', async () => {
    const columns = TRANSFER_COLUMNS.filter((column) => !['nip', 'tmt'].includes(column));
    const { problems } = await problemsOf(csvOf(tableOf(registerRows(2), ['NIP', ...columns])));
    expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, 'nip', 'column-missing'],
      [1, 'tmt', 'column-missing'],
    ]);
  });

  it('is refused for cells that must not be kept', async () => {
    const cells: [RegisterRow, string][] = [
      [{ uraian_dasar: '=HYPERLINK("http://x","y")' }, 'cell-formula'],
      [{ nama: 'a\0b' }, 'cell-control-character'],
      [{ unit_asal: 'a\u0007b' }, 'cell-control-character'],
      [{ pengalaman: 'x'.repeat(2_001) }, 'cell-too-long'],
      [{ nip: '1,98802E+17' }, 'nip-excel-damage'],
    ];
    const rows = cells.map(([changes], index) => registerRow(index, changes));
    const { problems } = await problemsOf(csvOf(tableOf(rows)));
    expect(problems.map(({ row, code }) => [row, code])).toEqual(
      cells.map(([, code], index) => [index + 2, code]),
    );
  });

  it.each<[string, string | Uint8Array, string]>([
    ['a header alone', csvOf(tableOf([])), 'file-no-rows'],
    ['Latin-1', Buffer.from(csvOf(tableOf([registerRow(1, { nama: 'René' })])), 'latin1'), 'file-encoding'],
    ['a damaged workbook', xlsxOf(tableOf(registerRows(1))).subarray(0, 500), 'xlsx-damaged'],
  ])('is refused as a whole: %s', async (_, content, code) => {
    expect((await problemsOf(content)).problems).toMatchObject([{ code }]);
  });

  it('lists what it found before the file broke off', async () => {
    const content = `${csvOf(tableOf([registerRow(1, { arah: 'Mundur' })]))}"offen`;
    expect((await problemsOf(content)).problems.map(({ row, code }) => [row, code])).toContainEqual([
      3,
      'file-quoting',
    ]);
  });

  it('is not even read above 64 megabytes', async () => {
    const { context, officer } = await setUp();
    const file = await fileWith('');
    await truncate(file.path, 64 * 1024 * 1024 + 1);
    expect(await importTransfers(context, officer, file)).toMatchObject({
      code: 'transfer.file-rejected',
      problems: [{ code: 'file-too-large', remedyParams: { megabytes: 64 } }],
    });
  });
});
