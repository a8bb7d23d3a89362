import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { SHEET_LIMITS } from '#lib/sheet/limits.ts';
import { FileRefused } from '#lib/sheet/problem.ts';

/** The parts of a workbook. Sizes are held three times: as declared, by ratio, and while inflating. */
export interface Archive {
  has(part: string): boolean;
  /** The text of a part in pieces. @throws FileRefused when it is missing, damaged, or larger than it says. */
  read(part: string): AsyncGenerator<string>;
}

export async function openArchive(bytes: Buffer): Promise<Archive> {
  // Sizes are checked here, so that too many bytes are a bomb and not just damage.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false }).catch(
    refuseDamaged,
  );
  const entries = await listEntries(zip);
  return { has: (part) => entries.has(part), read: (part) => readPart(zip, part, entries.get(part)) };
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > SHEET_LIMITS.archiveParts) throw new FileRefused('xlsx-bomb');
  const entries = new Map<string, Entry>();
  let inflatedBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name are read as one by some programs and as the other by the rest.
      if (entries.has(entry.fileName)) throw new FileRefused('xlsx-damaged', { part: entry.fileName });
      entries.set(entry.fileName, entry);
      inflatedBytes += entry.uncompressedSize;
      if (inflatedBytes > SHEET_LIMITS.inflatedBytes || isSuspicious(entry, entry.uncompressedSize)) {
        throw new FileRefused('xlsx-bomb');
      }
    }
  } catch (error) {
    refuseDamaged(error);
  }
  return entries;
}

async function* readPart(zip: ZipFile, part: string, entry: Entry | undefined): AsyncGenerator<string> {
  if (entry === undefined) throw new FileRefused('xlsx-missing-part', { part });
  if (entry.isEncrypted()) throw new FileRefused('file-encrypted');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let inflatedBytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      inflatedBytes += chunk.length;
      if (inflatedBytes > entry.uncompressedSize || isSuspicious(entry, inflatedBytes)) {
        throw new FileRefused('xlsx-bomb');
      }
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    refuseDamaged(error);
  }
}

function isSuspicious(entry: Entry, inflatedBytes: number): boolean {
  return (
    inflatedBytes > SHEET_LIMITS.inflationFloorBytes &&
    inflatedBytes > entry.compressedSize * SHEET_LIMITS.inflationRatio
  );
}

/** Whatever the zip code throws about bytes from outside means a damaged file. */
function refuseDamaged(error: unknown): never {
  if (error instanceof FileRefused) throw error;
  throw new FileRefused('xlsx-damaged');
}
