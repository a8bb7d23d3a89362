import path from 'node:path';

/** The public record: canonical documents, append-only. */
export function recordFolder(home: string): string {
  return path.join(home, 'record');
}

/** Built sites, one folder a release of the site. */
export function releasesFolder(home: string): string {
  return path.join(home, 'releases');
}

/** Stands in the release whose code the running server uses. */
export function inUseMark(home: string, releaseName: string): string {
  return path.join(releasesFolder(home), releaseName, 'in-use');
}

/** Files that wait for their import. */
export function uploadsFolder(home: string): string {
  return path.join(home, 'uploads');
}

/** Scans and attachments of organisations, sealed file by file; their keys are in the store. */
export function attachmentsFolder(home: string): string {
  return path.join(home, 'attachments');
}
