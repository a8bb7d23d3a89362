import { type GateInput, showHeld } from '#features/anonymity/index.ts';
import {
  announcementSchema,
  openRecord,
  releaseSchema,
  staffingDocumentSchema,
} from '#features/record/index.ts';
import { directions, grounds, listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import { listCanaries } from './canaries.ts';
import type { ReleaseFile } from './rules/release.ts';
import { listInState, type ReleaseMember } from './store.ts';

/** All that the gate compares a release with: what is public, what is on its way there, and the register. */
export async function gatherGateInput(
  context: Context,
  release: {
    readonly files: readonly ReleaseFile[];
    readonly members: readonly ReleaseMember[];
    readonly heldCount: number;
    readonly today: PlainDate;
    readonly policy: GateInput['policy'];
  },
): Promise<GateInput> {
  const { files, policy } = release;
  const record = openRecord(recordFolder(context.config.home));
  const register = await listRegister(context);
  const approved = await listInState(context, 'approved');
  // Approved and not in the record yet: it will be public before this release.
  const onTheWay = approved.flatMap((one) => one.files);
  const reports = [
    ...(await record.listReleases()),
    ...filesUnder('releases', onTheWay).map(({ body }) => releaseSchema.parse(JSON.parse(body))),
  ];
  const members = [...release.members, ...earlierMembers(register)];
  return {
    announcements: filesUnder('announcements', files).map(({ path, body }) => ({
      path,
      document: JSON.parse(body),
    })),
    members,
    register,
    schema: announcementSchema,
    published: [
      ...(await record.listRevisions()),
      ...filesUnder('announcements', onTheWay).map(({ body }) => announcementSchema.parse(JSON.parse(body))),
    ],
    closedPeriods: closedYears(register, members, release.today),
    held: showHeld(
      release.heldCount,
      policy.k,
      reports.map((report) => report.held),
    ),
    reports,
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

/** The files of a release in one folder of the record. */
export function filesUnder(
  folder: 'announcements' | 'releases' | 'staffing',
  files: readonly ReleaseFile[],
): ReleaseFile[] {
  return files.filter(({ path }) => path.startsWith(`${folder}/`));
}

function earlierMembers(register: readonly RegisterEntry[]): ReleaseMember[] {
  return register.flatMap(({ id, announcementId }) =>
    announcementId === null ? [] : [{ announcementId, transferId: id }],
  );
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
