import { FileRefused } from '#lib/sheet/problem.ts';
import { inPortions } from '#lib/sheet/reader/portions.ts';
import { readRows } from '#lib/sheet/reader/source.ts';

/** All rows of a file's bytes, or the code with which the file was refused and what belongs to it. */
export async function collect(content: string | Uint8Array) {
  const rows: { row: number; cells: readonly string[] }[] = [];
  try {
    for await (const portion of inPortions(readRows(Buffer.from(content)))) rows.push(...portion);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { code, row, remedyParams } = error.problem;
    return { code, row, remedyParams };
  }
  return { rows, cells: rows.map(({ cells }) => cells) };
}
