import type { Decision, TextDecisions, TextReview } from '#features/anonymity/index.ts';
import type { TextReviews } from '#features/publication/index.ts';

/** What an officer sends who treats all that was found in a text alike. */
export function decideAll({ textHash, found }: TextReview, action: Decision['action']): TextDecisions {
  const decisions = found.map(({ start, end }) => ({ start, end, action }));
  return { textHash, decisions, words: [], isDraft: false };
}

/** The decisions about every text that a refusal shows; none when it shows none. */
export function decideShown(refusal: object, action: Decision['action']) {
  const reviews: TextReviews = 'reviews' in refusal ? (refusal.reviews as TextReviews) : {};
  return Object.fromEntries(
    Object.entries(reviews).map(([lang, review]) => [lang, decideAll(review, action)]),
  );
}
