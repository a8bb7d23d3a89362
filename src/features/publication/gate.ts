import { type GateReport, HIERARCHY_VERSION, runGate } from '#features/anonymity/index.ts';
import { canonicalJson, type ReleaseDocument, releasePath, releaseSchema } from '#features/record/index.ts';
import type { Context } from '#lib/context.ts';
import { type Accepted, accept, type Refusal } from '#lib/result.ts';
import { gatherGateInput } from './gate-input.ts';
import type { Policy } from './rules/policy.ts';
import { filesUnder, type ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';

export type GateRefusal = Refusal<'publication.gate-failed'> & { readonly report: GateReport };

interface GateQuestion {
  readonly releaseId: string;
  readonly files: readonly ReleaseFile[];
  readonly members: readonly ReleaseMember[];
  readonly heldCount: number;
  readonly meanCost: number;
  readonly today: string;
  readonly policy: Policy;
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
    policy: {
      version: policy.version,
      kByGroup: policy.kByGroup,
      costCapPercent: policy.costCapPercent,
      premiumPercent: Math.round(policy.premiumShare * 100),
      minimumDelayDays: policy.minimumDelayDays,
      fewestTransfers: policy.fewestTransfers,
      closingYear: policy.closingYear,
      publicOffice: policy.publicOffice,
    },
  };
  return accept({ path: releasePath(question.releaseId), body: canonicalJson(document) });
}

/** Runs the gate over files that bring no report of their own, or bring it already: null when they pass. */
export async function regate(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
  policy: Policy,
  today: string,
): Promise<GateRefusal | null> {
  const report = await judge(context, files, members, policy, today);
  return report.passed ? null : { ok: false, code: 'publication.gate-failed', report };
}

/** What the gate says of files as they are now. */
export async function judge(
  context: Context,
  files: readonly ReleaseFile[],
  members: readonly ReleaseMember[],
  policy: Policy,
  today: string,
): Promise<GateReport> {
  const heldCount = reportAmong(files)?.held ?? 0;
  return runGate(await gatherGateInput(context, { files, members, heldCount, today, policy }));
}

/** The gate's report that a release brings for the public; null in corrections and withdrawals. */
export function reportAmong(files: readonly ReleaseFile[]): ReleaseDocument | null {
  const own = filesUnder('releases', files)[0];
  return own === undefined ? null : releaseSchema.parse(JSON.parse(own.body));
}
