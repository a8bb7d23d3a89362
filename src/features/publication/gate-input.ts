import { type GateInput, showHeld } from '#features/anonymity/index.ts';
import { announcementSchema, officeSchema, staffingDocumentSchema } from '#features/record/index.ts';
import { directions, grounds } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { listCanaries } from './canaries.ts';
import { gatherPublicState } from './public-state.ts';
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

/** All that the gate compares a release with: what is public, what is on its way there, and the register. */
export async function gatherGateInput(context: Context, judged: Judged): Promise<GateInput> {
  const { files, policy } = judged;
  const toJudge = (file: ReleaseFile) => ({ path: file.path, document: JSON.parse(file.body) as unknown });
  const announcements = announcementFiles(files).map(toJudge);
  const offices = officeFiles(files).map(toJudge);
  if (announcements.length === 0 && offices.length === 0) return wordsAlone(context, judged);
  const approved = await listInState(context, 'approved');
  // Approved and not in the record yet: it will be public before this release.
  const onTheWay = approved.flatMap((one) => one.files);
  const state = await gatherPublicState(context, judged.today, {
    onTheWay,
    judged: files,
    members: judged.members,
  });
  return {
    ...state,
    announcements,
    offices: { ...state.offices, documents: offices, decision: policy.publicOffice },
    schema: announcementSchema,
    held: showHeld(
      judged.heldCount,
      policy.k,
      state.allReports.map((report) => report.held),
    ),
    staffing: [
      ...state.staffing,
      ...filesUnder('staffing', files).map(({ body }) => staffingDocumentSchema.parse(JSON.parse(body))),
    ],
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
