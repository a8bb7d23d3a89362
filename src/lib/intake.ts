import { type CleanDocument, cleanDocument } from '#lib/document/clean-document.ts';
import type { DocumentProblem } from '#lib/document/problem.ts';
import { type Result, refuse } from '#lib/result.ts';
import { parseSheet } from '#lib/sheet/parse-sheet.ts';

/**
 * Reads files from outside, each in a process of its own. MUST be made by the composition root: a built page may lie
 * where the source of these processes is not found, and what runs at once is bounded over all pages.
 */
export interface Intake {
  /** `busy` when too many wait already: nothing was looked at, try again later. */
  cleanDocument(bytes: Uint8Array): Promise<Result<CleanDocument, DocumentProblem | 'busy'>>;
  readonly parseSheet: typeof parseSheet;
}

export function createIntake({ atOnce = 2, mostWaiting = 30 } = {}): Intake {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    parseSheet,
    async cleanDocument(bytes) {
      if (running < atOnce) running++;
      else if (waiting.length >= mostWaiting) return refuse('busy');
      // Whoever ends hands its place on.
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await cleanDocument(bytes);
      } finally {
        const next = waiting.shift();
        if (next === undefined) running--;
        else next();
      }
    },
  };
}
