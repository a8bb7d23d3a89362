import type { Review } from './decisions.ts';
import { BLANK, REPLACEMENTS, type Span } from './span.ts';

/** covered: masked, and its words are not shown. */
type State = 'masked' | 'covered' | 'kept' | 'undecided';

/** A piece of a text under review. */
export interface Part {
  readonly text: string;
  /** UTF-16 offsets in the original text. */
  readonly start: number;
  readonly end: number;
  /** Null for words that no span covers. */
  readonly state: State | null;
}

const COVERED = new RegExp(`${BLANK}+`, 'g');

/** The text as it was written, cut at its spans, with what was decided about each. Covered words have their token. */
export function partsBefore(text: string, { spans, kept }: Review): Part[] {
  const stated = [...statesOf(spans), ...kept.map((span) => ({ span, state: 'kept' as const }))];
  const inOrder = stated.sort((one, other) => one.span.start - other.span.start);
  const parts = cut(text, inOrder, ({ start, end, kind }) =>
    text.slice(start, end).replace(COVERED, REPLACEMENTS[kind]),
  );
  return parts.map((part) => (text.charAt(part.start) === BLANK ? { ...part, state: 'covered' } : part));
}

/** The text as it becomes: what is masked has its token, and what a decision left readable stands out no more. */
export function partsAfter(text: string, { spans }: Review): Part[] {
  return cut(text, statesOf(spans), ({ start, end, kind, tier }) =>
    tier === 'mask' ? REPLACEMENTS[kind] : text.slice(start, end),
  );
}

interface Stated {
  readonly span: Span;
  readonly state: State;
}

function statesOf(spans: readonly Span[]): Stated[] {
  return spans.map((span) => ({ span, state: span.tier === 'mask' ? 'masked' : 'undecided' }));
}

function cut(text: string, stated: readonly Stated[], wordsOf: (span: Span) => string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const addPlain = (end: number) => {
    if (end > done) parts.push({ text: text.slice(done, end), start: done, end, state: null });
    done = end;
  };
  for (const { span, state } of stated) {
    addPlain(span.start);
    parts.push({ text: wordsOf(span), start: span.start, end: span.end, state });
    done = span.end;
  }
  addPlain(text.length);
  return parts;
}
