import { isDescribable, type SearchLimits, searchCohorts } from '#features/anonymity/index.ts';
import { openRecord } from '#features/record/index.ts';
import { latestStaffingPeriod, listStaffing, quarterOf } from '#features/staffing/index.ts';
import {
  listRegister,
  listWaitingTransfers,
  type RegisterEntry,
  type TransferCandidate,
} from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { type PlainDate, plainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import type { Random } from '#lib/random.ts';
import { listOfficeIds } from './office-ids.ts';
import { type Held, sortWaiting } from './rules/held.ts';
import type { StaffingRow } from './rules/need.ts';
import { lastDecreeDate, lastOldEnough, type Policy } from './rules/policy.ts';
import { findPublicOffices, type PublicOffice } from './rules/public-office.ts';

/** What a release is searched in: decided transfers not yet public, the register, and the staffing table in force. */
export interface Queue {
  readonly today: PlainDate;
  /** The last day whose decrees may be published. */
  readonly lastDecree: PlainDate;
  /** Those that the search may group. */
  readonly ready: readonly TransferCandidate[];
  /** Those that are published openly, each as one of a public office. */
  readonly offices: readonly { readonly move: TransferCandidate; readonly office: PublicOffice }[];
  /** Those that are set aside before the search. */
  readonly held: readonly Held<TransferCandidate>[];
  /** All decided transfers of which something can be said, up to today. */
  readonly register: readonly RegisterEntry[];
  /** Null before the first staffing import; then no population is large enough. */
  readonly period: string | null;
  readonly staffing: Awaited<ReturnType<typeof listStaffing>>;
  /** The figures that an announcement may show: those of the published table of that period, where there is one. */
  readonly publicStaffing: readonly StaffingRow[];
}

export async function gatherQueue(context: Context, policy: Policy): Promise<Queue> {
  const today = plainDate(context.clock.now());
  const lastDecree = lastDecreeDate(policy, today);
  const period = await latestStaffingPeriod(context, quarterOf(today));
  const staffing = period === null ? [] : await listStaffing(context, period);
  const published =
    period === null ? null : await openRecord(recordFolder(context.config.home)).findStaffing(period);
  const publicStaffing = published?.rows ?? staffing;
  const register = await listRegister(context);
  const offices =
    policy.publicOffice === null
      ? new Map<string, PublicOffice>()
      : findPublicOffices(register, publicStaffing);
  const officeIds = await listOfficeIds(context);
  const personsBehind = (isOpen: boolean) =>
    new Set(
      register.flatMap(({ announcementId, employeeRef }) =>
        announcementId !== null && officeIds.has(announcementId) === isOpen ? [employeeRef] : [],
      ),
    );
  const sorted = sortWaiting<TransferCandidate>(await listWaitingTransfers(context), {
    lastOldEnough: lastOldEnough(policy, today),
    lastDecree,
    offices: new Set(offices.keys()),
    announced: personsBehind(false),
    open: personsBehind(true),
    isDescribable,
  });
  return {
    today,
    lastDecree,
    ready: sorted.ready,
    offices: sorted.offices.map((move) => ({ move, office: offices.get(move.id) as PublicOffice })),
    held: sorted.held,
    register: register.filter((one) => one.decreeDate <= today && isDescribable(one)),
    period,
    staffing,
    publicStaffing,
  };
}

export function searchQueue(queue: Queue, policy: SearchLimits, random: Random) {
  return searchCohorts({
    queue: queue.ready,
    register: queue.register,
    staffing: queue.staffing,
    policy,
    random,
  });
}
