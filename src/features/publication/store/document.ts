import { and, asc, eq, isNotNull, like, ne, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { release, releaseDocument } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { seal, unseal } from '#lib/seal.ts';
import type { ReleaseFile } from '../rules/release.ts';

export function insertDocument(context: Context, releaseId: string, file: ReleaseFile): Statement {
  return context.database.read
    .insert(releaseDocument)
    .values({ releaseId, path: file.path, ...bodyColumns(context, releaseId, file) });
}

/** The files of a release, and the paths of those whose text was destroyed, both in the order of their paths. */
export async function listFiles(
  context: Context,
  releaseId: string,
): Promise<{ files: ReleaseFile[]; erased: string[] }> {
  const rows = await context.database.read
    .select()
    .from(releaseDocument)
    .where(eq(releaseDocument.releaseId, releaseId))
    .orderBy(asc(releaseDocument.path));
  const files: ReleaseFile[] = [];
  const erased: string[] = [];
  for (const { path, sealedBox: box, sealedKey: dataKey } of rows) {
    if (box === null || dataKey === null) erased.push(path);
    else files.push({ path, body: unseal(context.key, owner(releaseId, path), { box, dataKey }) as string });
  }
  return { files, erased };
}

/** Replaces files of a release, if the release has this digest by now. */
export function rewriteStatements(
  context: Context,
  releaseId: string,
  digest: string,
  files: readonly ReleaseFile[],
): Statement[] {
  const hasDigest = sql`EXISTS (SELECT 1 FROM ${release} WHERE ${release.id} = ${releaseId} AND ${release.digest} = ${digest})`;
  return files.map((file) =>
    context.database.read
      .update(releaseDocument)
      .set(bodyColumns(context, releaseId, file))
      .where(and(eq(releaseDocument.releaseId, releaseId), eq(releaseDocument.path, file.path), hasDigest)),
  );
}

/** Destroys every text in a folder of revisions with its key, proposals that were refused included, but for this release's own. */
export function eraseStatement(context: Context, folder: string, exceptReleaseId: string): Statement {
  return context.database.read
    .update(releaseDocument)
    .set({ sealedBox: null, sealedKey: null })
    .where(
      and(
        like(releaseDocument.path, `${folder}/%`),
        ne(releaseDocument.releaseId, exceptReleaseId),
        isNotNull(releaseDocument.sealedKey),
      ),
    );
}

const owner = (releaseId: string, path: string) => `release_document:${releaseId}:${path}`;

function bodyColumns(context: Context, releaseId: string, { path, body }: ReleaseFile) {
  const { box, dataKey } = seal(context.key, owner(releaseId, path), body);
  return { sealedBox: box, sealedKey: dataKey, sha256: sha256Hex(body) };
}
