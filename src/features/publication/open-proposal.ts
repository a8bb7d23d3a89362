import { eventStatement } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type ReleaseDetail, releaseDigest } from './rules/release.ts';
import type { ReleaseMember } from './store/member.ts';
import { insertStatements, listInState } from './store/release.ts';

export interface Proposal {
  readonly releaseId: string;
  readonly announcementCount: number;
  readonly transferCount: number;
  readonly heldCount: number;
}

interface NewProposal
  extends Pick<
    ReleaseDetail,
    'id' | 'kind' | 'files' | 'policyVersion' | 'announcementCount' | 'transferCount' | 'heldCount'
  > {
  readonly members: readonly ReleaseMember[];
}

export async function isProposalOpen(context: Context): Promise<boolean> {
  return (await listInState(context, 'proposed')).length > 0;
}

/** Keeps the exact bytes of a proposal for a second person, unless another proposal is open. */
export async function openProposal(
  context: Context,
  actor: Actor,
  { members, ...given }: NewProposal,
): Promise<Result<Proposal, 'publication.proposal-open'>> {
  const detail: ReleaseDetail = {
    ...given,
    state: 'proposed',
    proposedBy: actor.accountId,
    proposedAt: context.clock.now(),
    decidedAt: null,
    decisionReason: null,
    publishedAt: null,
    erased: [],
    digest: releaseDigest(given.files),
  };
  const action = `publication.${given.kind}-proposed`;
  try {
    await context.database.write([
      ...insertStatements(context, detail, members),
      eventStatement(context, { actor, action, object: `release:${given.id}` }),
    ]);
  } catch (error) {
    // Another proposal may have come first.
    if (await isProposalOpen(context)) return refuse('publication.proposal-open');
    throw error;
  }
  const { announcementCount, transferCount, heldCount } = detail;
  return accept({ releaseId: given.id, announcementCount, transferCount, heldCount });
}
