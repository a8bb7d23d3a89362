/** What an evaluator concludes about a window, and why. */
export interface Review {
  readonly windowId: string;
  readonly evaluatorId: string;
  readonly heard: string;
  readonly used: string;
  readonly notUsed: string;
  readonly finding: string;
  readonly recommendation: string;
  readonly hasNoConflict: boolean;
  /** Counts the savings; a form that was filled from an older one is refused. */
  readonly revision: number;
  readonly savedAt: Date;
  readonly closedAt: Date | null;
}

export type ReviewState = 'none' | 'draft' | 'closed';

export function reviewState(review: Pick<Review, 'closedAt'> | null): ReviewState {
  if (review === null) return 'none';
  return review.closedAt === null ? 'draft' : 'closed';
}

/** A review is closed only after its window: later voices must still be able to change it. */
export function canClose(window: { readonly closesAt: Date }, now: Date): boolean {
  return now >= window.closesAt;
}
