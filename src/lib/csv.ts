/** What a spreadsheet would run, or read as a command, when it opens the file (OWASP, CSV injection). */
const RISKY_START = /^[=+\-@\t\r]/;

export type CsvCell = string | number | null;

/** One record of RFC 4180, with its line end. Text that a spreadsheet would take for a formula gets a leading apostrophe. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A whole comma-separated file: the records in their order. */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map(csvLine).join('');
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = RISKY_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
