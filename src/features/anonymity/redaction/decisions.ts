import { fold } from '../rules/fold.ts';
import { replaceMasked, type Span, type SpanKind } from './span.ts';

/** What a reviewer decided about a span, or about words that no recogniser saw. */
export interface Decision {
  /** UTF-16 offsets of a span, or of the reviewer's own selection. */
  readonly start: number;
  readonly end: number;
  readonly action: 'mask' | 'keep';
  /** everywhere: the same words at every place, unless another decision is about that very place. */
  readonly scope?: 'here' | 'everywhere';
  /** What a selection of the reviewer's own is; `other` if left out. */
  readonly kind?: SpanKind;
}

export interface Review {
  readonly text: string;
  /** What is masked now, and what still waits for a decision, in order, without overlaps. */
  readonly spans: readonly Span[];
  /** Highlights nobody has decided. A text may leave the restricted zone when there are none. */
  readonly undecided: readonly Span[];
  /** Spans that a decision leaves readable, in order. */
  readonly kept: readonly Span[];
}

/**
 * Applies a reviewer's decisions to a redaction; of two about the same words the later one holds. Masks stay masked
 * unless a decision keeps them, highlights wait. A selection that overlaps a span is masked together with it: to mask
 * a part of a span alone, the span itself is kept.
 * @throws RangeError when a decision points outside the text.
 */
export function applyDecisions(text: string, spans: readonly Span[], decisions: readonly Decision[]): Review {
  for (const decision of decisions) {
    if (!isWithin(text, decision)) throw new RangeError(`No text at ${decision.start}–${decision.end}.`);
  }
  const words = (range: { start: number; end: number }) => fold(text.slice(range.start, range.end));
  const here = new Map(decisions.map((decision) => [placeOf(decision), decision]));
  const everywhere = new Map(
    decisions.filter(({ scope }) => scope === 'everywhere').map((decision) => [words(decision), decision]),
  );
  const actionOn = (span: Span) => (here.get(placeOf(span)) ?? everywhere.get(words(span)))?.action;

  const selections = [...here.values()].filter(({ action }) => action === 'mask');
  const repeated = [...everywhere.values()].filter(({ action }) => action === 'mask');
  const found = spans.filter((span) => actionOn(span) !== 'keep');
  const decided = withoutOverlaps([
    ...found.map((span): Span => (actionOn(span) === 'mask' ? { ...span, tier: 'mask' } : span)),
    ...selections.map((decision) => selected(decision, spans)),
    ...repeated
      .flatMap((decision) => occurrences(text, selected(decision, spans)))
      .filter((span) => actionOn(span) !== 'keep'),
  ]);
  return {
    text: replaceMasked(text, decided),
    spans: decided,
    undecided: decided.filter(({ tier }) => tier === 'highlight'),
    kept: spans.filter((span) => !found.includes(span) && !decided.some((one) => overlaps(one, span))),
  };
}

/** Decisions that mask these words at every place, and which of them the text does not hold. */
export function decideWords(
  text: string,
  words: readonly string[],
): { readonly decisions: readonly Decision[]; readonly missing: readonly string[] } {
  const found = words.map((word) => rangesOf(text, word)[0]);
  return {
    decisions: found.flatMap((range) =>
      range === undefined ? [] : [{ ...range, action: 'mask', scope: 'everywhere' }],
    ),
    missing: words.filter((_, index) => found[index] === undefined),
  };
}

/** True when the decision is about one or more whole characters of the text. */
export function isWithin(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  return start >= 0 && start < end && end <= text.length && text.slice(start, end).isWellFormed();
}

function placeOf({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}

/** The span that a decision masks; a new one for a selection that no span matches. */
function selected(decision: Decision, spans: readonly Span[]): Span {
  const { start, end, kind = 'other' } = decision;
  const known = spans.find((span) => placeOf(span) === placeOf(decision));
  return { start, end, kind: known?.kind ?? kind, score: known?.score ?? 1, tier: 'mask' };
}

function occurrences(text: string, span: Span): Span[] {
  return rangesOf(text, text.slice(span.start, span.end)).map((range) => ({ ...span, ...range }));
}

/** Where these words stand in the text as whole words, in any letter case and spacing. */
function rangesOf(text: string, words: string): { start: number; end: number }[] {
  const pattern = words
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  if (pattern === '') return [];
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(whole)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}

function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Spans that overlap are one, masked if any of them is, and called what the longest of them is; in order. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = apart.at(-1);
    if (last === undefined || !overlaps(last, span)) {
      apart.push(span);
      continue;
    }
    const longest = span.end - span.start > last.end - last.start ? span : last;
    const isMasked = last.tier === 'mask' || span.tier === 'mask';
    apart[apart.length - 1] = {
      ...longest,
      start: last.start,
      end: Math.max(last.end, span.end),
      tier: isMasked ? 'mask' : 'highlight',
    };
  }
  return apart;
}
