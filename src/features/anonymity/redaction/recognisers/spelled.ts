import { rangeOf } from '../coverage.ts';
import type { Span } from '../span.ts';

const DIGIT_WORD = 'nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan';
/** Six digits in words are more than a quantity: a number read out. */
const SPELLED = new RegExp(
  `(?<![\\p{L}])(?:${DIGIT_WORD})(?:[\\s,.-]{1,3}(?:${DIGIT_WORD})){5,40}(?![\\p{L}])`,
  'giu',
);

/** Numbers written out digit by digit. Which number it is only a person can tell, so they are highlighted. */
export function findSpelledNumbers(text: string): Span[] {
  return [...text.matchAll(SPELLED)].map((match) => ({
    ...rangeOf(match),
    kind: 'spelled',
    score: 0.6,
    tier: 'highlight',
  }));
}
