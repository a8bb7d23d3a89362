import { type AnonymityPolicy, searchCohorts } from '#features/anonymity/index.ts';
import { openRecord } from '#features/record/index.ts';
import { latestStaffingPeriod, listStaffing, quarterOf } from '#features/staffing/index.ts';
import { listRegister, listWaitingTransfers, type TransferCandidate } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { type PlainDate, plainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import type { Random } from '#lib/random.ts';
import type { StaffingRow } from './rules/need.ts';
import { onePerPerson } from './rules/one-per-person.ts';
import { lastDecreeDate, type Policy } from './rules/policy.ts';

/** What a release is searched in: decided transfers not yet public, the register, and the staffing table in force. */
export interface Queue {
  readonly today: PlainDate;
  /** The last day whose decrees may be published. */
  readonly lastDecree: PlainDate;
  /** With decrees up to that day. */
  readonly ready: readonly TransferCandidate[];
  /** With later ones. */
  readonly laterCount: number;
  readonly register: Awaited<ReturnType<typeof listRegister>>;
  /** Null before the first staffing import; then no population is large enough. */
  readonly period: string | null;
  readonly staffing: Awaited<ReturnType<typeof listStaffing>>;
  /** The figures that an announcement may show: those of the published table of that period, where there is one. */
  readonly publicStaffing: readonly StaffingRow[];
}

export async function gatherQueue(context: Context, policy: Policy): Promise<Queue> {
  const today = plainDate(context.clock.now());
  const lastDecree = lastDecreeDate(policy, today);
  const waiting = await listWaitingTransfers(context);
  const ready = onePerPerson(waiting.filter((one) => one.decreeDate <= lastDecree));
  const period = await latestStaffingPeriod(context, quarterOf(today));
  const staffing = period === null ? [] : await listStaffing(context, period);
  const published =
    period === null ? null : await openRecord(recordFolder(context.config.home)).findStaffing(period);
  return {
    today,
    lastDecree,
    ready,
    laterCount: waiting.length - ready.length,
    register: await listRegister(context),
    period,
    staffing,
    publicStaffing: published?.rows ?? staffing,
  };
}

export function searchQueue(queue: Queue, policy: AnonymityPolicy, random: Random) {
  return searchCohorts({
    queue: queue.ready,
    register: queue.register,
    staffing: queue.staffing,
    policy,
    random,
  });
}
