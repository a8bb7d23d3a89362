import { canonicalJson } from '#features/record/index.ts';
import type { ReleaseFile } from './release.ts';

/**
 * The files as they read when published on this day. A proposal may wait for its second person; the date in the
 * documents is that of the approval, and the bytes that person reads are the ones that are written.
 */
export function datedFiles(files: readonly ReleaseFile[], publishedOn: string): ReleaseFile[] {
  return files.map((file) => {
    if (!file.path.endsWith('.json')) return file;
    const document = JSON.parse(file.body) as Record<string, unknown>;
    return { path: file.path, body: canonicalJson({ ...document, publishedOn }) };
  });
}
