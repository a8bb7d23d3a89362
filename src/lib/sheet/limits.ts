/** How much of a sheet from outside is read. Past a limit the file is refused, never cut. */
export const SHEET_LIMITS = {
  fileBytes: 64 * 1024 * 1024,
  rows: 200_000,
  columns: 256,
  cellCharacters: 2_000,
  /** Characters of one CSV record: an unclosed quote swallows the rest of the file, and stops here. */
  recordCharacters: 1_000_000,
  /** Zip parts in a workbook, their bytes once inflated, and how often one part may outgrow its packed size. */
  archiveParts: 2_000,
  inflatedBytes: 512 * 1024 * 1024,
  inflationRatio: 100,
  /** Highly regular parts of ordinary workbooks pack well; below this size their ratio is not looked at. */
  inflationFloorBytes: 1024 * 1024,
} as const;

/** What the reader process may take. */
export interface ReaderLimits {
  readonly heapMegabytes: number;
  readonly seconds: number;
}

export const READER_LIMITS: ReaderLimits = { heapMegabytes: 512, seconds: 120 };
