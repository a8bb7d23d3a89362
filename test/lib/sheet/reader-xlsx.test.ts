import { describe, expect, it } from 'vitest';
import { dateOfSerial, isDateCode } from '#lib/sheet/reader/xlsx/dates.ts';
import { columnOf } from '#lib/sheet/reader/xlsx/worksheet.ts';
import { workbookParts, xlsxOf, zipOf } from '#test/features/transfer/xlsx-file.ts';
import { collect } from '#test/lib/sheet/collect.ts';

const sheet = (rows: string, replace: Record<string, string> = {}) => zipOf(workbookParts(rows, replace));
const SHEET = 'xl/worksheets/sheet1.xml';

describe('a workbook', () => {
  it('gives its inline strings', async () => {
    const table = [
      ['nip', 'nama'],
      ['1', 'Adi & <Budi>'],
    ];
    expect(await collect(xlsxOf(table))).toMatchObject({ cells: table });
  });

  it('gives shared strings, with runs joined and phonetic hints left out', async () => {
    const strings =
      '<sst><si><t>nama</t></si><si><r><t>Adi </t></r><r><t>Putra</t></r><rPh><t>hint</t></rPh></si></sst>';
    const file = sheet(
      '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>',
      {
        'xl/sharedStrings.xml': strings,
      },
    );
    expect(await collect(file)).toMatchObject({ cells: [['nama'], ['Adi Putra']] });
  });

  it('gives dates of a date style as days, and other numbers as they are written', async () => {
    const cells = ['1', '2', '0', '3'].map((style) => `<c s="${style}"><v>46204.75</v></c>`).join('');
    expect(await collect(sheet(`<row>${cells}</row>`))).toMatchObject({
      cells: [['2026-07-01', '2026-07-01', '46204.75', '46204.75']],
    });
  });

  it('counts days from 1904 when the workbook says so', async () => {
    const workbook =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet r:id="rId1"/></sheets></workbook>';
    expect(
      await collect(sheet('<row><c s="1"><v>44742</v></c></row>', { 'xl/workbook.xml': workbook })),
    ).toMatchObject({
      cells: [['2026-07-01']],
    });
  });

  it('keeps rows and columns in their places when some are left out', async () => {
    const file = sheet(
      '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="9"><c r="A9" t="b"><v>1</v></c></row>',
    );
    expect(await collect(file)).toMatchObject({
      rows: [
        { row: 3, cells: ['', '1', '', '2'] },
        { row: 9, cells: ['TRUE'] },
      ],
    });
  });

  it('shows formulas and Excel errors as such, never their stored results', async () => {
    const file = sheet(
      '<row><c><f>A1&amp;B1</f><v>5</v></c><c t="str"><f t="shared" si="0"/><v>x</v></c><c t="e"><v>#REF!</v></c></row>',
    );
    expect(await collect(file)).toMatchObject({ cells: [['=A1&B1', '=', '#REF!']] });
  });

  it('gives the damaged NIP of a numeric cell as Excel wrote it', async () => {
    expect(await collect(sheet('<row><c><v>1.98802292012043E+17</v></c></row>'))).toMatchObject({
      cells: [['1.98802292012043E+17']],
    });
  });

  it('undoes the escapes of characters that XML cannot hold', async () => {
    expect(await collect(xlsxOf([['a_x0000_b_x000D_']]))).toMatchObject({ cells: [['a\0b\r']] });
  });

  it('reads elements with a namespace prefix and an absolute target', async () => {
    const file = sheet('', {
      [SHEET]:
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    });
    expect(await collect(file)).toMatchObject({ cells: [['7']] });
  });
});

describe('a hostile workbook', () => {
  const entity =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>';
  const without = (name: string) => zipOf(workbookParts('<row/>').filter((part) => part.name !== name));
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'A');
  const bomb = (parts: object) =>
    zipOf(workbookParts('<row/>').map((part) => (part.name === SHEET ? { ...part, ...parts } : part)));
  const ordinary = Buffer.from(xlsxOf([['nip'], ['1']]));

  it.each<[string, Uint8Array, string]>([
    ['a declared size above all limits', bomb({ declaredBytes: 600 * 1024 * 1024 }), 'xlsx-bomb'],
    ['a part that outgrows its packed size', bomb({ data: megabytes(30) }), 'xlsx-bomb'],
    [
      'a part that inflates to more than it declares',
      bomb({ data: megabytes(30), declaredBytes: 1000 }),
      'xlsx-bomb',
    ],
    [
      'a bomb beside the sheet',
      zipOf([...workbookParts('<row/>'), { name: 'xl/media/x.png', data: megabytes(30) }]),
      'xlsx-bomb',
    ],
    [
      'too many parts',
      zipOf(Array.from({ length: 2_001 }, (_, name) => ({ name: `${name}`, data: '' }))),
      'xlsx-bomb',
    ],
    ['a document type with entities', sheet('', { [SHEET]: entity }), 'xlsx-doctype'],
    [
      'an external entity',
      sheet('', { [SHEET]: '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>' }),
      'xlsx-doctype',
    ],
    ['an unknown entity', sheet('<row><c><v>&x;</v></c></row>'), 'xlsx-damaged'],
    ['unclosed XML', sheet('', { [SHEET]: '<worksheet><sheetData>' }), 'xlsx-damaged'],
    ['bytes that are no UTF-8', bomb({ data: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0xfe]) }), 'xlsx-damaged'],
    ['an encrypted part', bomb({ isEncrypted: true }), 'file-encrypted'],
    ['no workbook', without('xl/workbook.xml'), 'xlsx-missing-part'],
    ['no relations', without('xl/_rels/workbook.xml.rels'), 'xlsx-missing-part'],
    ['no sheet part', without(SHEET), 'xlsx-missing-part'],
    ['no sheet in the workbook', sheet('', { 'xl/workbook.xml': '<workbook/>' }), 'xlsx-missing-part'],
    [
      'a relation that leads nowhere',
      sheet('', { 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
      'xlsx-missing-part',
    ],
    [
      'a target outside',
      sheet('', {
        'xl/_rels/workbook.xml.rels': '<R><Relationship Id="rId1" Target="../../../etc/passwd"/></R>',
      }),
      'xlsx-missing-part',
    ],
    ['a zip of something else', zipOf([{ name: 'readme.txt', data: 'hello' }]), 'xlsx-missing-part'],
    ['an empty zip', zipOf([]), 'xlsx-missing-part'],
    [
      'two parts of one name',
      zipOf([...workbookParts('<row/>'), ...workbookParts('<row/>')]),
      'xlsx-damaged',
    ],
    ['a name that climbs out', zipOf([{ name: '../evil.xml', data: '' }]), 'xlsx-damaged'],
    ['a cut file', ordinary.subarray(0, ordinary.length - 30), 'xlsx-damaged'],
    [
      'garbage after the signature',
      Buffer.concat([ordinary.subarray(0, 4), Buffer.alloc(200, 7)]),
      'xlsx-damaged',
    ],
    ['a shared string that does not exist', sheet('<row><c t="s"><v>9</v></c></row>'), 'xlsx-damaged'],
    ['rows that go back', sheet('<row r="5"/><row r="4"/>'), 'xlsx-damaged'],
    ['a row beyond the sheet', sheet('<row r="99999999"/>'), 'xlsx-damaged'],
    ['a column beyond the sheet', sheet('<row><c r="ZZZZ1"><v>1</v></c></row>'), 'xlsx-damaged'],
    ['a column beyond the limit', sheet('<row><c r="XFD1"><v>1</v></c></row>'), 'file-too-many-columns'],
  ])('is refused: %s', async (_, bytes, code) => {
    expect(await collect(bytes)).toMatchObject({ code });
  });

  it('is read although far cells are styled and empty', async () => {
    expect(await collect(sheet('<row><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>'))).toMatchObject({
      cells: [['1']],
    });
  });
});

describe('dates of a workbook', () => {
  it.each([
    ['d/m/yyyy', true],
    ['[$-421]dd mmmm yyyy;@', true],
    ['[Red]0.00', false],
    ['0.00E+00', false],
    ['"dd-mm-yyyy" 0', false],
    ['h:mm', true],
    ['General', false],
    ['\\d0', false],
  ])('knows %s as a date format: %s', (code, isDate) => {
    expect(isDateCode(code)).toBe(isDate);
  });

  it.each([
    [61, false, '1900-03-01'],
    [60, false, null],
    [36526, false, '2000-01-01'],
    [0, true, '1904-01-01'],
    [-1, true, null],
    [Number.NaN, false, null],
    [1e9, false, null],
  ])('turns serial %s (from 1904: %s) into %s', (serial, isFrom1904, date) => {
    expect(dateOfSerial(serial, isFrom1904)).toBe(date);
  });

  it('knows columns by their letters', () => {
    expect(['A1', 'Z9', 'AA1', 'XFD1048576'].map(columnOf)).toEqual([0, 25, 26, 16383]);
  });
});
