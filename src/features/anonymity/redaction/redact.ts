import { findNames } from './names/find.ts';
import { createRoster } from './names/roster.ts';
import { type NormalisedText, normalise } from './normalise.ts';
import { findAddresses } from './recognisers/addresses.ts';
import { findIntroducedNumbers } from './recognisers/introduced.ts';
import { findNumbers } from './recognisers/numbers.ts';
import { findOffices } from './recognisers/offices.ts';
import { findPatterns } from './recognisers/patterns.ts';
import { findSpelledNumbers } from './recognisers/spelled.ts';
import { BLANK, REPLACEMENTS, replaceMasked, type Span, withoutOverlaps } from './span.ts';

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
/** Each round looks at what the masks of the one before uncovered; texts made to go on for ever stop here. */
const MOST_ROUNDS = 40;

/**
 * Masks what may tell a person from free text, and highlights what a person must decide. After Microsoft Presidio:
 * recognisers give spans with a score, overlaps are resolved by score and then length, tokens take their place.
 * A redacted text stays as it is when it is redacted again. The time grows in proportion to the text.
 */
export function redactText(original: string, { roster }: { readonly roster: readonly string[] }): Redaction {
  const normalised = normalise(original);
  const names = createRoster(roster);
  const masked: Span[] = [];
  let text = normalised.text.replace(MASKED_ALREADY, (token) => BLANK.repeat(token.length));
  let left: readonly Span[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Numbers before names: a name beside one reads alike whether the number is masked by now or was before.
    const shapes = withoutOverlaps(findShapes(text), text.length);
    const found = shapes.some(isMask)
      ? shapes
      : withoutOverlaps([...shapes, ...findNames(text, names)], text.length);
    const sure = found.filter(isMask).map((span) => wholeCharacters(span, normalised));
    left = found.filter((span) => !isMask(span));
    if (sure.length === 0) break;
    for (const span of sure) masked.push(span);
    text = blanked(text, sure);
  }
  const spans = inOriginal([...masked, ...left], normalised);
  return { text: replaceMasked(original, spans), spans };
}

/** Widened so that a character of the original that became several, as `℀`, is masked as one. */
function wholeCharacters(span: Span, { text, start: startAt }: NormalisedText): Span {
  let { start, end } = span;
  while (start > 0 && startAt(start - 1) === startAt(start)) start--;
  while (end < text.length && startAt(end) === startAt(end - 1)) end++;
  return { ...span, start, end };
}

/** In order, at their places in the original. Of two that came out of one character, as in `℀`, one is left. */
function inOriginal(found: readonly Span[], { start, end }: NormalisedText): Span[] {
  const spans: Span[] = [];
  for (const span of [...found].sort((one, other) => one.start - other.start)) {
    const place = { start: start(span.start), end: end(span.end - 1) };
    const last = spans.at(-1);
    if (last === undefined || place.start >= last.end) spans.push({ ...span, ...place });
    else if (isMask(span) || place.end > last.end) {
      const tier = isMask(span) ? 'mask' : last.tier;
      spans[spans.length - 1] = { ...last, tier, end: Math.max(last.end, place.end) };
    }
  }
  return spans;
}

function isMask({ tier }: Span): boolean {
  return tier === 'mask';
}

function findShapes(text: string): Span[] {
  return [
    ...findNumbers(text),
    ...findPatterns(text),
    ...findIntroducedNumbers(text),
    ...findAddresses(text),
    ...findOffices(text),
    ...findSpelledNumbers(text),
  ];
}

function blanked(text: string, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    const from = Math.max(start, done);
    pieces.push(text.slice(done, from), BLANK.repeat(Math.max(0, end - from)));
    done = Math.max(done, end);
  }
  return pieces.join('') + text.slice(done);
}
