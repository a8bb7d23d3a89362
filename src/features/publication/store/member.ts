import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { registerImport, release, releaseMember, transfer } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';

export interface ReleaseMember {
  readonly announcementId: string;
  readonly transferId: string;
}

const CHUNK = 500;

export function insertMembers(
  context: Context,
  releaseId: string,
  members: readonly ReleaseMember[],
): Statement[] {
  const rows = members.map((member) => ({ ...member, releaseId }));
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, n) =>
    rows.slice(n * CHUNK, (n + 1) * CHUNK),
  );
  return chunks.map((chunk) => context.database.read.insert(releaseMember).values(chunk));
}

export function listMembers(context: Context, releaseId: string): Promise<ReleaseMember[]> {
  return context.database.read
    .select({ announcementId: releaseMember.announcementId, transferId: releaseMember.transferId })
    .from(releaseMember)
    .where(eq(releaseMember.releaseId, releaseId));
}

/** Who imported the transfers behind a release: none of them may approve it. */
export async function listImporters(context: Context, releaseId: string): Promise<string[]> {
  const rows = await context.database.read
    .selectDistinct({ importedBy: registerImport.importedBy })
    .from(releaseMember)
    .innerJoin(transfer, eq(transfer.id, releaseMember.transferId))
    .innerJoin(registerImport, eq(registerImport.id, transfer.importId))
    .where(eq(releaseMember.releaseId, releaseId));
  return rows.map((row) => row.importedBy);
}

/**
 * Takes the members out of the queue, once the release is approved. Those behind a correction or withdrawal left it
 * with the first release and stay what they are: a transfer whose announcement is withdrawn is not announced again,
 * as the new description beside the remembered one would say more of it than either.
 */
export function assignStatement(context: Context, releaseId: string): Statement {
  const { read } = context.database;
  const mine = read
    .select({ id: releaseMember.transferId })
    .from(releaseMember)
    .where(eq(releaseMember.releaseId, releaseId));
  return read
    .update(transfer)
    .set({
      releaseId,
      announcementId: sql`(SELECT ${releaseMember.announcementId} FROM ${releaseMember}
        WHERE ${releaseMember.releaseId} = ${releaseId} AND ${releaseMember.transferId} = ${transfer.id})`,
    })
    .where(
      and(
        inArray(transfer.id, mine),
        isNull(transfer.releaseId),
        sql`EXISTS (SELECT 1 FROM ${release} WHERE ${release.id} = ${releaseId} AND ${release.state} = 'approved')`,
      ),
    );
}
