import { type GateInput, showHeld } from '#features/anonymity/index.ts';
import {
  type AnnouncementDocument,
  announcementSchema,
  officeSchema,
  openRecord,
  type ReleaseDocument,
  releaseSchema,
  staffingDocumentSchema,
} from '#features/record/index.ts';
import { directions, grounds, listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import { listCanaries } from './canaries.ts';
import { listOfficeIds, officeIdsAmong } from './office-ids.ts';
import { policiesOfReleases } from './policy.ts';
import type { Policy } from './rules/policy.ts';
import { announcementFiles, filesUnder, officeFiles, type ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';
import { listInState } from './store/release.ts';

interface Judged {
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly today: PlainDate;
  readonly policy: Policy;
}

/**
 * All that the gate compares a release with: what is public, what is on its way there, and the register. Of withdrawn
 * announcements nothing is public; whoever remembers one has solved it, so the transfers behind it are left out.
 */
export async function gatherGateInput(context: Context, judged: Judged): Promise<GateInput> {
  const { files, policy } = judged;
  const toJudge = (file: ReleaseFile) => ({ path: file.path, document: JSON.parse(file.body) as unknown });
  const announcements = announcementFiles(files).map(toJudge);
  const offices = officeFiles(files).map(toJudge);
  if (announcements.length === 0 && offices.length === 0) return wordsAlone(context, judged);
  const record = openRecord(recordFolder(context.config.home));
  const withdrawn = new Set((await record.listWithdrawals()).map(({ id }) => id));
  const isRemembered = ({ announcementId }: { readonly announcementId: string | null }) =>
    announcementId !== null && withdrawn.has(announcementId);
  const register = (await listRegister(context)).filter((one) => !isRemembered(one));
  const approved = await listInState(context, 'approved');
  // Approved and not in the record yet: it will be public before this release.
  const onTheWay = approved.flatMap((one) => one.files);
  const reports = [
    ...(await record.listReleases()),
    ...filesUnder('releases', onTheWay).map(({ body }) => releaseSchema.parse(JSON.parse(body))),
  ];
  const all = withEarlier(judged.members, register);
  const officeIds = new Set([...(await listOfficeIds(context)), ...officeIdsAmong(files)]);
  const [officeMembers, members] = partition(all, ({ announcementId }) => officeIds.has(announcementId));
  const published = [
    ...(await record.listRevisions()),
    ...announcementFiles(onTheWay).map(({ body }) => announcementSchema.parse(JSON.parse(body))),
  ];
  return {
    announcements,
    members,
    register,
    offices: {
      documents: offices,
      members: officeMembers.map(({ announcementId, transferId }) => ({
        officeId: announcementId,
        transferId,
      })),
      schema: officeSchema,
      decision: policy.publicOffice,
    },
    schema: announcementSchema,
    published,
    closedPeriods: closedYears(register, all, judged.today),
    held: showHeld(
      judged.heldCount,
      policy.k,
      reports.map((report) => report.held),
    ),
    // The totals of a release that a withdrawal has made incomplete can be compared with nothing any more.
    reports: withdrawn.size === 0 ? reports : reports.filter((report) => isComplete(report, published)),
    promises: [...(await policiesOfReleases(context))].map(([id, { k, minimumDelayDays }]) => ({
      id,
      k,
      minimumDelayDays,
    })),
    staffing: [
      ...(await record.listStaffing()),
      ...filesUnder('staffing', [...files, ...onTheWay]).map(({ body }) =>
        staffingDocumentSchema.parse(JSON.parse(body)),
      ),
    ],
    vocabularies: { grounds, directions },
    files,
    canaries: await listCanaries(context),
    policy,
  };
}

/**
 * A withdrawal alone says nothing of anybody, so only its words are searched (g): nothing that is wrong with the
 * register or with what is public may stand in the way of taking an announcement back.
 */
async function wordsAlone(context: Context, { files, policy }: Judged): Promise<GateInput> {
  return {
    announcements: [],
    members: [],
    register: [],
    offices: { documents: [], members: [], schema: officeSchema, decision: null },
    schema: announcementSchema,
    published: [],
    closedPeriods: [],
    held: null,
    reports: [],
    promises: [],
    staffing: [],
    vocabularies: { grounds, directions },
    files,
    canaries: await listCanaries(context),
    policy,
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
