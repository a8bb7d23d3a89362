import { type FeedbackWindow, lastDay, windowsClosing } from '#features/feedback/index.ts';
import { type Evaluator, listEvaluators } from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { addDays, type PlainDate, plainDate, startOfDay } from '#lib/date.ts';
import type { Mail } from '#lib/mail.ts';
import { CLOSING_DAYS, dueReminder, type ReminderKind, WAITING_DAYS } from '../rules/reminder.ts';
import { insertReminderStatement, isSentAlready, listReminders, type Reminder } from '../store/reminder.ts';
import { listReviews } from '../store.ts';

/** Writes the mail about so many windows with this last day. It must name none of them. */
export type ReminderWriter = (kind: ReminderKind, lastDay: PlainDate, count: number) => Omit<Mail, 'to'>;

interface Due {
  readonly window: FeedbackWindow;
  readonly kind: ReminderKind;
}

/**
 * Tells evaluators three days before a window of their agencies closes, and on the day after it has. Windows with the
 * same last day go into one mail, and nobody is told twice of the same closing. Safe to repeat, also side by side.
 * @returns how many mails were queued.
 */
export async function remindEvaluators(context: Context, writeMail: ReminderWriter): Promise<number> {
  const due = await listDue(context);
  if (due.length === 0) return 0;
  const told = new Set(
    (
      await listReminders(
        context,
        due.map(({ window }) => window.id),
      )
    ).map(keyOf),
  );
  let mails = 0;
  for (const evaluator of await listEvaluators(context)) {
    const news = due.filter(
      (one) => isReadBy(one.window, evaluator) && !told.has(keyOf(reminderOf(one, evaluator))),
    );
    const groups = Map.groupBy(news, ({ window, kind }) => `${kind} ${lastDay(window)}`);
    for (const group of groups.values()) {
      if (await tell(context, evaluator, group, writeMail)) mails++;
    }
  }
  return mails;
}

async function listDue(context: Context): Promise<Due[]> {
  const now = context.clock.now();
  const today = plainDate(now);
  const windows = await windowsClosing(
    context,
    startOfDay(addDays(today, -WAITING_DAYS - 1)),
    startOfDay(addDays(today, CLOSING_DAYS + 1)),
  );
  const reviews = await listReviews(
    context,
    windows.map(({ id }) => id),
  );
  return windows.flatMap((window) => {
    const kind = dueReminder(window, now);
    if (kind === null || reviews.get(window.id)?.closedAt) return [];
    return [{ window, kind }];
  });
}

function isReadBy(window: FeedbackWindow, evaluator: Evaluator): boolean {
  return window.agencies.some((agency) => evaluator.agencies.includes(agency));
}

/** @returns whether it was this process that told them. */
async function tell(
  context: Context,
  evaluator: Evaluator,
  group: readonly Due[],
  writeMail: ReminderWriter,
): Promise<boolean> {
  const [first] = group;
  if (first === undefined) return false;
  const mail = writeMail(first.kind, lastDay(first.window), group.length);
  try {
    await context.database.write([
      ...group.map((one) => insertReminderStatement(context, reminderOf(one, evaluator))),
      mailStatement(context, { to: evaluator.email, ...mail }),
    ]);
    return true;
  } catch (error) {
    if (isSentAlready(error)) return false;
    throw error;
  }
}

function reminderOf({ window, kind }: Due, { accountId }: Evaluator): Reminder {
  return { windowId: window.id, accountId, kind, closesAt: window.closesAt };
}

function keyOf({ windowId, accountId, kind, closesAt }: Reminder): string {
  return [windowId, accountId, kind, closesAt.getTime()].join(' ');
}
