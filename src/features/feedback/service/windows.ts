import { openRecord } from '#features/record/index.ts';
import { agencies as allAgencies } from '#features/staffing/index.ts';
import type { Context } from '#lib/context.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { recordFolder } from '#lib/places.ts';
import { instruments, newestInstrument, unitCodesIn } from '../rules/instrument.ts';
import { type FeedbackWindow, openingTimes } from '../rules/window.ts';
import { closedByRuleStatement, openedByRuleStatement } from '../store/window-changes.ts';
import {
  closeStatement,
  findWindow,
  listOpenWindows,
  listWindowIds,
  listWindowsOf,
  openStatements,
} from '../store/windows.ts';

/**
 * Brings the windows in line with the record: opens those of announcements that have none yet, and closes at once
 * those of announcements that were withdrawn. Safe to repeat.
 * @returns how many were opened.
 */
export async function openWindows(context: Context, known = instruments): Promise<number> {
  const record = openRecord(recordFolder(context.config.home));
  const withdrawals = await record.listWithdrawals();
  await context.database.write(
    withdrawals.flatMap(({ id }) => [closedByRuleStatement(context, id), closeStatement(context, id)]),
  );
  const knownIds = await listWindowIds(context);
  const times = openingTimes(context.clock.now());
  const instrumentVersion = newestInstrument(known).version;
  let opened = 0;
  for (const announcement of await record.listAnnouncements()) {
    const id = announcement.feedbackWindow;
    if (id === null || knownIds.has(id)) continue;
    const window: FeedbackWindow = {
      id,
      kind: 'announcement',
      announcementId: announcement.id,
      originLevel: announcement.origin.level,
      origin: announcement.origin.value,
      postLevel: announcement.post.level,
      post: announcement.post.value,
      question: null,
      instrumentVersion,
      agencies: agenciesOf(announcement.origin),
      units: [],
      ...times,
    };
    await context.database.write([
      ...openStatements(context, window),
      openedByRuleStatement(context, window),
    ]);
    opened++;
  }
  return opened;
}

function agenciesOf(origin: { level: number; value: string }): string[] {
  if (origin.level === 0) return [origin.value];
  return allAgencies
    .filter((agency) => origin.level > 1 || agency.domainCluster === origin.value)
    .map((agency) => agency.code);
}

export async function readWindow(context: Context, id: string): Promise<FeedbackWindow | null> {
  return ID_PATTERN.test(id) ? findWindow(context, id) : null;
}

/** Windows for evaluators of these agencies, soonest closing first. */
export function windowsOf(context: Context, agencies: readonly string[]): Promise<FeedbackWindow[]> {
  return listWindowsOf(context, agencies);
}

/** Open windows in which people may speak about this unit, soonest closing first. */
export async function openWindowsAt(context: Context, serviceUnit: string): Promise<FeedbackWindow[]> {
  return (await listOpenWindows(context)).filter((window) => unitCodesIn(window).includes(serviceUnit));
}

export function openWindowsNow(context: Context): Promise<FeedbackWindow[]> {
  return listOpenWindows(context);
}
