import { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';
import {
  announcementFolder,
  announcementPath,
  officeFolder,
  officePath,
  releasePath,
  staffingPath,
} from '../rules/paths.ts';
import {
  type AnnouncementDocument,
  announcementSchema,
  type OfficeDocument,
  officeSchema,
  type ReleaseDocument,
  releaseSchema,
  type StaffingDocument,
  staffingDocumentSchema,
  type WithdrawalDocument,
  withdrawalSchema,
} from '../schema.ts';
import { getDocument, parseDocument } from './document.ts';
import { listNames, readBytes, removeFile, writeOnce } from './files.ts';
import { openRevisions, type Revisions } from './revisions.ts';

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
  /** Transfers that are published openly, as those of public offices. */
  readonly offices: Revisions<OfficeDocument>;
  /** The gate reports of all releases, in the order of their ids. */
  listReleases(): Promise<ReleaseDocument[]>;
  /** The staffing table of a period (2026-Q3), or null when none is published. */
  findStaffing(period: string): Promise<StaffingDocument | null>;
  /** All staffing tables, in the order of their periods. */
  listStaffing(): Promise<StaffingDocument[]>;
}

/** Opens the record at a folder, which need not exist yet. Reading throws RecordFileError for a file it cannot trust. */
export function openRecord(folder: string): PublicRecord {
  const announcements = openRevisions<AnnouncementDocument>(
    folder,
    { parent: 'announcements', folderOf: announcementFolder, pathOf: announcementPath },
    z.discriminatedUnion('kind', [announcementSchema, withdrawalSchema]),
  );
  const offices = openRevisions<OfficeDocument>(
    folder,
    { parent: 'offices', folderOf: officeFolder, pathOf: officePath },
    z.discriminatedUnion('kind', [officeSchema, withdrawalSchema]),
  );

  async function findStaffing(period: string): Promise<StaffingDocument | null> {
    const file = staffingPath(period);
    const bytes = await readBytes(folder, file);
    return bytes === null ? null : parseDocument(file, bytes, staffingDocumentSchema);
  }

  return {
    writeDocument: (file, bytes) => writeOnce(folder, file, bytes),
    readDocument: (file) => readBytes(folder, file),
    removeDocument: (file) => removeFile(folder, file),
    findAnnouncement: announcements.find,
    listRevisions: announcements.listAll,
    listAnnouncements: announcements.listStanding,
    listWithdrawals: announcements.listWithdrawals,
    offices,
    async listReleases() {
      const ids = (await listNames(folder, 'releases')).map((name) => name.replace(/\.json$/, ''));
      return Promise.all(
        ids
          .filter((id) => ID_PATTERN.test(id))
          .map((id) => getDocument(folder, releasePath(id), releaseSchema)),
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
