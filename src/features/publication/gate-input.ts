import { type GateInput, showHeld } from '#features/anonymity/index.ts';
import {
  announcementSchema,
  openRecord,
  type PublicRecord,
  releaseSchema,
  type StaffingDocument,
  staffingDocumentSchema,
  staffingPath,
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
    staffing: await listStaffingDocuments(record, [...files, ...onTheWay]),
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

/** The staffing tables that the needs of announcements quote: among the files, or in the record. */
async function listStaffingDocuments(
  record: PublicRecord,
  files: readonly ReleaseFile[],
): Promise<StaffingDocument[]> {
  const bodies = filesUnder('staffing', files).map(({ body }) => body);
  const known = new Set(filesUnder('staffing', files).map(({ path }) => path));
  const quoted = filesUnder('announcements', files).flatMap(({ body }) => {
    const period = announcementSchema.safeParse(JSON.parse(body)).data?.need?.period;
    return period === undefined ? [] : [staffingPath(period)];
  });
  for (const path of new Set(quoted).difference(known)) {
    const bytes = await record.readDocument(path);
    if (bytes !== null) bodies.push(new TextDecoder().decode(bytes));
  }
  return bodies.map((body) => staffingDocumentSchema.parse(JSON.parse(body)));
}
