/** How one office's spreadsheet program writes a file. */
export interface CsvDialect {
  readonly delimiter: ',' | ';';
  readonly lineEnd: '\n' | '\r\n';
  readonly hasByteOrderMark: boolean;
}

export const PLAIN_CSV: CsvDialect = { delimiter: ',', lineEnd: '\n', hasByteOrderMark: false };

/** RFC 4180, with quotes only where they are needed. */
export function renderCsv(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: CsvDialect = PLAIN_CSV,
): string {
  const lines = [header, ...rows].map((cells) =>
    cells.map((cell) => quoted(cell, dialect.delimiter)).join(dialect.delimiter),
  );
  return `${dialect.hasByteOrderMark ? '\uFEFF' : ''}${lines.join(dialect.lineEnd)}${dialect.lineEnd}`;
}

function quoted(cell: string, delimiter: string): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/.test(cell);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}
