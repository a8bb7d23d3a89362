import {
  type AnonymityPolicy,
  type GateReport,
  HIERARCHY_VERSION,
  runGate,
} from '#features/anonymity/index.ts';
import {
  announcementSchema,
  canonicalJson,
  type ReleaseDocument,
  releasePath,
  releaseSchema,
} from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { type Accepted, accept, type Refusal } from '#lib/result.ts';
import { filesUnder, gatherGateInput } from './gate-input.ts';
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
  const { policy } = question;
  const input = await gatherGateInput(context, question);
  const report = runGate(input);
  if (!report.passed) return { ok: false, code: 'publication.gate-failed', report };
  const document: ReleaseDocument = {
    v: 1,
    kind: 'release',
    id: question.releaseId,
    publishedOn: question.today,
    hierarchy: HIERARCHY_VERSION,
    k: policy.k,
    kpop: policy.kpop,
    ...report.numbers,
    held: input.held,
    meanCost: Math.round(question.meanCost * 10_000),
    checks: report.checks.map(({ check, passed }) => ({ check, passed })),
  };
  return accept({ path: releasePath(question.releaseId), body: canonicalJson(document) });
}

/** Checks a release once more at its approval or after an edit; its own report stands among the files already. */
export async function regate(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
  policy: AnonymityPolicy,
): Promise<GateRefusal | null> {
  const first = announcementSchema.parse(JSON.parse(filesUnder('announcements', files)[0]?.body ?? 'null'));
  const ownReport = files.find(({ path }) => path === releasePath(first.release));
  const { held } = releaseSchema.parse(JSON.parse(ownReport?.body ?? 'null'));
  const outcome = await gateOf(context, {
    releaseId: first.release,
    files,
    members,
    heldCount: held ?? 0,
    meanCost: 0,
    today: first.publishedOn,
    policy,
  });
  return outcome.ok ? null : outcome;
}
