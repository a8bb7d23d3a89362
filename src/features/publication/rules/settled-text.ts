import { findInEnglish, redactText, reviewText, type TextReview } from '#features/anonymity/index.ts';
import type { Lang } from '#lib/lang.ts';
import { type Accepted, accept, type Refusal, refuse } from '#lib/result.ts';
import { type PublicText, readText, type TypedText } from './typed-text.ts';

/** The texts in which something was found, by language. */
export type TextReviews = Readonly<Partial<Record<Lang, TextReview>>>;

export type ReviewRefusal = Refusal<
  | 'publication.undecided'
  | 'publication.decisions-stale'
  | 'publication.words-missing'
  | 'publication.decided-too-long'
> & { readonly reviews: TextReviews };

/**
 * The step that a refusal asks for; null when no decision helps. isMistake: something was sent that cannot be kept; else
 * the texts are shown for the first time, or as a draft.
 */
export function reviewStep(
  refusal: Refusal | ReviewRefusal | null,
): { readonly reviews: TextReviews; readonly isMistake: boolean } | null {
  if (refusal === null || !('reviews' in refusal)) return null;
  const { code, reviews } = refusal;
  const all = Object.values(reviews);
  const isShown = all.every(({ isReviewed, problem }) => !isReviewed || problem === 'draft');
  return all.length === 0 ? null : { reviews, isMistake: code !== 'publication.undecided' || !isShown };
}

export interface Unsettled {
  /** As an officer typed it, in the spelling of documents. */
  readonly text: PublicText;
  /** What stands in its place now, written by the machine or decided before; null for nothing. */
  readonly current: { readonly id: string; readonly en?: string | undefined } | null;
  readonly decisions: TypedText['decisions'];
  /** The names of the employees concerned. */
  readonly roster: readonly string[];
}

/**
 * A text as it may be public: as it was typed where nothing was found in it, else as an officer decided it. Even what
 * is masked for sure is shown to the officer first; what stays as it stands now is not asked about again.
 */
export function settleText({
  text,
  current,
  decisions: given = {},
  roster,
}: Unsettled): Accepted<PublicText> | ReviewRefusal {
  const english = text.en ?? '';
  const foundInId = text.id === current?.id ? [] : redactText(text.id, { roster }).spans;
  const foundInEn = english === current?.en ? [] : findInEnglish(english, roster);
  const id = reviewText(text.id, foundInId, given.id ?? null);
  const en = reviewText(english, foundInEn, given.en ?? null);
  const reviews: TextReviews = {
    ...(foundInId.length > 0 && { id }),
    ...(foundInEn.length > 0 && { en }),
  };
  const problems = [id.problem, en.problem];
  if (problems.includes('other-text')) return { ...refuse('publication.decisions-stale'), reviews };
  if (problems.includes('words-missing')) {
    const words = [...id.missing, ...en.missing].join(', ');
    return { ...refuse('publication.words-missing', { words }), reviews };
  }
  const isUnseen = Object.values(reviews).some(({ isReviewed }) => !isReviewed);
  if (isUnseen || problems.some((problem) => problem !== null)) {
    return { ...refuse('publication.undecided'), reviews };
  }
  const settled = readText({ id: id.outcome.text, en: en.outcome.text });
  return typeof settled === 'string'
    ? { ...refuse('publication.decided-too-long'), reviews }
    : accept(settled);
}
