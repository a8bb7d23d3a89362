import { announcementPath, openRecord, type PublicRecord, withdrawalSchema } from '#features/record/index.ts';
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
      ...withdrawn.map((id) => eraseStatement(context, id, release.id)),
      publishedStatement(context, release.id),
    ]);
  }
  return approved.length;
}

/**
 * Takes the earlier revisions of withdrawn announcements out of the record. By now their withdrawals are in it, so a
 * reader finds the announcement or its withdrawal, and never neither.
 * @returns the ids of the announcements.
 */
async function removeWithdrawn(record: PublicRecord, { files }: ReleaseDetail): Promise<string[]> {
  const withdrawals = withdrawalFiles(files).map(({ body }) => withdrawalSchema.parse(JSON.parse(body)));
  for (const { id, rev } of withdrawals) {
    for (let earlier = 1; earlier < rev; earlier++) {
      await record.removeDocument(announcementPath(id, earlier));
    }
  }
  return withdrawals.map(({ id }) => id);
}
