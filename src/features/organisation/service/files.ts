import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { newId } from '#lib/id.ts';
import { attachmentsFolder } from '#lib/places.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { sealBytes, unsealBytes } from '#lib/seal.ts';
import { type Attachment, FILE_CODES, type FileCode } from '../rules/attachment.ts';
import { findWithKey, listReadableIds, replaceStatements } from '../store/attachments.ts';

const owner = (id: string) => `organisation-attachment:${id}`;
const BUSY_SECONDS = 20;

/**
 * Cleans a file and keeps it sealed, in the place of an earlier one of the same slot. The row is written first: a file
 * without one is nobody's and is swept away, also one that is just being written.
 */
export async function keepFile(
  context: Context,
  ownerId: string,
  slot: string,
  bytes: Uint8Array,
): Promise<Result<Attachment, FileCode | 'organisation.busy'>> {
  const cleaned = await context.intake.cleanDocument(bytes);
  if (!cleaned.ok) {
    return cleaned.code === 'busy'
      ? refuse('organisation.busy', { retryAfterSeconds: BUSY_SECONDS })
      : refuse(FILE_CODES[cleaned.code]);
  }
  const { kind, bytes: clean } = cleaned.value;
  const id = newId(context.random);
  const sealed = sealBytes(context.key, owner(id), clean);
  const attachment: Attachment = {
    id,
    ownerId,
    slot,
    kind,
    byteCount: clean.length,
    sha256: sha256Hex(clean),
    isErased: false,
  };
  await context.database.write(replaceStatements(context, attachment, sealed.dataKey));
  const folder = attachmentsFolder(context.config.home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = path.join(folder, id);
  await writeFile(`${place}.part`, sealed.bytes, { mode: 0o600 });
  await rename(`${place}.part`, place);
  return accept(attachment);
}

/** The cleaned bytes; null when there is no such file, or it is erased. Who may read it is up to the caller. */
export async function openFile(
  context: Context,
  id: string,
): Promise<{ attachment: Attachment; bytes: Buffer } | null> {
  const found = await findWithKey(context, id);
  if (found === null) return null;
  try {
    const sealed = await readFile(path.join(attachmentsFolder(context.config.home), found.attachment.id));
    const bytes = unsealBytes(context.key, owner(id), { dataKey: found.sealedKey, bytes: sealed });
    return { attachment: found.attachment, bytes };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Removes the files whose keys are destroyed, or that no row knows. */
export async function sweepFiles(context: Context): Promise<void> {
  const folder = attachmentsFolder(context.config.home);
  const names = await readdir(folder).catch(() => []);
  const readable = await listReadableIds(context);
  const noise = names.filter((name) => !readable.has(name.replace(/\.part$/, '')));
  await Promise.all(noise.map((name) => rm(path.join(folder, name), { force: true })));
}
