import { desc, lt, sql } from 'drizzle-orm';
import type { Database, Statement } from '#db/client.ts';
import { auditEvent } from '#db/schema/index.ts';

export interface AuditEvent {
  readonly sequence: number;
  readonly at: Date;
  /** Null for what no account did, such as a nightly job. */
  readonly accountId: string | null;
  readonly action: string;
  readonly object: string;
  readonly detail: Readonly<Record<string, string | number>> | null;
}

export function insertEvent(database: Database, event: Omit<AuditEvent, 'sequence'>): Statement {
  return database.read.insert(auditEvent).values(event);
}

/** As insertEvent, but only if the statement before it in the batch changed a row. */
export function insertEventIfChanged(database: Database, event: Omit<AuditEvent, 'sequence'>): Statement {
  const detail = event.detail === null ? null : JSON.stringify(event.detail);
  return database.read
    .insert(auditEvent)
    .select(
      sql`SELECT NULL, ${event.at.getTime()}, ${event.accountId}, ${event.action}, ${event.object}, ${detail} WHERE changes() > 0`,
    );
}

/** Newest first, at most `limit`, all older than the sequence number `before` when it is given. */
export function selectEvents(
  database: Database,
  limit: number,
  before: number | null,
): Promise<AuditEvent[]> {
  return database.read
    .select()
    .from(auditEvent)
    .where(before === null ? undefined : lt(auditEvent.sequence, before))
    .orderBy(desc(auditEvent.sequence))
    .limit(limit);
}
