import type { FileHandle } from 'node:fs/promises';
import {
  type Columns,
  type Header,
  matchHeader,
  parseRow,
  type SheetFormat,
  type SheetRow,
  type Values,
} from '#lib/sheet/format.ts';
import { READER_LIMITS, type ReaderLimits } from '#lib/sheet/limits.ts';
import { FileRefused, type ImportProblem, ProblemList } from '#lib/sheet/problem.ts';
import { readSheet } from '#lib/sheet/read-sheet.ts';

export type SheetOutcome =
  | { readonly ok: true; readonly rowCount: number; readonly ignoredColumns: readonly string[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[]; readonly problemCount: number };

/**
 * Reads a sheet from end to end and lists everything that is wrong with it.
 * `take` gets the rows in portions, and none any more once a problem is known; what it got then does not count.
 */
export async function parseSheet<Of extends Columns>(
  file: FileHandle,
  format: SheetFormat<Of>,
  take: (rows: readonly Values<Of>[], rowsSoFar: number) => void,
  limits: ReaderLimits = READER_LIMITS,
): Promise<SheetOutcome> {
  const list = new ProblemList();
  const check = createDuplicateCheck(format);
  let header: Header | null = null;
  let rowCount = 0;
  try {
    for await (const portion of readSheet(file, limits)) {
      const sound: Values<Of>[] = [];
      for (const row of portion) {
        if (header === null) {
          const matched = matchHeader(Object.keys(format.columns), row);
          if (matched.problems.length > 0) return rejection(matched.problems);
          header = matched.header;
          continue;
        }
        rowCount++;
        const { values, problems } = parseRow(format, header, row);
        list.add([...problems, ...check(row, values)]);
        if (list.count === 0) sound.push(values as Values<Of>);
      }
      take(list.count === 0 ? sound : [], rowCount);
    }
    if (rowCount === 0) throw new FileRefused('file-no-rows');
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    list.add([error.problem]);
  }
  if (list.count > 0) return rejection(list.kept, list.count);
  return { ok: true, rowCount, ignoredColumns: header?.ignoredColumns ?? [] };
}

export function rejection(problems: readonly ImportProblem[], problemCount = problems.length) {
  return { ok: false, problems, problemCount } as const;
}

function createDuplicateCheck<Of extends Columns>(format: SheetFormat<Of>) {
  const firstRows = new Map<string, number>();
  return ({ row }: SheetRow, values: Partial<Values<Of>>): ImportProblem[] => {
    const key = format.key(values);
    if (key === null) return [];
    const firstRow = firstRows.get(key);
    if (firstRow === undefined) {
      firstRows.set(key, row);
      return [];
    }
    return [{ row, column: format.keyColumn, value: '', code: 'row-duplicate', remedyParams: { firstRow } }];
  };
}
