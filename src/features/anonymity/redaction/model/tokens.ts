import { fold } from '../../rules/fold.ts';
import { BLANK } from '../span.ts';

/** A word, a number, one mark of punctuation, or what is masked already. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'masked';
  readonly text: string;
  /** Case and accents folded away. */
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** The first word of the text, a line or a sentence: its capital says nothing. */
  readonly isSentenceStart: boolean;
}

const TOKEN = new RegExp(`${BLANK}+|\\p{L}[\\p{L}\\p{M}'’]*|\\p{N}+|[^\\s]`, 'gu');

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [found] = match;
    const kind = kindOf(found);
    const previous = tokens.at(-1);
    tokens.push({
      kind,
      text: found,
      folded: kind === 'word' ? foldWord(found) : found,
      start: match.index,
      end: match.index + found.length,
      isSentenceStart:
        kind === 'word' && (previous === undefined || startsSentence(text, previous, match.index)),
    });
  }
  return tokens;
}

/** In upper case, in lower case, or with capitals at the beginning of sentences only: there capitals tell no name. */
export type LetterCase = 'mixed' | 'sentence' | 'single';

const FEWEST_WORDS = 4;

/** The letter case of every token's line; that of the whole text where the line is too short to tell. */
export function letterCases(text: string, tokens: readonly Token[]): LetterCase[] {
  const whole = letterCaseOf(tokens);
  const cases: LetterCase[] = [];
  let line: Token[] = [];
  const finishLine = () => {
    const isLong = line.filter(({ kind }) => kind === 'word').length >= FEWEST_WORDS;
    const letterCase = isLong ? letterCaseOf(line) : whole;
    for (const _ of line) cases.push(letterCase);
    line = [];
  };
  for (const token of tokens) {
    const last = line.at(-1);
    if (last !== undefined && text.slice(last.end, token.start).includes('\n')) finishLine();
    line.push(token);
  }
  finishLine();
  return cases;
}

function letterCaseOf(tokens: readonly Token[]): LetterCase {
  let words = 0;
  let shouted = 0;
  let capitals = 0;
  let isInside = false;
  for (const { kind, text, isSentenceStart } of tokens) {
    if (kind !== 'word') continue;
    words++;
    if (text.length > 1 && text === text.toUpperCase()) shouted++;
    if (!isCapitalised(text)) continue;
    capitals++;
    if (!isSentenceStart) isInside = true;
  }
  if (capitals === 0 || shouted > words * 0.7) return 'single';
  return isInside ? 'mixed' : 'sentence';
}

export function isCapitalised(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

function kindOf(found: string): Token['kind'] {
  if (found.startsWith(BLANK)) return 'masked';
  if (/^\p{L}/u.test(found)) return 'word';
  return /^\p{N}/u.test(found) ? 'number' : 'mark';
}

function startsSentence(text: string, previous: Token, start: number): boolean {
  if (/["“(]/.test(previous.text)) return true;
  const gap = text.slice(previous.end, start);
  return gap.includes('\n') || (/[.!?:]/.test(previous.text) && gap !== '');
}

function foldWord(word: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII, which needs no normalisation.
  return /^[\x00-\x7F]*$/.test(word) ? word.toLowerCase() : fold(word);
}
