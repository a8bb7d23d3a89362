import type { SheetRow } from '#lib/sheet/format.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';

const MOST_ROWS = 500;
const MOST_CHARACTERS = 200_000;

/**
 * Joins rows into portions of bounded size. Blank rows are left out, and a cell above the limit keeps one
 * character more than allowed, so that the check of the cell still finds it too long.
 * @throws FileRefused when there are too many rows, or a row has too many cells.
 */
export async function* inPortions(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let portion: SheetRow[] = [];
  let characters = 0;
  let count = 0;
  for await (const { row, cells } of rows) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (cells.length > SHEET_LIMITS.columns) {
      throw new FileRefused('file-too-many-columns', { most: SHEET_LIMITS.columns }, row);
    }
    // The header is a row too.
    if (++count > SHEET_LIMITS.rows + 1) {
      throw new FileRefused('file-too-many-rows', { most: SHEET_LIMITS.rows }, row);
    }
    const cut = cells.map((cell) => cell.slice(0, SHEET_LIMITS.cellCharacters + 1));
    portion.push({ row, cells: cut });
    characters += cut.reduce((sum, cell) => sum + cell.length, 0);
    if (portion.length < MOST_ROWS && characters < MOST_CHARACTERS) continue;
    yield portion;
    portion = [];
    characters = 0;
  }
  if (portion.length > 0) yield portion;
}
