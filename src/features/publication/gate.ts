import { defaultPolicy, type GateReport, HIERARCHY_VERSION, runGate } from '#features/anonymity/index.ts';
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
import { announcementFiles, type ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';

export type GateRefusal = Refusal<'publication.gate-failed'> & { readonly report: GateReport };

interface GateQuestion {
  readonly releaseId: string;
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly meanCost: number;
  readonly today: PlainDate;
}

/**
 * Runs the gate over a release as it would be published. When it passes, gives the gate's report as a document of
 * the release; when it fails, the report that names each offending document, field and remedy.
 */
export async function gateOf(
  context: Context,
  { releaseId, files, members, heldCount, meanCost, today }: GateQuestion,
): Promise<Accepted<ReleaseFile> | GateRefusal> {
  const report = await judge(context, files, members);
  if (!report.passed) return { ok: false, code: 'publication.gate-failed', report };
  const document: ReleaseDocument = {
    v: 1,
    kind: 'release',
    id: releaseId,
    publishedOn: today,
    hierarchy: HIERARCHY_VERSION,
    k: defaultPolicy.k,
    kpop: defaultPolicy.kpop,
    ...report.numbers,
    held: heldCount >= defaultPolicy.k ? heldCount : null,
    meanCost: Math.round(meanCost * 10_000),
    checks: report.checks.map(({ check, passed }) => ({ check, passed })),
  };
  return accept({ path: releasePath(releaseId), body: canonicalJson(document) });
}

/** Runs the gate over files that bring no report of their own, or bring it already: null when they pass. */
export async function regate(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
): Promise<GateRefusal | null> {
  const report = await judge(context, files, members);
  return report.passed ? null : { ok: false, code: 'publication.gate-failed', report };
}

/**
 * A withdrawal alone says nothing of anybody, so only its words are searched (g): nothing that is wrong with the
 * register or with what is public may stand in the way of taking an announcement back.
 */
async function judge(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
): Promise<GateReport> {
  const announcements = announcementFiles(files);
  const register = announcements.length === 0 ? [] : await listRegister(context);
  return runGate({
    announcements: announcements.map(({ path, body }) => ({ path, document: JSON.parse(body) as unknown })),
    members: withEarlier(members, register),
    register,
    schema: announcementSchema,
    published: await openRecord(recordFolder(context.config.home)).listAnnouncements(),
    files,
    canaries: await listCanaries(context),
    policy: defaultPolicy,
  });
}

/** The members of this release and of all earlier ones, each once: those behind a correction are of both. */
function withEarlier(
  members: readonly ReleaseMember[],
  register: readonly RegisterEntry[],
): readonly ReleaseMember[] {
  const earlier = register.flatMap(({ id, announcementId }) =>
    announcementId === null ? [] : [{ announcementId, transferId: id }],
  );
  const all = [...members, ...earlier].map(
    (member) => [`${member.announcementId} ${member.transferId}`, member] as const,
  );
  return [...new Map(all).values()];
}
