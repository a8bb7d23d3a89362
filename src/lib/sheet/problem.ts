import { csvText } from '#lib/csv.ts';

/** Problems that any sheet can have. Permanent; words for them stand in strings/. */
export const SHEET_PROBLEM_CODES = [
  'file-empty',
  'file-too-large',
  'file-kind',
  'file-old-excel',
  'file-encrypted',
  'file-encoding',
  'file-invalid-utf8',
  'file-quoting',
  'file-no-rows',
  'file-too-many-rows',
  'file-too-many-columns',
  'xlsx-damaged',
  'xlsx-missing-part',
  'xlsx-bomb',
  'xlsx-doctype',
  'reader-timeout',
  'reader-failed',
  'column-missing',
  'column-duplicate',
  'row-length',
  'row-duplicate',
  'cell-empty',
  'cell-control-character',
  'cell-too-long',
  'cell-formula',
  'cell-excel-error',
  'cell-date',
  'cell-number',
  'unknown-value',
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEM_CODES)[number];

export type RemedyParams = Readonly<Record<string, string | number>>;

/** One thing to correct in a file. `value` is safe to show: long numbers are masked, long texts cut. */
export interface ImportProblem {
  /** Line of the sheet, the first being 1; null when the whole file is meant. */
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
  readonly remedyParams: RemedyParams;
}

/** Thrown while a file is read, when reading on makes no sense. */
export class FileRefused extends Error {
  override name = 'FileRefused';
  readonly problem: ImportProblem & { readonly code: SheetProblemCode };

  constructor(code: SheetProblemCode, remedyParams: RemedyParams = {}, row: number | null = null) {
    super(code);
    this.problem = { row, column: null, value: '', code, remedyParams };
  }
}

const MOST_KEPT = 10_000;

/** Counts every problem and keeps the first ten thousand. */
export class ProblemList {
  readonly kept: ImportProblem[] = [];
  count = 0;

  add(problems: readonly ImportProblem[]): void {
    this.count += problems.length;
    for (const problem of problems) {
      if (this.kept.length === MOST_KEPT) return;
      this.kept.push(problem);
    }
  }
}

// What Excel makes of a NIP (1,98802E+17), and a NIP or NIK, whole or in pieces.
const IDENTIFIER = /\d(?:[.,]\d+)?E\+?\d+|\d(?:[\s.,'’-]{0,2}\d){8,}|\d{7,}/giu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not reach a page.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;
const MOST_SHOWN = 60;

/** A cell as a problem may show it: `198802292012042999` is `1988•••99`. */
export function shownValue(text: string): string {
  const masked = text.replace(UNPRINTABLE, '\ufffd').replace(IDENTIFIER, maskDigits);
  return (masked.length > MOST_SHOWN ? `${masked.slice(0, MOST_SHOWN)}…` : masked).toWellFormed();
}

function maskDigits(text: string): string {
  const digits = text.replace(/\D/g, '');
  return `${digits.slice(0, 4)}•••${digits.slice(-2)}`;
}

/** The words of a problem list in one language. */
export interface ProblemWords {
  readonly row: string;
  readonly column: string;
  readonly value: string;
  readonly problem: string;
  /** What is wrong and what to do. */
  sentence(problem: ImportProblem): string;
}

/** The problems as a CSV file for a spreadsheet, which knows UTF-8 by the byte order mark only. */
export function problemsAsCsv(problems: readonly ImportProblem[], words: ProblemWords): string {
  const lines = problems.map((problem) => [
    problem.row,
    problem.column,
    problem.value,
    words.sentence(problem),
  ]);
  return `\ufeff${csvText([[words.row, words.column, words.value, words.problem], ...lines])}`;
}
