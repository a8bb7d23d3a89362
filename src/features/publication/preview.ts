import { type AnonymityPolicy, defaultPolicy } from '#features/anonymity/index.ts';
import { requireRole } from '#features/identity/index.ts';
import type { TransferCandidate } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Result } from '#lib/result.ts';
import { gatherQueue, searchQueue } from './queue.ts';
import type { RationaleFacts } from './rules/announcement.ts';

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
  readonly tooYoung: number;
  /** The announcements that a proposal made now would hold, largest first. */
  readonly cohorts: readonly Description[];
  /** Waiting transfers that no announcement would hold, each with its reason. Restricted. */
  readonly held: readonly (TransferCandidate & { readonly reason: 'too-few' | 'population-too-small' })[];
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
  const policy = defaultPolicy;
  const queue = await gatherQueue(context, policy);
  const { cohorts, held } = searchQueue(queue, policy, context.random);
  const waiting = new Map(queue.ready.map((one) => [one.id, one]));
  return accept({
    ready: queue.ready.length,
    tooYoung: queue.tooYoungCount,
    cohorts: cohorts
      .map((cohort) => ({ size: cohort.members.length, ...cohort.description }))
      .toSorted((one, other) => other.size - one.size),
    held: held.flatMap(({ id, reason }) => {
      const one = waiting.get(id);
      return one === undefined ? [] : [{ ...one, reason }];
    }),
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

function limitsOf(policy: AnonymityPolicy): number[] {
  return [...new Set([policy.k, ...OTHER_LIMITS])].sort((one, other) => one - other);
}
