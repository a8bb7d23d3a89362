import { type PlainDate, parsePlainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import type { Vocabulary } from '#lib/sheet/vocabulary.ts';

/** Reads the folded text of a cell, or refuses it with a problem's code and the parameters of its remedy. */
export type CellRule<Value> = (text: string) => Result<Value>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose. Tab and line ends are spaces.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;
const EXCEL_ERROR =
  /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|#+|GETTING_DATA|UNKNOWN!|FIELD!|BLOCKED!|CONNECT!)$/;
// A lone sign before a word is a bullet; with a call or a pipe it is a formula or a DDE command.
const FORMULA = /^\s*(?:[=@]|[+-].*[(|!])/su;

/** What no cell may hold, whatever its column; null when the text is sound. */
export function findTextProblem(text: string): string | null {
  if (text.length > SHEET_LIMITS.cellCharacters) return 'cell-too-long';
  if (CONTROL.test(text) || !text.isWellFormed()) return 'cell-control-character';
  if (FORMULA.test(text)) return 'cell-formula';
  return EXCEL_ERROR.test(text.trim()) ? 'cell-excel-error' : null;
}

/** One spelling for one text: composed letters (NFC), single spaces, none at the ends. */
export function foldText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

export function required<Value>(rule: CellRule<Value>): CellRule<Value> {
  return (text) => (text === '' ? refuse('cell-empty') : rule(text));
}

export const optionalTextCell: CellRule<string> = (text) => accept(text);

export const textCell: CellRule<string> = required(optionalTextCell);

// A year outside is a slip of the keyboard, such as 0206 or 2926.
const FIRST_DATE = '1970-01-01';
const LAST_DATE = '2099-12-31';

/** `2026-07-01` or `01-07-2026`. */
export const dateCell: CellRule<PlainDate> = required((text) => {
  const date = parsePlainDate(text);
  return date !== null && date >= FIRST_DATE && date <= LAST_DATE ? accept(date) : refuse('cell-date');
});

/** A whole number from 0 to 99,999. */
export const countCell: CellRule<number> = required((text) =>
  /^\d{1,5}$/.test(text) ? accept(Number(text)) : refuse('cell-number'),
);

/** A code or a label of the vocabulary; the remedy names what was most likely meant. */
export function vocabularyCell<Code extends string>(vocabulary: Vocabulary<Code>): CellRule<Code> {
  return required((text) => {
    const code = vocabulary.find(text);
    if (code !== null) return accept(code);
    const nearest = vocabulary.nearest(text);
    return nearest === null ? refuse('unknown-value') : refuse('unknown-value', { nearest });
  });
}
