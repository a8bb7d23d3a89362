import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, csvText } from '#lib/csv.ts';

describe('CSV that we write', () => {
  it.each(['=1+1', '+62', '-2', '@SUM(A1)', '\tx', '\rx'])('puts an apostrophe before %j', (cell) => {
    expect(parse(csvLine([cell, 'b']), { record_delimiter: '\r\n' })).toEqual([[`'${cell}`, 'b']]);
  });

  it('leaves numbers as they are, negative ones too, and writes nothing for null', () => {
    expect(csvLine([-5, 0, null, 'a'])).toBe('-5,0,,a\r\n');
  });

  it('is read back by another program as what was written', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(parse(csvText(rows), { record_delimiter: '\r\n' })).toEqual(rows);
      }),
    );
  });

  it('never has a cell that a spreadsheet runs', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [[cell] = []] = parse(csvText([[text, 'x']]), { record_delimiter: '\r\n' });
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
