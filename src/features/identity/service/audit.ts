import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result } from '#lib/result.ts';
import { requireRole } from '../rules/access.ts';
import { type AuditEvent, insertEvent, insertEventIfChanged, selectEvents } from '../store/audit.ts';

const PAGE_SIZE = 200;

export interface NewEvent {
  /** Null for what no account did, such as a nightly job. */
  readonly actor: Actor | null;
  /** A permanent code, such as `publication.release-approved`. */
  readonly action: string;
  /** What it was done to, as `noun:id`. */
  readonly object: string;
  /** Numbers, codes and reasons. MUST NOT hold names, addresses or other personal data: events are never erased. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** The statement that records an event, to be written in the batch of the deed itself. */
export function eventStatement(context: Pick<Context, 'database' | 'clock'>, event: NewEvent) {
  return insertEvent(context.database, columnsOf(context, event));
}

/**
 * The same for a deed that somebody else's may forestall: MUST stand right behind the statement that decides it, and
 * records nothing when that one changed no row.
 */
export function eventIfChanged(context: Pick<Context, 'database' | 'clock'>, event: NewEvent) {
  return insertEventIfChanged(context.database, columnsOf(context, event));
}

function columnsOf({ clock }: Pick<Context, 'clock'>, event: NewEvent): Omit<AuditEvent, 'sequence'> {
  return {
    at: clock.now(),
    accountId: event.actor?.accountId ?? null,
    action: event.action,
    object: event.object,
    detail: event.detail ?? null,
  };
}

/** Records an event that has no other write to go with, such as a look behind a wall. */
export async function recordEvent(context: Context, event: NewEvent): Promise<void> {
  await context.database.write([eventStatement(context, event)]);
}

/** The audit trail for auditors and administrators, newest first, 200 events a page: `before` is the last one's sequence. */
export async function listEvents(
  context: Context,
  actor: Actor | null,
  before: number | null = null,
): Promise<Result<AuditEvent[], 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'auditor', 'admin');
  return allowed.ok ? accept(await selectEvents(context.database, PAGE_SIZE, before)) : allowed;
}
