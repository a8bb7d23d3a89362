import { type CellRule, findTextProblem, foldText } from '#lib/sheet/cell.ts';
import { type ImportProblem, type RemedyParams, shownValue } from '#lib/sheet/problem.ts';
import { nearestOf } from '#lib/sheet/vocabulary.ts';

/** A line of a sheet as it was read: its number, the first being 1, and the text of its cells. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export type Columns = Readonly<Record<string, CellRule<unknown>>>;
export type Values<Of extends Columns> = {
  readonly [Name in keyof Of]: Of[Name] extends CellRule<infer Value> ? Value : never;
};

/** What is wrong with one cell in the light of the others. */
export interface CellProblem {
  readonly column: string;
  readonly code: string;
  readonly remedyParams?: RemedyParams;
}

/** Which columns a sheet must have, and what each row must hold. */
export interface SheetFormat<Of extends Columns> {
  readonly columns: Of;
  /** Problems between the cells of one row; cells with a problem of their own are absent. */
  check(values: Partial<Values<Of>>): readonly CellProblem[];
  /** What one row has and no other row of the file may have too; null while a part of it is absent. */
  key(values: Partial<Values<Of>>): string | null;
  /** The column at which a repeated key is reported. */
  readonly keyColumn: keyof Of & string;
}

export interface Header {
  /** Where each column of the format stands. */
  readonly positions: ReadonlyMap<string, number>;
  readonly width: number;
  readonly ignoredColumns: readonly string[];
}

/** Finds the columns by their exact names, in any order. Columns without a name are called by their place, such as #5. */
export function matchHeader(
  names: readonly string[],
  { row, cells }: SheetRow,
): { readonly header: Header; readonly problems: readonly ImportProblem[] } {
  const given = cells.map((cell) => cell.trim());
  while (given.at(-1) === '') given.pop();
  const positions = new Map<string, number>();
  const ignoredColumns: string[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, name] of given.entries()) {
    if (!names.includes(name)) ignoredColumns.push(name === '' ? `#${index + 1}` : shownValue(name));
    else if (!positions.has(name)) positions.set(name, index);
    else problems.push({ row, column: name, value: '', code: 'column-duplicate', remedyParams: {} });
  }
  for (const column of names.filter((name) => !positions.has(name))) {
    const nearest = nearestOf(column, ignoredColumns);
    const remedyParams = nearest === null ? {} : { nearest };
    problems.push({ row, column, value: '', code: 'column-missing', remedyParams });
  }
  return { header: { positions, width: given.length, ignoredColumns }, problems };
}

/** Reads a row by the format. Pure: all that is wrong is in `problems`, and what is right in `values`. */
export function parseRow<Of extends Columns>(
  format: SheetFormat<Of>,
  header: Header,
  { row, cells }: SheetRow,
): { readonly values: Partial<Values<Of>>; readonly problems: readonly ImportProblem[] } {
  const values: Record<string, unknown> = {};
  const problems: ImportProblem[] = [];
  const textOf = (column: string) => cells[header.positions.get(column) ?? -1] ?? '';
  const report = (column: string, code: string, remedyParams: RemedyParams = {}) =>
    problems.push({ row, column, value: shownValue(textOf(column)), code, remedyParams });

  if (cells.slice(header.width).some((cell) => cell.trim() !== '')) {
    const remedyParams = { columns: header.width, cells: cells.length };
    problems.push({ row, column: null, value: '', code: 'row-length', remedyParams });
  }
  for (const [column, rule] of Object.entries(format.columns)) {
    const code = findTextProblem(textOf(column));
    const read = code === null ? rule(foldText(textOf(column))) : ({ ok: false, code } as const);
    if (read.ok) values[column] = read.value;
    else report(column, read.code, read.details);
  }
  const sound = values as Partial<Values<Of>>;
  for (const { column, code, remedyParams } of format.check(sound)) report(column, code, remedyParams);
  return { values: sound, problems };
}
