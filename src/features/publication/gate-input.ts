import { type GateInput, showHeld } from '#features/anonymity/index.ts';
import { announcementSchema, staffingDocumentSchema } from '#features/record/index.ts';
import { directions, grounds } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { listCanaries } from './canaries.ts';
import { filesUnder, gatherPublicState } from './public-state.ts';
import { announcementFiles, type ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';
import { listInState } from './store/release.ts';

interface Judged {
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly today: PlainDate;
  readonly policy: GateInput['policy'];
}

/** All that the gate compares a release with: what is public, what is on its way there, and the register. */
export async function gatherGateInput(context: Context, judged: Judged): Promise<GateInput> {
  const { files, policy } = judged;
  if (announcementFiles(files).length === 0) return wordsAlone(context, judged);
  const approved = await listInState(context, 'approved');
  // Approved and not in the record yet: it will be public before this release.
  const onTheWay = approved.flatMap((one) => one.files);
  const state = await gatherPublicState(context, judged.today, onTheWay, judged.members);
  return {
    ...state,
    announcements: announcementFiles(files).map(({ path, body }) => ({ path, document: JSON.parse(body) })),
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
    schema: announcementSchema,
    published: [],
    closedPeriods: [],
    held: null,
    reports: [],
    staffing: [],
    vocabularies: { grounds, directions },
    files,
    canaries: await listCanaries(context),
    policy,
  };
}
