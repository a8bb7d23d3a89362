import {
  type AnonymityPolicy,
  type GateReport,
  HIERARCHY_VERSION,
  runGate,
} from '#features/anonymity/index.ts';
import {
  announcementSchema,
  canonicalJson,
  openRecord,
  type ReleaseDocument,
  releasePath,
} from '#features/record/index.ts';
import { listRegister, type RegisterEntry } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { recordFolder } from '#lib/places.ts';
import { type Accepted, accept, type Refusal } from '#lib/result.ts';
import { listCanaries } from './canaries.ts';
import type { ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store.ts';

export type GateRefusal = Refusal<'publication.gate-failed'> & { readonly report: GateReport };

interface GateQuestion {
  readonly releaseId: string;
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly meanCost: number;
  readonly today: PlainDate;
  readonly policy: AnonymityPolicy;
}

/**
 * Runs the gate over a release as it would be published. When it passes, gives the gate's report as a document of
 * the release; when it fails, the report that names each offending document, field and remedy.
 */
export async function gateOf(
  context: Context,
  question: GateQuestion,
): Promise<Accepted<ReleaseFile> | GateRefusal> {
  const { files, members, releaseId, policy } = question;
  const record = openRecord(recordFolder(context.config.home));
  const register = await listRegister(context);
  const report = runGate({
    announcements: files
      .filter((file) => file.path.startsWith('announcements/'))
      .map((file) => ({ path: file.path, document: JSON.parse(file.body) as unknown })),
    members: [...members, ...earlierMembers(register)],
    register,
    schema: announcementSchema,
    published: await record.listAnnouncements(),
    files,
    canaries: await listCanaries(context),
    policy,
  });
  if (!report.passed) return { ok: false, code: 'publication.gate-failed', report };
  const document: ReleaseDocument = {
    v: 1,
    kind: 'release',
    id: releaseId,
    publishedOn: question.today,
    hierarchy: HIERARCHY_VERSION,
    k: policy.k,
    kpop: policy.kpop,
    ...report.numbers,
    held: question.heldCount >= policy.k ? question.heldCount : null,
    meanCost: Math.round(question.meanCost * 10_000),
    checks: report.checks.map(({ check, passed }) => ({ check, passed })),
  };
  return accept({ path: releasePath(releaseId), body: canonicalJson(document) });
}

function earlierMembers(register: readonly RegisterEntry[]): ReleaseMember[] {
  return register.flatMap(({ id, announcementId }) =>
    announcementId === null ? [] : [{ announcementId, transferId: id }],
  );
}

/** Checks a release once more at its approval or after an edit; its own report stands among the files already. */
export async function regate(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
  policy: AnonymityPolicy,
): Promise<GateRefusal | null> {
  const announcements = files.filter((file) => file.path.startsWith('announcements/'));
  const first = announcementSchema.parse(JSON.parse(announcements[0]?.body ?? 'null'));
  const outcome = await gateOf(context, {
    releaseId: first.release,
    files,
    members,
    heldCount: 0,
    meanCost: 0,
    today: first.publishedOn,
    policy,
  });
  return outcome.ok ? null : outcome;
}
