import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { CLEANER_LIMITS, type CleanerLimits, DOCUMENT_LIMITS } from '#lib/document/limits.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_PROBLEMS,
  type DocumentKind,
  type DocumentProblem,
} from '#lib/document/problem.ts';
import { accept, type Result, refuse } from '#lib/result.ts';

export interface CleanDocument {
  readonly kind: DocumentKind;
  readonly bytes: Buffer;
}

// A faulty parser may have been taken over by its file: what it says is from outside too.
const headerSchema = z.union([
  z.strictObject({ kind: z.enum(DOCUMENT_KINDS), byteCount: z.int().positive() }),
  z.strictObject({ problem: z.enum(DOCUMENT_PROBLEMS) }),
]);
const MOST_HEADER_BYTES = 200;
const SIGNATURES: Readonly<Record<DocumentKind, string>> = {
  pdf: '%PDF-',
  jpeg: '\u00ff\u00d8\u00ff',
  png: '\u0089PNG\r\n',
};

/**
 * Looks at a document by its content and writes it anew without metadata, in a process of its own: a file that
 * exhausts memory or time, or finds a fault in a parser, ends that process only. It gets no environment (so no keys),
 * may write nothing and start nothing.
 */
export async function cleanDocument(
  bytes: Uint8Array,
  limits: CleanerLimits = CLEANER_LIMITS,
): Promise<Result<CleanDocument, DocumentProblem>> {
  if (bytes.length === 0) return refuse('empty');
  if (bytes.length > DOCUMENT_LIMITS.fileBytes) return refuse('too-large');
  const { output, isLate } = await runCleaner(bytes, limits);
  if (isLate) return refuse('took-too-long');
  const end = output.subarray(0, MOST_HEADER_BYTES).indexOf('\n');
  const header = headerSchema.safeParse(parse(output.subarray(0, Math.max(0, end)).toString('utf8')));
  if (!header.success) return refuse('damaged');
  if ('problem' in header.data) return refuse(header.data.problem);
  const { kind, byteCount } = header.data;
  const clean = output.subarray(end + 1);
  const isWhole = clean.length === byteCount && clean.toString('latin1', 0, 10).startsWith(SIGNATURES[kind]);
  return isWhole ? accept({ kind, bytes: clean }) : refuse('damaged');
}

function runCleaner(bytes: Uint8Array, limits: CleanerLimits): Promise<{ output: Buffer; isLate: boolean }> {
  const child = spawn(process.execPath, cleanerArguments(bytes, limits), {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {},
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limits.seconds * 1000);
  const chunks: Buffer[] = [];
  let length = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > DOCUMENT_LIMITS.cleanBytes) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  // A process that ended early, or could not start, takes no input and gives no output: that is a damaged document.
  child.stdin.on('error', () => {});
  child.stdin.end(bytes);
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      resolve({ output: Buffer.concat(chunks), isLate });
    };
    child.on('error', end);
    child.on('close', end);
  });
}

function cleanerArguments(bytes: Uint8Array, { heapMegabytes }: CleanerLimits): string[] {
  // Resolved by name, because this module may run from a bundle while the cleaner runs from its source.
  const entry = createRequire(import.meta.url).resolve('#lib/document/reader/main.ts');
  const lib = path.resolve(entry, '../../..');
  const project = path.resolve(lib, '../..');
  const modules = path.join(project, 'node_modules');
  const readable = [
    path.join(project, 'package.json'),
    `${lib}/`,
    `${modules}/`,
    `${realpathSync(modules)}/`,
  ];
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === SIGNATURES.pdf;
  return [
    `--max-old-space-size=${heapMegabytes}`,
    '--permission',
    // Pictures are drawn by native code, which the permissions do not bind; PDF is read without any.
    ...(isPdf ? [] : ['--allow-addons', '--disable-warning=PERM0001']),
    ...readable.map((place) => `--allow-fs-read=${place}`),
    entry,
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
