import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { organisationToken as table } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import type { ApiToken } from '../rules/token.ts';

export function insertStatement(
  context: Context,
  token: Pick<ApiToken, 'id' | 'organisationId' | 'label' | 'scopes'> & {
    readonly tokenHash: string;
    readonly createdBy: string;
  },
): Statement {
  return context.database.read.insert(table).values({ ...token, createdAt: context.clock.now() });
}

/** A token that is not revoked. */
export async function findByHash(context: Context, tokenHash: string): Promise<ApiToken | null> {
  const [row] = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.tokenHash, tokenHash), isNull(table.revokedAt)));
  return row === undefined ? null : toToken(row);
}

/** Tokens in use, newest first. */
export async function listOf(context: Context, organisationId: string): Promise<ApiToken[]> {
  const rows = await context.database.read
    .select()
    .from(table)
    .where(and(eq(table.organisationId, organisationId), isNull(table.revokedAt)))
    .orderBy(desc(table.createdAt), desc(table.id));
  return rows.map(toToken);
}

export function revokeStatement(context: Context, organisationId: string, id: string): Statement {
  return context.database.read
    .update(table)
    .set({ revokedAt: context.clock.now() })
    .where(and(eq(table.id, id), eq(table.organisationId, organisationId), isNull(table.revokedAt)));
}

export function usedStatement(context: Context, id: string, day: PlainDate): Statement {
  return context.database.read.update(table).set({ lastUsedOn: day }).where(eq(table.id, id));
}

function toToken(row: typeof table.$inferSelect): ApiToken {
  const { id, organisationId, label, scopes, createdAt, lastUsedOn } = row;
  return { id, organisationId, label, scopes, createdAt, lastUsedOn };
}
