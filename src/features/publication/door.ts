import { openRecord } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { listInState, publishedStatement } from './store.ts';

/**
 * The door: writes the documents of every approved release to the public record, then marks it published. Documents
 * are written once, byte for byte as approved; repeated after a crash it finds what is there and goes on.
 * @returns how many releases went through.
 */
export async function writeApprovedReleases(context: Context): Promise<number> {
  const record = openRecord(recordFolder(context.config.home));
  const approved = await listInState(context, 'approved');
  for (const release of approved) {
    for (const file of release.files) await record.writeDocument(file.path, Buffer.from(file.body, 'utf8'));
    await context.database.write([publishedStatement(context, release.id)]);
  }
  return approved.length;
}
