import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCell, textCell } from '#lib/sheet/cell.ts';
import { matchHeader, parseRow, type SheetFormat } from '#lib/sheet/format.ts';

const columns = { nama: textCell, jumlah: countCell, sisa: countCell };
const NAMES = Object.keys(columns);
const format: SheetFormat<typeof columns> = {
  columns,
  check: ({ jumlah, sisa }) =>
    jumlah !== undefined && sisa !== undefined && sisa > jumlah
      ? [{ column: 'sisa', code: 'too-much', remedyParams: { most: jumlah } }]
      : [],
  key: ({ nama }) => nama ?? null,
  keyColumn: 'nama',
};

describe('the header of a sheet', () => {
  it('finds the columns in any order, and names those it ignores', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...NAMES, 'catatan', 'Nama'], { minLength: 5, maxLength: 5 }),
        (cells) => {
          const { header, problems } = matchHeader(NAMES, { row: 1, cells });
          expect(problems).toEqual([]);
          for (const name of NAMES) expect(cells[header.positions.get(name) ?? -1]).toBe(name);
          expect([...header.ignoredColumns].sort()).toEqual(['Nama', 'catatan']);
        },
      ),
    );
  });

  it('lists all missing columns at once, with the one that was probably meant', () => {
    const { problems } = matchHeader(NAMES, { row: 1, cells: ['Jumlah', 'sisa'] });
    expect(problems).toEqual([
      { row: 1, column: 'nama', value: '', code: 'column-missing', remedyParams: {} },
      { row: 1, column: 'jumlah', value: '', code: 'column-missing', remedyParams: { nearest: 'Jumlah' } },
    ]);
  });

  it('refuses a column that stands twice, and calls nameless ones by their place', () => {
    const { header, problems } = matchHeader(NAMES, {
      row: 1,
      cells: ['nama', '', 'nama', 'jumlah', 'sisa', ' ', ''],
    });
    expect(problems).toMatchObject([{ column: 'nama', code: 'column-duplicate' }]);
    expect(header.ignoredColumns).toEqual(['#2']);
    expect(header.width).toBe(5);
  });
});

describe('a row of a sheet', () => {
  const { header } = matchHeader(NAMES, { row: 1, cells: NAMES });

  it('is read to values', () => {
    expect(parseRow(format, header, { row: 2, cells: [' Adi  Putra', '3', '1', ''] })).toEqual({
      values: { nama: 'Adi Putra', jumlah: 3, sisa: 1 },
      problems: [],
    });
  });

  it('lists every problem with its place and its value', () => {
    expect(parseRow(format, header, { row: 5, cells: ['=1', 'x'] }).problems).toEqual([
      { row: 5, column: 'nama', value: '=1', code: 'cell-formula', remedyParams: {} },
      { row: 5, column: 'jumlah', value: 'x', code: 'cell-number', remedyParams: {} },
      { row: 5, column: 'sisa', value: '', code: 'cell-empty', remedyParams: {} },
    ]);
  });

  it('is checked across its cells even when another cell is wrong', () => {
    expect(
      parseRow(format, header, { row: 5, cells: ['', '3', '4'] }).problems.map(({ code }) => code),
    ).toEqual(['cell-empty', 'too-much']);
  });

  it('may not hold more than the header names', () => {
    expect(parseRow(format, header, { row: 2, cells: ['a', '1', '1', 'x'] }).problems).toMatchObject([
      { row: 2, column: null, code: 'row-length', remedyParams: { columns: 3, cells: 4 } },
    ]);
  });

  it('has values for all columns or a problem, whatever the cells', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('\0', '\ud800', '=1', '#REF!', '7', '\u0667'));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 5 }), (cells) => {
        const { values, problems } = parseRow(format, header, { row: 2, cells });
        expect(Object.keys(values).length === 3 || problems.length > 0).toBe(true);
      }),
    );
  });
});
