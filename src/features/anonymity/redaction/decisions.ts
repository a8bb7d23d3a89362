import { fold } from '../rules/titles.ts';
import { coverageOf } from './coverage.ts';
import { replaceMasked, type Span, type SpanKind } from './span.ts';

/** What a reviewer decided about a span, or about words that no recogniser saw. */
export interface Decision {
  /** UTF-16 offsets of a span, or of the reviewer's own selection. */
  readonly start: number;
  readonly end: number;
  readonly action: 'mask' | 'keep';
  /** everywhere: the same words at every place, unless another decision is about that very place. */
  readonly scope?: 'here' | 'everywhere';
  /** What a selection of the reviewer's own is; a name if left out. */
  readonly kind?: SpanKind;
}

export interface Review {
  readonly text: string;
  /** What is masked now, and what still waits for a decision, in order. */
  readonly spans: readonly Span[];
  /** Highlights nobody has decided. A text may leave the restricted zone when there are none. */
  readonly undecided: readonly Span[];
}

/**
 * Applies a reviewer's decisions to a redaction; of two about the same words the later one holds. Masks stay masked
 * unless a decision keeps them, highlights wait.
 * @throws RangeError when a decision points outside the text.
 */
export function applyDecisions(text: string, spans: readonly Span[], decisions: readonly Decision[]): Review {
  for (const { start, end } of decisions) {
    if (start < 0 || end > text.length || start >= end) throw new RangeError(`No text at ${start}–${end}.`);
  }
  const words = (range: { start: number; end: number }) => fold(text.slice(range.start, range.end));
  const here = new Map(decisions.map((decision) => [placeOf(decision), decision]));
  const everywhere = new Map(
    decisions.filter(({ scope }) => scope === 'everywhere').map((decision) => [words(decision), decision]),
  );
  const candidates = withoutOverlaps(text, [
    ...decisions.filter(({ action }) => action === 'mask').map((decision) => selected(decision, spans)),
    ...spans,
    ...[...everywhere.values()].flatMap((decision) =>
      decision.action === 'mask' ? occurrences(text, selected(decision, spans)) : [],
    ),
  ]);
  const decided = candidates.flatMap((span): Span[] => {
    const action = (here.get(placeOf(span)) ?? everywhere.get(words(span)))?.action;
    if (action === 'keep') return [];
    return [action === 'mask' ? { ...span, tier: 'mask' } : span];
  });
  return {
    text: replaceMasked(text, decided),
    spans: decided,
    undecided: decided.filter(({ tier }) => tier === 'highlight'),
  };
}

function placeOf({ start, end }: { start: number; end: number }): string {
  return `${start}-${end}`;
}

/** The span that a decision is about; a new one for a selection that no span matches. */
function selected(decision: Decision, spans: readonly Span[]): Span {
  const { start, end, kind = 'name' } = decision;
  const known = spans.find((span) => placeOf(span) === placeOf(decision));
  return known ?? { start, end, kind, score: 1, tier: 'mask' };
}

function occurrences(text: string, span: Span): Span[] {
  const written = text.slice(span.start, span.end).trim();
  const pattern = written.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+');
  if (pattern === '') return [];
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(whole)].map(({ 0: found, index }) => ({
    ...span,
    start: index,
    end: index + found.length,
  }));
}

/** The first of overlapping spans holds; in order of their place. */
function withoutOverlaps(text: string, spans: readonly Span[]): Span[] {
  const covered = coverageOf(text.length, []);
  return spans
    .filter(({ start, end }) => {
      if (covered.subarray(start, end).includes(1)) return false;
      covered.fill(1, start, end);
      return true;
    })
    .sort((one, other) => one.start - other.start);
}
