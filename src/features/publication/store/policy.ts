import { desc, type SQL, sql } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { anonymityPolicy } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { PolicyVersion } from '../rules/policy.ts';

/** What was set, newest first. */
export function selectPolicies(context: Context): Promise<PolicyVersion[]> {
  return context.database.read.select().from(anonymityPolicy).orderBy(desc(anonymityPolicy.version));
}

export async function findLatestPolicy(context: Context): Promise<PolicyVersion | null> {
  const { read } = context.database;
  const [row] = await read.select().from(anonymityPolicy).orderBy(desc(anonymityPolicy.version)).limit(1);
  return row ?? null;
}

/** Fails with "append-only" when this version was set already. */
export function insertPolicyStatement(context: Context, row: typeof anonymityPolicy.$inferInsert): Statement {
  return context.database.read.insert(anonymityPolicy).values(row);
}

/** The number of the version in force, for the condition of a statement. */
export function versionInForce(): SQL {
  return sql`(SELECT coalesce(max(${anonymityPolicy.version}), 0) FROM ${anonymityPolicy})`;
}
