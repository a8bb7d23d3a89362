import type { TextReview } from '#features/anonymity/index.ts';
import type { Lang } from '#lib/lang.ts';
import type { Refusal } from '#lib/result.ts';
import { type FormErrors, formErrors } from './form-errors.ts';
import { strings } from './index.ts';

/**
 * The words of the error summary for a refused review: every highlight that waits, with the choice that it leads to.
 * @param reviews what is shown, by the name of its RedactionReview.
 */
export function reviewErrors(
  lang: Lang,
  refusal: Refusal,
  reviews: Readonly<Record<string, TextReview>>,
): FormErrors['list'] {
  const { redaction: words } = strings(lang);
  const waiting = Object.entries(reviews).flatMap(([name, { text, outcome, problem }]) =>
    (problem === 'undecided' ? outcome.undecided : []).map(({ start, end }) => ({
      field: `${name}-${start}-${end}`,
      message: `${words.quoted(text.slice(start, end))}: ${words.decideFirst}`,
    })),
  );
  if (waiting.length > 0) return waiting;
  const [misspelt] = Object.entries(reviews).find(([, { missing }]) => missing.length > 0) ?? [];
  return formErrors(lang, refusal).list.map((error) =>
    misspelt === undefined ? error : { ...error, field: `${misspelt}-kata` },
  );
}
