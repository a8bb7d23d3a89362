import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { SheetRow } from '#lib/sheet/format.ts';
import type { ReaderLimits } from '#lib/sheet/limits.ts';
import { FileRefused, SHEET_PROBLEM_CODES } from '#lib/sheet/problem.ts';

const rowSchema = z.strictObject({ row: z.int(), cells: z.array(z.string()).readonly() });
const contentSchema = z.union([
  z.strictObject({ rows: z.array(rowSchema).readonly() }),
  z.strictObject({
    code: z.enum(SHEET_PROBLEM_CODES),
    remedyParams: z.record(z.string(), z.union([z.string(), z.number()])),
    row: z.int().nullable(),
  }),
  z.strictObject({ isComplete: z.literal(true) }),
]);

/** One line of the reader process: some rows, a refusal, or the sign that the file was read to its end. */
export type ReaderMessage = z.infer<typeof contentSchema>;

// A faulty parser may have been taken over by its file: what it says is from outside too.
const messageSchema = z
  .string()
  .transform((line, issues) => {
    try {
      return JSON.parse(line);
    } catch {
      issues.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(contentSchema);
const MOST_MESSAGE_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads the rows of an open file in a process of its own, in portions: a file that exhausts memory or time, or
 * finds a fault in a parser, ends that process only. It gets no environment (so no keys), may write nothing,
 * start nothing, and read nothing but the code and this file.
 * @throws FileRefused when the file cannot be read as a sheet.
 */
export async function* readSheet(
  file: FileHandle,
  limits: ReaderLimits,
): AsyncGenerator<readonly SheetRow[]> {
  const child = spawn(process.execPath, readerArguments(limits), {
    stdio: [file.fd, 'pipe', 'ignore'],
    env: {},
  });
  // A process that could not start sends nothing: that is a missing end, like any other failure.
  child.on('error', () => {});
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limits.seconds * 1000);
  try {
    for await (const message of readMessages(child.stdout as Readable)) {
      if ('code' in message) throw new FileRefused(message.code, message.remedyParams, message.row);
      if ('isComplete' in message) return;
      yield message.rows;
    }
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
  }
  throw new FileRefused(isLate ? 'reader-timeout' : 'reader-failed');
}

function readerArguments({ heapMegabytes }: ReaderLimits): string[] {
  // Resolved by name, because this module may run from a bundle while the reader runs from its source.
  const entry = createRequire(import.meta.url).resolve('#lib/sheet/reader/main.ts');
  const lib = path.resolve(entry, '../../..');
  const project = path.resolve(lib, '../..');
  const modules = path.join(project, 'node_modules');
  const readable = [
    path.join(project, 'package.json'),
    `${lib}/`,
    `${modules}/`,
    `${realpathSync(modules)}/`,
  ];
  return [
    `--max-old-space-size=${heapMegabytes}`,
    '--permission',
    ...readable.map((place) => `--allow-fs-read=${place}`),
    entry,
  ];
}

/** The messages up to the last one that is whole and of the agreed shape. */
async function* readMessages(stdout: Readable): AsyncGenerator<ReaderMessage> {
  stdout.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stdout) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MOST_MESSAGE_CHARACTERS) return;
    for (const line of lines) {
      const message = messageSchema.safeParse(line);
      if (!message.success) return;
      yield message.data;
    }
  }
}
