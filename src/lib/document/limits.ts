/** How much of a document from outside is taken. Past a limit it is refused, never cut. */
export const DOCUMENT_LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  /** A photograph of a page has 12 to 50 megapixels; what is drawn from fewer bytes than it looks is a bomb. */
  pixels: 50_000_000,
  pages: 100,
  /** A cleaned picture may be packed less well than it came. */
  cleanBytes: 24 * 1024 * 1024,
} as const;

/** What the process that cleans a document may take. */
export interface CleanerLimits {
  readonly heapMegabytes: number;
  readonly seconds: number;
}

export const CLEANER_LIMITS: CleanerLimits = { heapMegabytes: 256, seconds: 30 };
