import type { Background } from '#features/anonymity/index.ts';
import {
  type AnnouncementDocument,
  announcementSchema,
  officeSchema,
  openRecord,
  type ReleaseDocument,
  releaseSchema,
  staffingDocumentSchema,
  type WithdrawalDocument,
} from '#features/record/index.ts';
import { directions, grounds, listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import { listOfficeIds, officeIdsAmong } from './office-ids.ts';
import { policiesOfReleases } from './policy.ts';
import { announcementFiles, filesUnder, type ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';

export interface PublicState extends Omit<Background, 'held' | 'policy'> {
  readonly published: readonly AnnouncementDocument[];
  readonly withdrawals: readonly WithdrawalDocument[];
  /** Every report; `reports` are those whose totals can still be compared. */
  readonly allReports: readonly ReleaseDocument[];
}

/**
 * All that the gate compares with: what is public or, as `onTheWay`, will be first; and the register with who stands
 * behind what, `members` included. Of withdrawn announcements nothing is public; whoever remembers one has solved it,
 * so the transfers behind it are left out.
 */
export async function gatherPublicState(
  context: Context,
  today: PlainDate,
  {
    onTheWay = [],
    judged = [],
    members: added = [],
  }: {
    readonly onTheWay?: readonly ReleaseFile[];
    /** The files of the release that is judged, and who stands behind them. */
    readonly judged?: readonly ReleaseFile[];
    readonly members?: readonly ReleaseMember[];
  } = {},
): Promise<PublicState> {
  const record = openRecord(recordFolder(context.config.home));
  const withdrawals = await record.listWithdrawals();
  const withdrawn = new Set(withdrawals.map(({ id }) => id));
  const isRemembered = ({ announcementId }: { readonly announcementId: string | null }) =>
    announcementId !== null && withdrawn.has(announcementId);
  const register = (await listRegister(context)).filter((one) => !isRemembered(one));
  const all = withEarlier(added, register);
  const officeIds = new Set([...(await listOfficeIds(context)), ...officeIdsAmong(judged)]);
  const [officeMembers, members] = partition(all, ({ announcementId }) => officeIds.has(announcementId));
  const published = [
    ...(await record.listRevisions()),
    ...announcementFiles(onTheWay).map(({ body }) => announcementSchema.parse(JSON.parse(body))),
  ];
  const allReports = [
    ...(await record.listReleases()),
    ...filesUnder('releases', onTheWay).map(({ body }) => releaseSchema.parse(JSON.parse(body))),
  ];
  return {
    withdrawals,
    members,
    register,
    offices: {
      documents: [],
      members: officeMembers.map(({ announcementId, transferId }) => ({
        officeId: announcementId,
        transferId,
      })),
      schema: officeSchema,
      decision: null,
    },
    promises: [...(await policiesOfReleases(context))].map(([id, { k, minimumDelayDays }]) => ({
      id,
      k,
      minimumDelayDays,
    })),
    published,
    closedPeriods: closedYears(register, all, today),
    allReports,
    // The totals of a release that a withdrawal has made incomplete can be compared with nothing any more.
    reports: withdrawn.size === 0 ? allReports : allReports.filter((report) => isComplete(report, published)),
    staffing: [
      ...(await record.listStaffing()),
      ...filesUnder('staffing', onTheWay).map(({ body }) => staffingDocumentSchema.parse(JSON.parse(body))),
    ],
    vocabularies: { grounds, directions },
  };
}

function isComplete(report: ReleaseDocument, published: readonly AnnouncementDocument[]): boolean {
  const first = published.filter(({ release, rev }) => release === report.id && rev === 1);
  return first.length === report.announcements;
}

/** The members of this release and of all earlier ones, each once: those behind a correction are of both. */
function withEarlier(members: readonly ReleaseMember[], register: readonly RegisterEntry[]): ReleaseMember[] {
  const earlier = register.flatMap(({ id, announcementId }) =>
    announcementId === null ? [] : [{ announcementId, transferId: id }],
  );
  const all = [...members, ...earlier].map(
    (member) => [`${member.announcementId} ${member.transferId}`, member] as const,
  );
  return [...new Map(all).values()];
}

/** Years that are over and of which no transfer waits: their announcements and their part of the register match exactly. */
function closedYears(
  register: readonly RegisterEntry[],
  members: readonly ReleaseMember[],
  today: PlainDate,
): string[] {
  const announced = new Set(members.map(({ transferId }) => transferId));
  const years = Map.groupBy(register, ({ decreeDate }) => decreeDate.slice(0, 4));
  return [...years]
    .filter(([year, transfers]) => year < today.slice(0, 4) && transfers.every(({ id }) => announced.has(id)))
    .map(([year]) => year);
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
