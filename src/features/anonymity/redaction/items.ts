import type { Decision } from './decisions.ts';
import type { TextReview } from './review.ts';
import { BLANK, type SpanKind } from './span.ts';

/** What the choice about a span sends. `unchanged`: a mask that is left as it is, which is no decision of anybody. */
export const CHOICES = { mask: 'samarkan', keep: 'biarkan', unchanged: 'tetap' } as const;

/** One span, or one selection of the reviewer's own, to be chosen about. */
export interface ReviewItem {
  /** START-END, the offsets in the text. */
  readonly place: string;
  readonly words: string;
  readonly kind: SpanKind;
  readonly tier: 'mask' | 'highlight' | 'own';
  /** What is sent when it is masked. */
  readonly maskChoice: string;
  /** What is chosen now; null while nothing is. */
  readonly choice: string | null;
  readonly isEverywhere: boolean;
}

/** All there is to choose about in a text, in order. Covered masks are not among it. */
export function itemsOf({ text, found, covered, decisions, outcome }: TextReview): ReviewItem[] {
  const everywhere = new Set(decisions.filter(({ scope }) => scope === 'everywhere').map(placeOf));
  const known = new Set([...found, ...covered].map(placeOf));
  const own = decisions.filter((one) => one.action === 'mask' && !known.has(placeOf(one)));
  const spans = [
    ...found.map((span) => ({
      ...span,
      isKept: outcome.kept.includes(span),
      isOpen: outcome.undecided.includes(span),
    })),
    ...[...new Map(own.map((one) => [placeOf(one), one])).values()].map((one) => ({
      ...{ kind: 'other' as const, ...one },
      tier: 'own' as const,
      isKept: false,
      isOpen: false,
    })),
  ];
  return spans
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, kind, tier, isKept, isOpen }) => {
      const place = placeOf({ start, end });
      const maskChoice = tier === 'mask' ? CHOICES.unchanged : CHOICES.mask;
      return {
        place,
        words: text.slice(start, end).replaceAll(BLANK, ''),
        kind,
        tier,
        maskChoice,
        choice: isKept ? CHOICES.keep : isOpen ? null : maskChoice,
        isEverywhere: everywhere.has(place),
      };
    });
}

/** The decision that a choice about a place is; null for one that changes nothing. */
export function decisionOf(place: string, choice: string | null, isEverywhere: boolean): Decision | null {
  const [, start, end] = /^(\d{1,7})-(\d{1,7})$/.exec(place) ?? [];
  const isMask = choice === CHOICES.mask || (choice === CHOICES.unchanged && isEverywhere);
  if (start === undefined || end === undefined || (!isMask && choice !== CHOICES.keep)) return null;
  return {
    start: Number(start),
    end: Number(end),
    action: isMask ? 'mask' : 'keep',
    scope: isEverywhere ? 'everywhere' : 'here',
  };
}

/** The words that are typed one per line. */
export function linesOf(typed: string): string[] {
  return typed
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function placeOf({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}-${end}`;
}
