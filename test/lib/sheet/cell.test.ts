import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countCell,
  dateCell,
  findTextProblem,
  foldText,
  optionalTextCell,
  textCell,
} from '#lib/sheet/cell.ts';

describe('the text of a cell', () => {
  it.each([
    ['=HYPERLINK("http://x")', 'cell-formula'],
    [' =1+1', 'cell-formula'],
    ['@SUM(A1)', 'cell-formula'],
    ["-2+3+cmd|' /C calc'!A0", 'cell-formula'],
    ['+Sheet2!A1', 'cell-formula'],
    ['a\0b', 'cell-control-character'],
    ['a\u001bb', 'cell-control-character'],
    ['a\u0085b', 'cell-control-character'],
    ['a\u202eb', 'cell-control-character'],
    ['a\ud800b', 'cell-control-character'],
    ['x'.repeat(2_001), 'cell-too-long'],
    ['#REF!', 'cell-excel-error'],
    [' #N/A ', 'cell-excel-error'],
    ['########', 'cell-excel-error'],
  ])('is refused: %j', (text, code) => {
    expect(findTextProblem(text)).toBe(code);
  });

  it.each([
    '- bertugas di puskesmas',
    '+6 bulan',
    '-',
    'baris satu\nbaris dua\tkolom',
    'x'.repeat(2_000),
    'Jl. A = B',
    '',
  ])('is sound: %j', (text) => {
    expect(findTextProblem(text)).toBeNull();
  });

  it('has one spelling once folded', () => {
    expect(foldText('  Jose\u0301 \u00a0\n Adi ')).toBe('José Adi');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)),
    );
  });
});

describe('a cell', () => {
  it.each(['2026-07-01', '01-07-2026'])('reads the day %s', (text) => {
    expect(dateCell(text)).toEqual({ ok: true, value: '2026-07-01' });
  });

  it.each(['2026-02-30', '01/07/2026', '1-7-2026', '46204', '0206-07-01', '2926-07-01', 'Juli'])(
    'refuses the day %s',
    (text) => {
      expect(dateCell(text)).toEqual({ ok: false, code: 'cell-date' });
    },
  );

  it.each(['-1', '1.5', '1,000', '100000', '1e3', 'tiga'])('refuses the count %s', (text) => {
    expect(countCell(text)).toEqual({ ok: false, code: 'cell-number' });
  });

  it('reads counts', () => {
    expect(countCell('0')).toEqual({ ok: true, value: 0 });
    expect(countCell('99999')).toEqual({ ok: true, value: 99_999 });
  });

  it('must be filled unless it is optional', () => {
    for (const rule of [textCell, dateCell, countCell])
      expect(rule('')).toEqual({ ok: false, code: 'cell-empty' });
    expect(optionalTextCell('')).toEqual({ ok: true, value: '' });
  });
});
