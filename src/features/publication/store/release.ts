import { and, asc, desc, eq, getTableColumns, ne, or, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { release } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { ReleaseDetail, ReleaseState, ReleaseSummary } from '../rules/release.ts';
import { insertDocument, listFiles } from './document.ts';
import { insertMembers, type ReleaseMember } from './member.ts';
import { versionInForce } from './policy.ts';

/**
 * Inserts a proposal. The release itself is inserted only while no other one is open; without it, the rows that refer
 * to it make the whole batch fail.
 */
export function insertStatements(
  context: Context,
  row: ReleaseDetail,
  members: readonly ReleaseMember[],
): Statement[] {
  return [
    context.database.read.insert(release).select(onlyWhileNoneIsOpen(row)),
    ...row.files.map((file) => insertDocument(context, row.id, file)),
    ...insertMembers(context, row.id, members),
  ];
}

function onlyWhileNoneIsOpen(row: ReleaseDetail) {
  const given = row as unknown as Readonly<Record<string, unknown>>;
  const values = Object.entries(getTableColumns(release)).map(([name, column]) =>
    sql.param(given[name] ?? null, column),
  );
  return sql`SELECT ${sql.join(values, sql`, `)} WHERE NOT EXISTS (SELECT 1 FROM ${release} WHERE ${release.state} = 'proposed')`;
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
  return Promise.all(rows.map(async (row) => ({ ...row, ...(await listFiles(context, row.id)) })));
}

export async function findRelease(context: Context, id: string): Promise<ReleaseDetail | null> {
  const [row] = await context.database.read.select().from(release).where(eq(release.id, id));
  return row === undefined ? null : { ...row, ...(await listFiles(context, id)) };
}

/** Gives a release that is still proposed, and was not changed since `from`, the digest of other files. Changes no row otherwise. */
export function redigestStatement(context: Context, id: string, from: string, to: string): Statement {
  return context.database.read
    .update(release)
    .set({ digest: to })
    .where(and(eq(release.id, id), eq(release.state, 'proposed'), eq(release.digest, from)));
}

/**
 * Decides a proposal once. Changes no row when it was decided or changed meanwhile, or when it is a release that is
 * approved and another policy than its own is in force by now.
 */
export function decideStatement(
  context: Context,
  id: string,
  digest: string,
  decision: { state: 'approved' | 'refused'; decidedBy: string; decisionReason: string | null },
): Statement {
  const isUnderItsPolicy =
    decision.state === 'approved'
      ? or(ne(release.kind, 'release'), eq(release.policyVersion, versionInForce()))
      : undefined;
  return context.database.read
    .update(release)
    .set({ ...decision, decidedAt: context.clock.now() })
    .where(
      and(eq(release.id, id), eq(release.state, 'proposed'), eq(release.digest, digest), isUnderItsPolicy),
    );
}

export function publishedStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(release)
    .set({ state: 'published', publishedAt: context.clock.now() })
    .where(and(eq(release.id, id), eq(release.state, 'approved')));
}
