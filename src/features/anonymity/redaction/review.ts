import { sha256Hex } from '#lib/hash.ts';
import { applyDecisions, type Decision, decideWords, isWithin, type Review } from './decisions.ts';
import { BLANK, type Span } from './span.ts';

/** What a reviewer sends back, bound to the text that was shown. */
export interface TextDecisions {
  /** SHA-256 (hex) of the text. */
  readonly textHash: string;
  readonly decisions: readonly Decision[];
  /** Further words to mask wherever they stand, as they were typed. */
  readonly words: readonly string[];
  /** Sent to see the outcome, not to be kept. */
  readonly isDraft: boolean;
}

/** other-text: the decisions were made for another text, and none of them is applied. */
export type ReviewProblem = 'undecided' | 'draft' | 'other-text' | 'words-missing';

/** A text with what was found in it, what was decided, and what comes of it. */
export interface TextReview {
  readonly text: string;
  readonly textHash: string;
  readonly found: readonly Span[];
  /** Masks whose words are not shown: see `coverMasks`. */
  readonly covered: readonly Span[];
  readonly decisions: readonly Decision[];
  readonly outcome: Review;
  /** Typed words that the text does not hold. */
  readonly missing: readonly string[];
  /** False while nobody has decided anything about this text. */
  readonly isReviewed: boolean;
  readonly problem: ReviewProblem | null;
}

/** Applies what a reviewer sent to the text and the spans found in it; null when nobody has reviewed it yet. */
export function reviewText(text: string, found: readonly Span[], given: TextDecisions | null): TextReview {
  const textHash = sha256Hex(text);
  const isOther =
    given !== null &&
    (given.textHash !== textHash || given.decisions.some((decision) => !isWithin(text, decision)));
  const typed = decideWords(text, isOther ? [] : (given?.words ?? []));
  const decisions = isOther ? [] : [...(given?.decisions ?? []), ...typed.decisions];
  const outcome = applyDecisions(text, found, decisions);
  const { missing } = typed;
  const problem = (): ReviewProblem | null => {
    if (isOther) return 'other-text';
    if (missing.length > 0) return 'words-missing';
    if (given?.isDraft) return 'draft';
    return outcome.undecided.length > 0 ? 'undecided' : null;
  };
  return {
    text,
    textHash,
    found,
    covered: [],
    decisions,
    outcome,
    missing,
    isReviewed: given !== null && !isOther,
    problem: problem(),
  };
}

/** Whether `outcome.text` may leave the restricted zone: every highlight is decided, about this very text. */
export function canLeave({ problem }: Pick<TextReview, 'problem'>): boolean {
  return problem === null;
}

/**
 * The same review without the words that are masked, for readers who need not know them. Offsets stay what they are,
 * so that decisions about the rest hold; what a decision left readable is shown.
 */
export function coverMasks(review: TextReview): TextReview {
  const covered = review.found.filter((span) => span.tier === 'mask' && !review.outcome.kept.includes(span));
  let { text } = review;
  for (const { start, end } of covered) {
    text = text.slice(0, start) + BLANK.repeat(end - start) + text.slice(end);
  }
  return { ...review, text, found: review.found.filter((span) => !covered.includes(span)), covered };
}
