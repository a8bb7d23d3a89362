import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { SheetRow } from '#lib/sheet/format.ts';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';

const SLICE_BYTES = 64 * 1024;

/** Records of a UTF-8 file, separated by comma or semicolon as its first line says. Rows count as a spreadsheet counts them. */
export async function* readCsv(bytes: Buffer): AsyncGenerator<SheetRow> {
  const parser = Readable.from(slices(bytes)).pipe(
    parse({
      bom: true,
      delimiter: findDelimiter(bytes),
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: SHEET_LIMITS.recordCharacters,
    }),
  );
  let row = 0;
  try {
    for await (const cells of parser) yield { row: ++row, cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { records } = error;
    // The parser runs ahead of this loop: the record at fault is the one after those it has finished.
    throw new FileRefused('file-quoting', {}, Number(records) + 1);
  }
}

/** The more frequent of the two outside quotes in the first line; Indonesian Excel writes semicolons. */
export function findDelimiter(bytes: Buffer): ',' | ';' {
  const line = bytes.subarray(0, SLICE_BYTES).toString('utf8').trimStart().split('\n', 1)[0] ?? '';
  const unquoted = line.replace(/"[^"]*"/g, '');
  return unquoted.split(';').length > unquoted.split(',').length ? ';' : ',';
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    yield bytes.subarray(start, start + SLICE_BYTES);
  }
}
