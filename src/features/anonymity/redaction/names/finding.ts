import type { Span } from '../span.ts';
import type { Word } from './words.ts';

/** What is found of one word. */
export interface Finding {
  readonly score: number;
  readonly tier: Span['tier'];
}

export const HIGHLIGHT: Finding = { score: 0.5, tier: 'highlight' };

/** The surest finding of each word; a mask is surer than any highlight. */
export class Findings {
  readonly #surest = new Map<number, Finding>();

  add(index: number, finding: Finding | null): void {
    if (finding === null) return;
    const known = this.#surest.get(index);
    if (known === undefined || rank(finding) > rank(known)) this.#surest.set(index, finding);
  }

  get(index: number): Finding | undefined {
    return this.#surest.get(index);
  }

  /** Neighbouring words of one tier are one name. A letter that only may be part of one tells nobody by itself. */
  spansIn(text: string, words: readonly Word[]): Span[] {
    const spans: Span[] = [];
    let previous = -2;
    for (const [index, { score, tier }] of [...this.#surest].sort(([one], [other]) => one - other)) {
      const word = words[index] as Word;
      const last = spans.at(-1);
      const isNext = previous === index - 1 && isAdjacent(text, words[previous] as Word, word);
      if (last?.tier === tier && isNext) {
        spans[spans.length - 1] = { ...last, end: word.end, score: Math.max(last.score, score) };
      } else {
        spans.push({ start: word.start, end: word.end, kind: 'name', score, tier });
      }
      previous = index;
    }
    return spans.filter(({ start, end, tier }) => tier === 'mask' || end - start > 1);
  }
}

function rank({ score, tier }: Finding): number {
  return tier === 'mask' ? 1 + score : score;
}

/** True when only a space, one line end or the dot of an initial stands between two words. */
export function isAdjacent(text: string, word: Word | undefined, next: Word | undefined): boolean {
  if (word === undefined || next === undefined || next.start - word.end > MOST_BETWEEN) return false;
  const gap = text.slice(word.end, next.start);
  return /^[ \t]{0,3}\r?\n?[ \t]{0,3}$/.test(gap) || (word.text.length === 1 && /^\.\s{0,2}$/.test(gap));
}

const MOST_BETWEEN = 8;
