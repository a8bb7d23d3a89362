import { and, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { anonymityPolicy, release } from '#db/schema/index.ts';
import { leastByGroup } from '#features/anonymity/index.ts';
import type { Context } from '#lib/context.ts';
import type { PolicyVersion } from '../rules/policy.ts';

/** What was set, newest first. */
export async function selectPolicies(context: Context): Promise<PolicyVersion[]> {
  const rows = await context.database.read
    .select()
    .from(anonymityPolicy)
    .orderBy(desc(anonymityPolicy.version));
  return rows.map(policyOf);
}

export async function findLatestPolicy(context: Context): Promise<PolicyVersion | null> {
  const { read } = context.database;
  const [row] = await read.select().from(anonymityPolicy).orderBy(desc(anonymityPolicy.version)).limit(1);
  return row === undefined ? null : policyOf(row);
}

/** The policy of each release that was approved, by the release's id; null where the built-in one was in force. */
export async function selectPoliciesOfReleases(context: Context): Promise<Map<string, PolicyVersion | null>> {
  const rows = await context.database.read
    .select({ releaseId: release.id, policy: getTableColumns(anonymityPolicy) })
    .from(release)
    .leftJoin(anonymityPolicy, eq(anonymityPolicy.version, release.policyVersion))
    .where(and(eq(release.kind, 'release'), inArray(release.state, ['approved', 'published'])));
  return new Map(rows.map(({ releaseId, policy }) => [releaseId, policy === null ? null : policyOf(policy)]));
}

/** Fails with "append-only" when this version was set already. */
export function insertPolicyStatement(
  context: Context,
  policy: PolicyVersion & { readonly setBy: string; readonly setAt: Date; readonly reason: string },
): Statement {
  return context.database.read
    .insert(anonymityPolicy)
    .values({ ...policy, kSensitive: Math.max(...Object.values(policy.kByGroup)) });
}

/** The number of the version in force, for the condition of a statement. */
export function versionInForce(): SQL {
  return sql`(SELECT coalesce(max(${anonymityPolicy.version}), 0) FROM ${anonymityPolicy})`;
}

/** Before each group had its own limit, sensitive groups shared one, and the others had k. */
function policyOf({ kSensitive, kByGroup, ...row }: typeof anonymityPolicy.$inferSelect): PolicyVersion {
  return { ...row, kByGroup: kByGroup ?? leastByGroup(row.k, kSensitive) };
}
