import { openRecord } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { filesUnder, type ReleaseFile } from './rules/release.ts';
import { listInState } from './store/release.ts';

/**
 * The ids of all documents of public offices, withdrawn ones too: in the record, and approved on their way there. What
 * was told once stays known.
 */
export async function listOfficeIds(context: Context): Promise<Set<string>> {
  const record = openRecord(recordFolder(context.config.home));
  const approved = await listInState(context, 'approved');
  return new Set([
    ...(await record.offices.listIds()),
    ...officeIdsAmong(approved.flatMap(({ files }) => files)),
  ]);
}

export function officeIdsAmong(files: readonly ReleaseFile[]): string[] {
  return filesUnder('offices', files).map(({ path }) => path.split('/')[1] ?? '');
}
