import type { Context } from '#lib/context.ts';
import type { VerifiedFeedback } from '../rules/submission.ts';
import { countVerified, listVerified } from '../store/feedback.ts';
import { countHeld } from '../store/moderation.ts';
import { type ClusterMember, listClustered } from '../store/screening.ts';

/**
 * Verified feedback of a window that counts, for evaluation: screened, and neither held nor set aside. Texts are raw
 * here: readers get them through redaction.
 */
export function verifiedFeedback(context: Context, windowId: string): Promise<VerifiedFeedback[]> {
  return listVerified(context, windowId);
}

/** How many verified voices count in each window; windows without any are left out. */
export function verifiedCounts(context: Context, windowIds: readonly string[]): Promise<Map<string, number>> {
  return countVerified(context, windowIds);
}

/** A campaign as evaluators may see it: the scores of all its members, and which of them count. */
export interface FeedbackCluster {
  readonly id: string;
  readonly members: readonly ClusterMember[];
}

/** The campaigns of a window, the one that began first first. */
export async function windowClusters(context: Context, windowId: string): Promise<FeedbackCluster[]> {
  const members = await listClustered(context, windowId);
  return [...Map.groupBy(members, ({ clusterId }) => clusterId)].map(([id, all]) => ({ id, members: all }));
}

/** How many submissions of a window wait for a person to decide whether they count. */
export function heldCount(context: Context, windowId: string): Promise<number> {
  return countHeld(context, windowId);
}
