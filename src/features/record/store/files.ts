import { link, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { isRecordPath } from '../rules/paths.ts';

/** A document is written once: other bytes at its path mean that one of the two is wrong. */
export class RecordConflictError extends Error {
  override name = 'RecordConflictError';
}

/** Files being written stand here until they are whole; lists never look into it. */
const STAGING_PREFIX = '.writing-';

/**
 * Puts a file in its place whole or not at all, also when the machine stops: the bytes are on disk before they get
 * their name, and a hard link cannot take the place of what is there. The same bytes again change nothing.
 * @throws RecordConflictError when the path holds other bytes.
 */
export async function writeOnce(folder: string, file: string, bytes: Uint8Array): Promise<void> {
  const target = resolve(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  const staging = await mkdtemp(path.join(folder, STAGING_PREFIX));
  try {
    const whole = path.join(staging, 'document');
    await writeToDisk(whole, bytes);
    try {
      await link(whole, target);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      const present = await readFile(target);
      if (!present.equals(bytes)) throw new RecordConflictError(`The record already holds another ${file}.`);
    }
    await syncFolder(path.dirname(target));
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Takes a file away for good, with the copies that stopped writers left of it. What is gone already stays gone, also
 * when the machine stops.
 */
export async function removeFile(folder: string, file: string): Promise<void> {
  const target = resolve(folder, file);
  const bytes = await orNull(readFile(target));
  if (bytes === null) return;
  await removeStagedCopies(folder, bytes);
  await rm(target, { force: true });
  await syncFolder(path.dirname(target));
}

/** A writer that was stopped in the middle leaves a beginning of the file. */
async function removeStagedCopies(folder: string, bytes: Buffer): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(STAGING_PREFIX));
  for (const name of names) {
    const staging = path.join(folder, name);
    const staged = await orNull(readFile(path.join(staging, 'document')));
    if (staged !== null && bytes.subarray(0, staged.length).equals(staged)) {
      await rm(staging, { recursive: true, force: true });
    }
  }
}

/** The bytes of a file, or null when there is none. */
export async function readBytes(folder: string, file: string): Promise<Uint8Array | null> {
  return orNull(readFile(resolve(folder, file)));
}

/** The names in a folder of the record, sorted; none when it does not exist. Leaves out what is being written. */
export async function listNames(folder: string, subfolder: string): Promise<string[]> {
  const names = (await orNull(readdir(resolve(folder, subfolder)))) ?? [];
  return names.filter(isRecordPath).sort();
}

/** @throws RangeError for a path that is not one of plain names below the folder. */
function resolve(folder: string, file: string): string {
  if (!isRecordPath(file)) throw new RangeError(`"${file}" is no path in the record.`);
  return path.join(folder, file);
}

async function writeToDisk(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A name that came or went is on disk as such only when its folder is (fsync(2)). */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
