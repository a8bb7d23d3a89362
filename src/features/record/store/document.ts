import type { z } from 'zod';
import { readBytes } from './files.ts';

/** A file of the record that is not what its place says. */
export class RecordFileError extends Error {
  override name = 'RecordFileError';
}

/** @throws RecordFileError when the file is missing, or is not what its place says. */
export async function getDocument<Document>(
  folder: string,
  file: string,
  schema: z.ZodType<Document>,
): Promise<Document> {
  const bytes = await readBytes(folder, file);
  if (bytes === null) throw new RecordFileError(`${file} is missing.`);
  return parseDocument(file, bytes, schema);
}

/** @throws RecordFileError that names the file, and the first field that is wrong. */
export function parseDocument<Document>(
  file: string,
  bytes: Uint8Array,
  schema: z.ZodType<Document>,
): Document {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new RecordFileError(`${file} is no JSON text in UTF-8.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new RecordFileError(`${file}: field "${issue?.path.join('.')}": ${issue?.message}`);
}
