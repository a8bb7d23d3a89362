import { findNames } from './names.ts';
import { normalise } from './normalise.ts';
import { findNumbers } from './numbers.ts';
import { findPatterns } from './patterns.ts';
import { createRoster } from './roster.ts';
import { BLANK, REPLACEMENTS, type Span, withoutOverlaps } from './span.ts';

export type { Span } from './span.ts';

export interface Redaction {
  /** The text with every masked span replaced; highlighted ones still stand in it. */
  readonly text: string;
  /** In order, without overlaps, with offsets in the text that was given. */
  readonly spans: readonly Span[];
}

const MASKED_ALREADY = new RegExp(
  [...new Set(Object.values(REPLACEMENTS))].map((token) => token.replace(/[[\]]/g, '\\$&')).join('|'),
  'g',
);

/**
 * Masks what may tell a person from free text, and highlights what a person must decide. After Microsoft Presidio:
 * recognisers give spans with a score, overlaps are resolved by score and then length, tokens take their place.
 * A redacted text stays as it is when it is redacted again.
 */
export function redactText(original: string, { roster }: { readonly roster: readonly string[] }): Redaction {
  const normalised = normalise(original);
  const names = createRoster(roster);
  const masked: Span[] = [];
  let text = normalised.text.replace(MASKED_ALREADY, (token) => BLANK.repeat(token.length));
  for (;;) {
    const found = withoutOverlaps([...findNumbers(text), ...findPatterns(text), ...findNames(text, names)]);
    const sure = found.filter((span) => span.tier === 'mask');
    masked.push(...sure);
    if (sure.length === 0) {
      const spans = [...masked, ...found]
        .sort((one, other) => one.start - other.start)
        .map((span) => ({ ...span, start: normalised.start(span.start), end: normalised.end(span.end - 1) }));
      return { text: replaced(original, spans), spans };
    }
    // What a mask uncovers is looked at once more: the rest of a longer number, the neighbour of an overlap.
    for (const { start, end } of sure)
      text = text.slice(0, start) + BLANK.repeat(end - start) + text.slice(end);
  }
}

function replaced(original: string, spans: readonly Span[]): string {
  let text = '';
  let done = 0;
  for (const span of spans.filter(({ tier }) => tier === 'mask')) {
    text += original.slice(done, span.start) + REPLACEMENTS[span.kind];
    done = span.end;
  }
  return text + original.slice(done);
}
