import { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';
import {
  announcementFolder,
  announcementPath,
  parseRevision,
  releasePath,
  staffingPath,
} from '../rules/paths.ts';
import {
  type AnnouncementDocument,
  announcementSchema,
  type ReleaseDocument,
  releaseSchema,
  type StaffingDocument,
  staffingDocumentSchema,
  type WithdrawalDocument,
  withdrawalSchema,
} from '../schema.ts';
import { listNames, readBytes, removeFile, writeOnce } from './files.ts';

/** What the latest revision of an announcement may be. */
const latestSchema = z.discriminatedUnion('kind', [announcementSchema, withdrawalSchema]);

/** A file of the record that is not what its place says. */
export class RecordFileError extends Error {
  override name = 'RecordFileError';
}

/** The public record: a folder of documents that are written once. Only publication writes. */
export interface PublicRecord {
  /**
   * Writes a document whole or not at all; the same bytes again are fine.
   * @throws RecordConflictError when the path holds other bytes.
   */
  writeDocument(path: string, bytes: Uint8Array): Promise<void>;
  /** The exact bytes, or null when the record has no such document. */
  readDocument(path: string): Promise<Uint8Array | null>;
  /** Takes a document away that a withdrawal has put an end to. Repeating it changes nothing. */
  removeDocument(path: string): Promise<void>;
  /** The latest revision of every announcement that is not withdrawn, in the order of their ids. */
  listAnnouncements(): Promise<AnnouncementDocument[]>;
  /** Every revision of every announcement that is not withdrawn. */
  listRevisions(): Promise<AnnouncementDocument[]>;
  /** What stands in the place of announcements that were withdrawn, in the order of their ids. */
  listWithdrawals(): Promise<WithdrawalDocument[]>;
  /** The latest revision; null when there is none or it is withdrawn, also for an id that is none. */
  findAnnouncement(id: string): Promise<AnnouncementDocument | null>;
  /** The gate reports of all releases, in the order of their ids. */
  listReleases(): Promise<ReleaseDocument[]>;
  /** The staffing table of a period (2026-Q3), or null when none is published. */
  findStaffing(period: string): Promise<StaffingDocument | null>;
  /** All staffing tables, in the order of their periods. */
  listStaffing(): Promise<StaffingDocument[]>;
}

/** Opens the record at a folder, which need not exist yet. Reading throws RecordFileError for a file it cannot trust. */
export function openRecord(folder: string): PublicRecord {
  async function getDocument<Document>(file: string, schema: z.ZodType<Document>): Promise<Document> {
    const bytes = await readBytes(folder, file);
    if (bytes === null) throw new RecordFileError(`${file} is missing.`);
    return parseDocument(file, bytes, schema);
  }

  /** The revisions of an announcement in ascending order; none for an id that is none. */
  async function revisionsOf(id: string): Promise<number[]> {
    if (!ID_PATTERN.test(id)) return [];
    const names = await listNames(folder, announcementFolder(id));
    return names.flatMap((name) => parseRevision(name) ?? []).sort((one, other) => one - other);
  }

  async function getRevision(id: string, rev: number): Promise<AnnouncementDocument | WithdrawalDocument> {
    const file = announcementPath(id, rev);
    const document = await getDocument(file, latestSchema);
    if (document.id !== id) throw new RecordFileError(`${file}: field "id" names another announcement.`);
    if (document.rev !== rev) throw new RecordFileError(`${file}: field "rev" is not the file's.`);
    return document;
  }

  async function findLatest(id: string): Promise<AnnouncementDocument | WithdrawalDocument | null> {
    const latest = (await revisionsOf(id)).at(-1);
    return latest === undefined ? null : getRevision(id, latest);
  }

  async function listLatest(): Promise<(AnnouncementDocument | WithdrawalDocument)[]> {
    const ids = await listNames(folder, 'announcements');
    const found = await Promise.all(ids.map(findLatest));
    return found.filter((document) => document !== null);
  }

  /** All revisions of what still stands; those that a withdrawal is about to remove are left out. */
  async function listRevisions(): Promise<AnnouncementDocument[]> {
    const standing = (await listLatest()).filter(({ kind }) => kind === 'announcement');
    const found = await Promise.all(
      standing.map(async ({ id }) => Promise.all((await revisionsOf(id)).map((rev) => getRevision(id, rev)))),
    );
    return found.flat().filter((document) => document.kind === 'announcement');
  }

  async function findStaffing(period: string): Promise<StaffingDocument | null> {
    const file = staffingPath(period);
    const bytes = await readBytes(folder, file);
    return bytes === null ? null : parseDocument(file, bytes, staffingDocumentSchema);
  }

  return {
    writeDocument: (file, bytes) => writeOnce(folder, file, bytes),
    readDocument: (file) => readBytes(folder, file),
    removeDocument: (file) => removeFile(folder, file),
    async findAnnouncement(id) {
      const latest = await findLatest(id);
      return latest?.kind === 'announcement' ? latest : null;
    },
    listRevisions,
    listAnnouncements: async () => (await listLatest()).filter((latest) => latest.kind === 'announcement'),
    listWithdrawals: async () => (await listLatest()).filter((latest) => latest.kind === 'withdrawal'),
    async listReleases() {
      const ids = (await listNames(folder, 'releases')).map((name) => name.replace(/\.json$/, ''));
      return Promise.all(
        ids.filter((id) => ID_PATTERN.test(id)).map((id) => getDocument(releasePath(id), releaseSchema)),
      );
    },
    findStaffing,
    async listStaffing() {
      const periods = (await listNames(folder, 'staffing')).map((name) => name.replace(/\.json$/, ''));
      const found = await Promise.all(periods.sort().map(findStaffing));
      return found.filter((document) => document !== null);
    },
  };
}

function parseDocument<Document>(file: string, bytes: Uint8Array, schema: z.ZodType<Document>): Document {
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
