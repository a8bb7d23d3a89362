import {
  type AnonymityPolicy,
  type GateReport,
  HIERARCHY_VERSION,
  runGate,
} from '#features/anonymity/index.ts';
import { canonicalJson, type ReleaseDocument, releasePath, releaseSchema } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { type Accepted, accept, type Refusal } from '#lib/result.ts';
import { gatherGateInput } from './gate-input.ts';
import { filesUnder } from './public-state.ts';
import type { ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';

export type GateRefusal = Refusal<'publication.gate-failed'> & { readonly report: GateReport };

interface GateQuestion {
  readonly releaseId: string;
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly meanCost: number;
  readonly today: string;
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

/** Runs the gate over files that bring no report of their own, or bring it already: null when they pass. */
export async function regate(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
  policy: AnonymityPolicy,
  today: string,
): Promise<GateRefusal | null> {
  const own = filesUnder('releases', files)[0];
  const heldCount = own === undefined ? 0 : (releaseSchema.parse(JSON.parse(own.body)).held ?? 0);
  const report = runGate(await gatherGateInput(context, { files, members, heldCount, today, policy }));
  return report.passed ? null : { ok: false, code: 'publication.gate-failed', report };
}
