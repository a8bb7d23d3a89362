import { readFileSync } from 'node:fs';
import { fileTypeFromBuffer } from 'file-type';
import { isPolyglot } from '#lib/document/polyglot.ts';
import { type DocumentKind, DocumentRefused } from '#lib/document/problem.ts';
import { cleanPdf } from '#lib/document/reader/pdf.ts';

/** The cleaner's process: a document on standard input; a line of JSON and the cleaned bytes on standard output. */
const STANDARD_INPUT = 0;

const KINDS: Readonly<Record<string, DocumentKind>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
};

async function clean(bytes: Buffer): Promise<{ kind: DocumentKind; clean: Uint8Array }> {
  const type = await fileTypeFromBuffer(bytes);
  const kind = KINDS[type?.mime ?? ''];
  if (kind === undefined) throw new DocumentRefused('kind');
  if (isPolyglot(bytes, kind)) throw new DocumentRefused('polyglot');
  if (kind === 'pdf') return { kind, clean: await cleanPdf(bytes) };
  // Native code, which a process that reads a PDF may not load.
  const { cleanPicture } = await import('#lib/document/reader/picture.ts');
  return { kind, clean: await cleanPicture(bytes, kind) };
}

function send(header: object, bytes: Uint8Array = new Uint8Array()): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]));
}

try {
  const { kind, clean: bytes } = await clean(readFileSync(STANDARD_INPUT));
  send({ kind, byteCount: bytes.length }, bytes);
} catch (error) {
  send({ problem: error instanceof DocumentRefused ? error.problem : 'damaged' });
}
