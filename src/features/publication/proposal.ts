import { discloseCounts, HIERARCHY_VERSION } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import { announcementPath, canonicalJson, type OfficeDocument, officePath } from '#features/record/index.ts';
import { directions, grounds as groundVocabulary } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { type Result, refuse } from '#lib/result.ts';
import { type GateRefusal, gateOf } from './gate.ts';
import { isProposalOpen, openProposal, type Proposal } from './open-proposal.ts';
import { policyInForce } from './policy.ts';
import { gatherQueue, type Queue, searchQueue } from './queue.ts';
import { referenceFiles } from './reference-files.ts';
import { buildAnnouncement, type RationaleWriter } from './rules/announcement.ts';
import { buildOffice } from './rules/office.ts';
import type { Policy } from './rules/policy.ts';
import type { ReleaseFile } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';

type ProposalRefusal =
  | 'identity.sign-in'
  | 'identity.forbidden'
  | 'publication.proposal-open'
  | 'publication.nothing-to-propose'
  | 'publication.too-few-transfers';

/**
 * Searches cohorts among the decided, unpublished transfers whose decree is old enough, under the policy in force,
 * writes their announcements, and the documents of public offices where a legal decision permits them, has the gate
 * check them, and keeps the exact bytes for a second person. One proposal at a time, and none whose announcements hold
 * fewer transfers than the policy asks for.
 */
export async function proposeRelease(
  context: Context,
  actor: Actor | null,
  write: RationaleWriter,
): Promise<Result<Proposal, ProposalRefusal> | GateRefusal> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  if (await isProposalOpen(context)) return refuse('publication.proposal-open');

  const policy = await policyInForce(context);
  const queue = await gatherQueue(context, policy);
  const { today, period, staffing } = queue;
  const { random } = context;
  const { cohorts, held, meanCost } = searchQueue(queue, policy, random);
  if (cohorts.length === 0 && queue.offices.length === 0) return refuse('publication.nothing-to-propose');
  const fewest = policy.fewestTransfers;
  if (cohorts.length > 0 && queue.ready.length - held.length < fewest) {
    return refuse('publication.too-few-transfers', { fewest });
  }

  const releaseId = newId(random);
  const waiting = new Map(queue.ready.map((one) => [one.id, one]));
  const members: ReleaseMember[] = [];
  const announcements = cohorts.map((cohort) => {
    const id = newId(random);
    const people = cohort.members.map((transferId) => {
      members.push({ announcementId: id, transferId });
      const one = waiting.get(transferId);
      if (one === undefined) throw new Error('The search returned a transfer that is not in the queue.');
      return one;
    });
    return buildAnnouncement(
      {
        id,
        releaseId,
        windowId: newId(random),
        salt: Buffer.from(random.bytes(32)).toString('base64url'),
        publishedOn: today,
        hierarchy: HIERARCHY_VERSION,
        cohort,
        members: people,
        grounds: discloseCounts(
          people.map((one) => one.ground),
          groundVocabulary,
          policy.kByGroup,
        ),
        directions: discloseCounts(
          people.map((one) => one.direction),
          directions,
          policy.kByGroup,
        ),
        staffing: period === null ? null : { period, rows: queue.publicStaffing },
      },
      write,
    );
  });
  const offices = officesOf(context, queue, policy, releaseId, write);
  const files: ReleaseFile[] = [
    ...announcements.map((one) => ({ path: announcementPath(one.id, one.rev), body: canonicalJson(one) })),
    ...offices.map(({ document }) => ({
      path: officePath(document.id, document.rev),
      body: canonicalJson(document),
    })),
    ...(await referenceFiles(context, today, period, staffing)),
  ];
  const officeMembers = offices.map(({ document, transferId }) => ({
    announcementId: document.id,
    transferId,
  }));
  const gate = await gateOf(context, {
    releaseId,
    files,
    members: [...members, ...officeMembers],
    heldCount: held.length,
    meanCost,
    today,
    policy,
  });
  if (!gate.ok) return gate;
  return openProposal(context, allowed.value, {
    id: releaseId,
    kind: 'release',
    files: [...files, gate.value],
    members: [...members, ...officeMembers],
    transferCount: members.length,
    policyVersion: policy.version,
    announcementCount: announcements.length,
    heldCount: held.length,
  });
}

/** The documents of public offices, each with the one transfer behind it. */
function officesOf(
  { random }: Context,
  queue: Queue,
  { publicOffice: decision }: Policy,
  releaseId: string,
  write: RationaleWriter,
): { readonly document: OfficeDocument; readonly transferId: string }[] {
  if (decision === null) return [];
  return queue.offices.map(({ move, office }) => {
    const id = newId(random);
    const salt = Buffer.from(random.bytes(32)).toString('base64url');
    const parts = { id, releaseId, salt, publishedOn: queue.today, move, office, decision };
    return { document: buildOffice(parts, write), transferId: move.id };
  });
}
