import { inArray } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import { windowReminder } from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import type { ReminderKind } from '../rules/reminder.ts';

/** Whom a reminder went to, and the closing that it was about. */
export interface Reminder {
  readonly windowId: string;
  readonly accountId: string;
  readonly kind: ReminderKind;
  readonly closesAt: Date;
}

/** Fails with the batch when this person was told before. */
export function insertReminderStatement(context: Context, reminder: Reminder): Statement {
  return context.database.read.insert(windowReminder).values({ ...reminder, sentAt: context.clock.now() });
}

export function isSentAlready(error: unknown): boolean {
  return /UNIQUE constraint failed: window_reminder/.test(String((error as Error).message));
}

export function listReminders(context: Context, windowIds: readonly string[]): Promise<Reminder[]> {
  const { windowId, accountId, kind, closesAt } = windowReminder;
  return context.database.read
    .select({ windowId, accountId, kind, closesAt })
    .from(windowReminder)
    .where(inArray(windowId, [...windowIds]));
}
