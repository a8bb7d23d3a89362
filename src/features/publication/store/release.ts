import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { registerImport, release, releaseDocument, releaseMember, transfer } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import type { ReleaseDetail, ReleaseFile, ReleaseState, ReleaseSummary } from './rules/release.ts';

export interface ReleaseMember {
  readonly announcementId: string;
  readonly transferId: string;
}

const CHUNK = 500;

/**
 * Inserts a proposal. The release itself is inserted only while no other one is open; without it, the rows that refer
 * to it make the whole batch fail.
 */
export function insertStatements(
  context: Context,
  row: ReleaseDetail,
  members: readonly ReleaseMember[],
): Statement[] {
  const { read } = context.database;
  const { files, ...columns } = row;
  const rows = members.map((member) => ({ ...member, releaseId: row.id }));
  const chunks = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, n) =>
    rows.slice(n * CHUNK, (n + 1) * CHUNK),
  );
  return [
    read.insert(release).select(onlyWhileNoneIsOpen(columns)),
    ...files.map((file) => read.insert(releaseDocument).values(toRow(row.id, file))),
    ...chunks.map((chunk) => read.insert(releaseMember).values(chunk)),
  ];
}

function onlyWhileNoneIsOpen(row: Omit<ReleaseDetail, 'files'>) {
  const given: Readonly<Record<string, unknown>> = { ...row };
  const values = Object.entries(getTableColumns(release)).map(([name, column]) =>
    sql.param(given[name] ?? null, column),
  );
  return sql`SELECT ${sql.join(values, sql`, `)} WHERE NOT EXISTS (SELECT 1 FROM ${release} WHERE ${release.state} = 'proposed')`;
}

function toRow(releaseId: string, file: ReleaseFile) {
  return { releaseId, path: file.path, body: file.body, sha256: sha256Hex(file.body) };
}

export async function listSummaries(context: Context): Promise<ReleaseSummary[]> {
  return context.database.read.select().from(release).orderBy(desc(release.proposedAt));
}

export async function listInState(context: Context, state: ReleaseState): Promise<ReleaseDetail[]> {
  const { read } = context.database;
  const rows = await read
    .select()
    .from(release)
    .where(eq(release.state, state))
    .orderBy(asc(release.decidedAt));
  return Promise.all(rows.map(async (row) => ({ ...row, files: await listFiles(context, row.id) })));
}

export async function findRelease(context: Context, id: string): Promise<ReleaseDetail | null> {
  const [row] = await context.database.read.select().from(release).where(eq(release.id, id));
  return row === undefined ? null : { ...row, files: await listFiles(context, id) };
}

function listFiles(context: Context, releaseId: string): Promise<ReleaseFile[]> {
  return context.database.read
    .select({ path: releaseDocument.path, body: releaseDocument.body })
    .from(releaseDocument)
    .where(eq(releaseDocument.releaseId, releaseId))
    .orderBy(asc(releaseDocument.path));
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

/** Gives a release that is still proposed, and was not changed since `from`, the digest of other files. Changes no row otherwise. */
export function redigestStatement(context: Context, id: string, from: string, to: string): Statement {
  return context.database.read
    .update(release)
    .set({ digest: to })
    .where(and(eq(release.id, id), eq(release.state, 'proposed'), eq(release.digest, from)));
}

/** Replaces files of a release, if the release has this digest by now. */
export function rewriteStatements(
  context: Context,
  id: string,
  digest: string,
  files: readonly ReleaseFile[],
): Statement[] {
  const hasDigest = sql`EXISTS (SELECT 1 FROM ${release} WHERE ${release.id} = ${id} AND ${release.digest} = ${digest})`;
  return files.map(({ path, body }) =>
    context.database.read
      .update(releaseDocument)
      .set({ body, sha256: sha256Hex(body) })
      .where(and(eq(releaseDocument.releaseId, id), eq(releaseDocument.path, path), hasDigest)),
  );
}

/** Decides a proposal once. The first statement changes no row when it was decided or changed meanwhile. */
export function decideStatement(
  context: Context,
  id: string,
  digest: string,
  decision: { state: 'approved' | 'refused'; decidedBy: string; decisionReason: string | null },
): Statement {
  return context.database.read
    .update(release)
    .set({ ...decision, decidedAt: context.clock.now() })
    .where(and(eq(release.id, id), eq(release.state, 'proposed'), eq(release.digest, digest)));
}

/** Takes the members out of the queue, once the release is approved. */
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
        sql`EXISTS (SELECT 1 FROM ${release} WHERE ${release.id} = ${releaseId} AND ${release.state} = 'approved')`,
      ),
    );
}

export function publishedStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(release)
    .set({ state: 'published', publishedAt: context.clock.now() })
    .where(and(eq(release.id, id), eq(release.state, 'approved')));
}
