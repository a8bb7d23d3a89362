import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '#test/features/transfer/register-file.ts';
import { collect } from '#test/lib/sheet/collect.ts';

describe('a CSV file', () => {
  it.each([
    ['comma and LF', 'a,b\n1,2\n'],
    ['comma and CRLF', 'a,b\r\n1,2\r\n'],
    ['semicolon', 'a;b\n1;2\n'],
    ['a byte order mark', '\ufeffa,b\n1,2'],
    ['mixed line ends', 'a,b\r\n1,2\n'],
    ['quotes', '"a","b"\n"1","2"\n'],
    ['no line end at the end', 'a,b\n1,2'],
  ])('is read with %s', async (_, text) => {
    expect(await collect(text)).toMatchObject({
      cells: [
        ['a', 'b'],
        ['1', '2'],
      ],
    });
  });

  it('keeps separators, quotes and line ends inside quotes', async () => {
    expect(await collect('a;b\n"x;y";"he said ""ya""\nlagi"\n')).toMatchObject({
      cells: [
        ['a', 'b'],
        ['x;y', 'he said "ya"\nlagi'],
      ],
    });
  });

  it('takes the separator from outside the quotes of the first line', async () => {
    expect(await collect('"a;b;c",d\n1,2\n')).toMatchObject({
      cells: [
        ['a;b;c', 'd'],
        ['1', '2'],
      ],
    });
  });

  it('counts rows as a spreadsheet does: blank ones too, and a cell of two lines once', async () => {
    const { rows } = await collect('a,b\n"1\n1",2\n\n , \n3,4\n');
    expect(rows?.map(({ row }) => row)).toEqual([1, 2, 5]);
  });

  it('gives back any cells that were written', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\r'));
    const table = fc.array(
      fc.tuple(cell, cell, cell).map((row) => row.map((text) => `x${text}`)),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        async (rows, separator, end) => {
          const table = [['a', 'b', 'c'], ...rows];
          expect(await collect(csvOf(table, separator, end))).toMatchObject({ cells: table });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never ends in anything but rows or a refusal, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await collect(bytes);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a file that is no sheet', () => {
  it.each<[string, string | Uint8Array, object]>([
    ['an empty file', '', { code: 'file-empty' }],
    ['white space', ' \n\n', { code: 'file-empty' }],
    ['a byte order mark alone', '\ufeff', { code: 'file-empty' }],
    [
      'UTF-16 with a mark',
      Buffer.from('\ufeffnip,nama\n1,2\n', 'utf16le'),
      { code: 'file-encoding', remedyParams: { detected: 'UTF-16' } },
    ],
    [
      'UTF-16 without one',
      Buffer.from('nip,nama\n1,2\n', 'utf16le'),
      { code: 'file-encoding', remedyParams: { detected: 'UTF-16' } },
    ],
    ['UTF-16, big end first', Buffer.from('nip,nama\n1,2\n', 'utf16le').swap16(), { code: 'file-encoding' }],
    [
      'Windows-1252',
      Buffer.from('nip,nama\n1,Jos\u00e9\n2,Ren\u00e9\n', 'latin1'),
      { code: 'file-encoding', row: 2, remedyParams: { detected: 'Windows-1252' } },
    ],
    [
      'a bad byte in UTF-8',
      Buffer.concat([Buffer.from('nip,nama\n1,José\n2,'), Buffer.from([0xc3]), Buffer.from('\n')]),
      { code: 'file-invalid-utf8', row: 3 },
    ],
    [
      'a bad last byte',
      Buffer.concat([Buffer.from('nip,é\n1,'), Buffer.from([0xe2, 0x82])]),
      { code: 'file-invalid-utf8', row: 2 },
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), { code: 'file-kind' }],
    [
      'a PNG',
      Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex'),
      { code: 'file-kind' },
    ],
    ['a web page named .xls', '\n<html><table><tr><td>nip</td></tr></table>', { code: 'file-kind' }],
    ['JSON', '[{"nip":1}]', { code: 'file-kind' }],
    [
      'an old Excel file',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      { code: 'file-old-excel' },
    ],
    [
      'a workbook with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(600),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      { code: 'file-encrypted' },
    ],
    ['an open quote', 'a,b\n1,"2\n3,4\n', { code: 'file-quoting', row: 2 }],
    ['a quote inside a word', 'a,b\n1,2\n1,x"y"\n', { code: 'file-quoting', row: 3 }],
    ['an endless record', `a,b\n1,"${'x'.repeat(1_100_000)}`, { code: 'file-quoting', row: 2 }],
    ['too many columns', `a,b\n${'x,'.repeat(256)}y\n`, { code: 'file-too-many-columns', row: 2 }],
  ])('is refused: %s', async (_, content, refusal) => {
    expect(await collect(content)).toMatchObject(refusal);
  });

  it('is refused past 200,000 rows, and not before', async () => {
    expect(await collect(`a\n${'1\n'.repeat(200_001)}`)).toMatchObject({
      code: 'file-too-many-rows',
      row: 200_002,
    });
    expect((await collect(`a\n${'1\n'.repeat(200_000)}`)).rows).toHaveLength(200_001);
  });

  it('hands on a cell with NUL or of any length, for the check of the cell to judge', async () => {
    const { cells } = await collect(`a,b\n1,x\0y ${'kata '.repeat(1_000)}\n`);
    expect(cells?.[1]?.[1]).toHaveLength(2_001);
    expect(cells?.[1]?.[1]).toContain('\0');
  });
});
