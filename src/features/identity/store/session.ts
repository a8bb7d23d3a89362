import { eq, lte } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { session } from '#db/schema/index.ts';

export interface StoredSession {
  readonly idHash: string;
  readonly accountId: string;
  readonly expiresAt: Date;
}

export async function findSession(database: Database, idHash: string): Promise<StoredSession | null> {
  const [found] = await database.read.select().from(session).where(eq(session.idHash, idHash));
  return found ?? null;
}

export async function insertSession(database: Database, row: StoredSession): Promise<void> {
  await database.write([database.read.insert(session).values(row)]);
}

export async function moveExpiry(database: Database, idHash: string, expiresAt: Date): Promise<void> {
  await database.write([database.read.update(session).set({ expiresAt }).where(eq(session.idHash, idHash))]);
}

export async function deleteSession(database: Database, idHash: string): Promise<void> {
  await database.write([database.read.delete(session).where(eq(session.idHash, idHash))]);
}

export async function deleteSessionsOf(database: Database, accountId: string): Promise<void> {
  await database.write([database.read.delete(session).where(eq(session.accountId, accountId))]);
}

export async function deleteExpiredSessions(database: Database, now: Date): Promise<void> {
  await database.write([database.read.delete(session).where(lte(session.expiresAt, now))]);
}
