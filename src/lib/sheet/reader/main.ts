import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { FileRefused } from '#lib/sheet/problem.ts';
import type { ReaderMessage } from '#lib/sheet/read-sheet.ts';
import { inPortions } from '#lib/sheet/reader/portions.ts';
import { readRows } from '#lib/sheet/reader/source.ts';

/** The reader process: a sheet on standard input, one JSON message a line on standard output. */
async function send(message: ReaderMessage): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(message)}\n`)) await once(process.stdout, 'drain');
}

const STANDARD_INPUT = 0;

try {
  for await (const rows of inPortions(readRows(readFileSync(STANDARD_INPUT)))) await send({ rows });
  await send({ isComplete: true });
} catch (error) {
  if (!(error instanceof FileRefused)) throw error;
  const { code, remedyParams, row } = error.problem;
  await send({ code, remedyParams, row });
}
