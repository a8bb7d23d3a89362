import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportProblem, ProblemList, problemsAsCsv, shownValue } from '#lib/sheet/problem.ts';

const problem: ImportProblem = { row: 7, column: 'nama', value: '', code: 'cell-formula', remedyParams: {} };

describe('a value shown in a problem', () => {
  it.each([
    ['198802292012042999', '1988•••99'],
    ["'19880229 201204 2 999", "'1988•••99"],
    ['1988 02 29 2012 04 2 999', '1988•••99'],
    ['1988.0229-201204.2.999', '1988•••99'],
    ['NIP198802292012042999x', 'NIP1988•••99x'],
    ['1,98802E+17', '1988•••17'],
    ['1.98802292012043E+17', '1988•••17'],
    ['19880229', '1988•••29'],
    ['2026-02-30', '2026-02-30'],
    ['30-02-2026', '30-02-2026'],
    ['III/f', 'III/f'],
    ['a\u0000b\u202ec', 'a\ufffdb\ufffdc'],
    ['x'.repeat(70), `${'x'.repeat(60)}…`],
  ])('is safe: %j is %j', (text, shown) => {
    expect(shownValue(text)).toBe(shown);
  });

  it('never holds a NIP, however it is spaced, and wherever it stands', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 16, maxLength: 18 });
    const gap = fc.constantFrom('', '', ' ', '.', '-', '\u00a0');
    fc.assert(
      fc.property(
        digits,
        fc.array(gap, { minLength: 18, maxLength: 18 }),
        fc.string(),
        (nip, gaps, before) => {
          const text = `${before} ${nip.map((digit, index) => digit + (gaps[index] ?? '')).join('')}`;
          const shown = shownValue(text)
            .slice(before.length)
            .replace(/[\s.-]/g, '');
          expect(shown).not.toContain(nip.join('').slice(0, 12));
        },
      ),
    );
  });
});

describe('a list of problems', () => {
  it('counts all and keeps the first ten thousand', () => {
    const list = new ProblemList();
    for (let row = 0; row < 12_000; row++) list.add([{ ...problem, row }]);
    expect(list.count).toBe(12_000);
    expect(list.kept).toHaveLength(10_000);
    expect(list.kept.at(-1)?.row).toBe(9_999);
  });

  it('is a CSV file that a spreadsheet opens without running anything', () => {
    const words = {
      row: 'Baris',
      column: 'Kolom',
      value: 'Isi',
      problem: 'Masalah',
      sentence: ({ code }: ImportProblem) => `Kode ${code}, perbaiki`,
    };
    expect(
      problemsAsCsv(
        [
          { ...problem, value: '=HYPERLINK("x")' },
          { ...problem, row: null, column: null },
        ],
        words,
      ),
    ).toBe(
      '\ufeffBaris,Kolom,Isi,Masalah\r\n' +
        '7,nama,"\'=HYPERLINK(""x"")","Kode cell-formula, perbaiki"\r\n' +
        ',,,"Kode cell-formula, perbaiki"\r\n',
    );
  });
});
