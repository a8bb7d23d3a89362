import type { GateReport } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import type { ReleaseDocument } from '#features/record/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { judge, reportAmong } from './gate.ts';
import { policiesSet, policyInForce } from './policy.ts';
import { officeFiles, type ReleaseDetail } from './rules/release.ts';
import { listMembers } from './store/member.ts';
import { findRelease } from './store/release.ts';

/** What the gate says of a release today, and what the release itself says in public. */
export interface GateReading {
  readonly release: ReleaseDetail;
  readonly report: GateReport;
  readonly officeCount: number;
  /** Null in corrections and withdrawals. */
  readonly document: ReleaseDocument | null;
  /** The version of the policy that it was judged by. */
  readonly judgedBy: number;
  /** The version in force: a proposal under another one cannot be approved. */
  readonly inForce: number;
}

/**
 * Runs the gate once more over a release that is proposed, approved or published, against the register and the record
 * as they are now: a release by its own policy, a correction or withdrawal by the one in force. Changes nothing.
 */
export async function readGateReport(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<
  Result<
    GateReading,
    'identity.sign-in' | 'identity.forbidden' | 'publication.release-unknown' | 'publication.not-proposed'
  >
> {
  const allowed = requireRole(actor, 'officer', 'approver', 'auditor');
  if (!allowed.ok) return allowed;
  const release = await findRelease(context, id);
  if (release === null) return refuse('publication.release-unknown');
  if (release.state === 'refused') return refuse('publication.not-proposed');
  const inForce = await policyInForce(context);
  const own = (await policiesSet(context)).find(({ version }) => version === release.policyVersion);
  const policy = release.kind === 'release' && own !== undefined ? own : inForce;
  const members = await listMembers(context, id);
  const today = plainDate(context.clock.now());
  return accept({
    release,
    report: await judge(context, release.files, members, policy, today),
    officeCount: officeFiles(release.files).length,
    document: reportAmong(release.files),
    judgedBy: policy.version,
    inForce: inForce.version,
  });
}
