import { openRecord, type PublicRecord, withdrawalSchema } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { type ReleaseDetail, withdrawalFiles } from './rules/release.ts';
import { eraseStatement } from './store/document.ts';
import { listInState, publishedStatement } from './store/release.ts';

/**
 * The door: writes the documents of every approved release to the public record, then marks it published. Documents
 * are written once, byte for byte as approved; repeated after a crash it finds what is there and goes on. Where a
 * withdrawal went through, what the announcement said before is destroyed, in the record and in the store.
 * @returns how many releases went through.
 */
export async function writeApprovedReleases(context: Context): Promise<number> {
  const record = openRecord(recordFolder(context.config.home));
  const approved = await listInState(context, 'approved');
  for (const release of approved) {
    for (const file of release.files) await record.writeDocument(file.path, Buffer.from(file.body, 'utf8'));
    const withdrawn = await removeWithdrawn(record, release);
    await context.database.write([
      ...withdrawn.map((folder) => eraseStatement(context, folder, release.id)),
      publishedStatement(context, release.id),
    ]);
  }
  return approved.length;
}

/**
 * Takes the earlier revisions of what is withdrawn out of the record. By now its withdrawal is in it, so a reader finds
 * the document or its withdrawal, and never neither.
 * @returns the folders of the revisions.
 */
async function removeWithdrawn(record: PublicRecord, { files }: ReleaseDetail): Promise<string[]> {
  const withdrawals = withdrawalFiles(files).map(({ path, body }) => ({
    folder: path.slice(0, path.lastIndexOf('/')),
    rev: withdrawalSchema.parse(JSON.parse(body)).rev,
  }));
  for (const { folder, rev } of withdrawals) {
    for (let earlier = 1; earlier < rev; earlier++) await record.removeDocument(`${folder}/${earlier}.json`);
  }
  return withdrawals.map(({ folder }) => folder);
}
