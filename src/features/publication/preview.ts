import { requireRole } from '#features/identity/index.ts';
import type { TransferCandidate } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { PlainDate } from '#lib/date.ts';
import { accept, type Result } from '#lib/result.ts';
import { policyInForce } from './policy.ts';
import { gatherQueue, searchQueue } from './queue.ts';
import type { RationaleFacts } from './rules/announcement.ts';
import type { Held } from './rules/held.ts';
import type { Policy } from './rules/policy.ts';

type Description = Pick<RationaleFacts, 'size' | 'origin' | 'destination' | 'post' | 'grade' | 'period'>;

/** What a limit would cost: how much becomes public, and how much of its detail is lost (0 to 1). */
export interface LimitPrice {
  readonly k: number;
  readonly announcements: number;
  readonly transfers: number;
  readonly held: number;
  readonly meanCost: number;
}

export interface ReleasePreview {
  readonly ready: number;
  /** Waiting transfers with decrees after `lastDecree`: too recent, or not of the year that is being closed. */
  readonly laterCount: number;
  /** Transfers that would be published openly, as those of public offices. */
  readonly officeCount: number;
  readonly lastDecree: PlainDate;
  /** YYYY while that year is being closed: the cost has no limit. */
  readonly closingYear: string | null;
  /** The announcements that a proposal made now would hold, largest first. */
  readonly cohorts: readonly Description[];
  /** Waiting transfers that no announcement would hold, each with its reason. Restricted. */
  readonly held: readonly Held<TransferCandidate>[];
  readonly prices: readonly LimitPrice[];
}

const OTHER_LIMITS = [5, 8, 11];

/** What proposing a release now would give, and what stricter limits would cost. Writes nothing. */
export async function previewRelease(
  context: Context,
  actor: Actor | null,
): Promise<Result<ReleasePreview, 'identity.sign-in' | 'identity.forbidden'>> {
  const allowed = requireRole(actor, 'officer');
  if (!allowed.ok) return allowed;
  const policy = await policyInForce(context);
  const queue = await gatherQueue(context, policy);
  const { lastDecree } = queue;
  const { cohorts, held } = searchQueue(queue, policy, context.random);
  const waiting = new Map(queue.ready.map((one) => [one.id, one]));
  return accept({
    ready: queue.ready.length,
    laterCount: queue.held.filter(({ move }) => move.decreeDate > lastDecree).length,
    officeCount: queue.offices.length,
    lastDecree,
    closingYear: policy.closingYear,
    cohorts: cohorts
      .map((cohort) => ({ size: cohort.members.length, ...cohort.description }))
      .toSorted((one, other) => other.size - one.size),
    held: [
      ...held.flatMap(({ id, reason }) => {
        const move = waiting.get(id);
        return move === undefined ? [] : [{ move, reason }];
      }),
      ...queue.offices.map(({ move }) => ({ move, reason: 'public-office' as const })),
      ...queue.held,
    ],
    prices: limitsOf(policy).map((k) => priceOf(k)),
  });

  function priceOf(k: number): LimitPrice {
    const found = searchQueue(queue, { ...policy, k }, context.random);
    return {
      k,
      announcements: found.cohorts.length,
      transfers: queue.ready.length - found.held.length,
      held: found.held.length,
      meanCost: found.meanCost,
    };
  }
}

function limitsOf(policy: Policy): number[] {
  return [...new Set([policy.k, ...OTHER_LIMITS])].sort((one, other) => one - other);
}
