import type { SheetRow } from '#lib/sheet/format.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';
import { dateOfSerial } from '#lib/sheet/reader/xlsx/dates.ts';
import { cut, RichText, unescapeText } from '#lib/sheet/reader/xlsx/rich-text.ts';
import type { Workbook } from '#lib/sheet/reader/xlsx/workbook.ts';
import { type Attributes, type Handlers, walkXml } from '#lib/sheet/reader/xlsx/xml.ts';

const MOST_SHEET_ROWS = 1_048_576;

/** The rows of a worksheet part, as they come; only those of the last piece are in memory. */
export async function* readWorksheet(
  pieces: AsyncIterable<string>,
  workbook: Workbook,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  for await (const _ of walkXml(
    pieces,
    createHandlers(workbook, (row) => ready.push(row)),
  )) {
    yield* ready.splice(0);
  }
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

function createHandlers(workbook: Workbook, emit: (row: SheetRow) => void): Handlers {
  const inlineText = new RichText();
  let row = 0;
  let cells: string[] = [];
  let lastColumn = -1;
  let cell: Cell | null = null;
  let element = '';
  return {
    open(name, attributes) {
      element = name;
      inlineText.open(name);
      if (name === 'row') {
        row = rowNumber(attributes, row);
        cells = [];
        lastColumn = -1;
      }
      if (name === 'c') {
        cell = openCell(attributes, lastColumn);
        lastColumn = cell.column;
      }
      if (name === 'f' && cell !== null) cell.formula = '';
    },
    text(text) {
      inlineText.add(text);
      if (cell === null) return;
      if (element === 'v') cell.value = cut(cell.value + text);
      if (element === 'f') cell.formula = cut(cell.formula + text);
    },
    close(name) {
      element = '';
      inlineText.close(name);
      if (name === 'c' && cell !== null) {
        const text = textOf(cell, inlineText.take(), workbook);
        if (text !== '') place(cells, cell.column, text, row);
        cell = null;
      }
      if (name === 'row') emit({ row, cells });
    },
  };
}

/** Rows may leave out their number, and then follow the one before; they never go back. */
function rowNumber({ r }: Attributes, previous: number): number {
  const row = r === undefined ? previous + 1 : Number(r);
  if (!Number.isInteger(row) || row <= previous || row > MOST_SHEET_ROWS)
    throw new FileRefused('xlsx-damaged');
  return row;
}

function openCell({ r, t = 'n', s = '0' }: Attributes, previous: number): Cell {
  const column = r === undefined ? previous + 1 : columnOf(r);
  if (column <= previous) throw new FileRefused('xlsx-damaged');
  return { column, type: t, style: Number(s), value: '', formula: null };
}

/** The column of a reference such as AB12, the first being 0. */
export function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) throw new FileRefused('xlsx-damaged');
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function place(cells: string[], column: number, text: string, row: number): void {
  if (column >= SHEET_LIMITS.columns) {
    throw new FileRefused('file-too-many-columns', { most: SHEET_LIMITS.columns }, row);
  }
  while (cells.length < column) cells.push('');
  cells.push(text);
}

/** What the cell holds as text. A formula is given as such, whatever result was stored beside it. */
function textOf({ type, style, value, formula }: Cell, inlineText: string, workbook: Workbook): string {
  if (formula !== null) return `=${formula}`;
  switch (type) {
    case 's':
      return sharedString(workbook, value);
    case 'inlineStr':
      return inlineText;
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.slice(0, 10);
    case 'n':
      return (workbook.dateStyles.has(style) && dateOfSerial(Number(value), workbook.isFrom1904)) || value;
    default:
      return unescapeText(value);
  }
}

function sharedString({ sharedStrings }: Workbook, index: string): string {
  const text = sharedStrings[Number(index)];
  if (text === undefined) throw new FileRefused('xlsx-damaged');
  return text;
}
