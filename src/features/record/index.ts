/**
 * Record: the public documents, their one canonical spelling, their places, and the folder they stand in.
 * Written once and never changed; only publication writes.
 */
export { canonicalJson, documentBytes } from '#lib/canonical.ts';
export {
  type NoteSigner,
  openNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from './rules/note.ts';
export {
  announcementPath,
  hierarchyPath,
  officePath,
  outcomePath,
  releasePath,
  responsePath,
  staffingPath,
} from './rules/paths.ts';
export * from './schema.ts';
export { openRecord, type PublicRecord } from './store/documents.ts';
export { RecordConflictError } from './store/files.ts';
