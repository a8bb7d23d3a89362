import { MET, SIGN } from '../model/features.ts';
import { BLANK } from '../span.ts';
import { type Finding, HIGHLIGHT, isAdjacent } from './finding.ts';
import type { Introduction } from './introductions.ts';
import type { ReadText } from './reading.ts';
import type { Roster } from './roster.ts';
import { canBeName, isLikelySpeech, particles, roleWords, type Word } from './words.ts';

/** From which likelihood a word is masked or highlighted: in mixed case, and where capitals tell nothing. */
const LIMITS = {
  mixed: { mask: 0.4, highlight: 0.006 },
  other: { mask: 0.6, highlight: 0.012 },
} as const;
/** The same for a word of everyday speech, where nothing but the model says that it is a name. */
const SPEECH_LIMITS = { mask: 0.95, highlight: 0.03 } as const;
/** From which likelihood a title's neighbour is masked, and highlighted. After Pak or Bu hardly anything else stands. */
const INTRODUCED = { mask: 0.15, afterCourtesy: 0.05, highlight: 0.005 } as const;
const LONGEST_NAME = 4;

export function judgeByRoster(word: Word, roster: Roster): Finding | null {
  if (word.isPlace) return null;
  const match = roster.match(word.folded);
  if (match === null) return null;
  const isCertain = !word.isNamesake && !isLikelySpeech(word);
  if (match === 'exact') return isCertain ? { score: 0.95, tier: 'mask' } : HIGHLIGHT;
  if (!canBeName(word)) return null;
  return isCertain && word.isCapitalised && !word.isSentenceStart ? { score: 0.8, tier: 'mask' } : HIGHLIGHT;
}

/** Two words side by side that one employee's name holds are that name, whatever else they mean. */
export function judgeAsPair(
  text: string,
  word: Word,
  next: Word | undefined,
  roster: Roster,
): Finding | null {
  if (next === undefined || word.isNamesake || next.isNamesake) return null;
  const isName = roster.isOneName(word.folded, next.folded) && isAdjacent(text, word, next);
  return isName ? { score: 0.97, tier: 'mask' } : null;
}

/** What the model says. */
export function judgeByModel(
  { text, words, reading, tokenOf }: ReadText,
  index: number,
  likely: number,
): Finding | null {
  const word = words[index] as Word;
  if (word.isNamesake || !canBeName(word) || isGlued(text, word)) return null;
  const token = tokenOf[index] as number;
  const isMixed = reading.cases[token] === 'mixed';
  const sign = reading.signs[token] as number;
  const isIntroduced = (sign & (SIGN.strongTitle | SIGN.courtesy | SIGN.weakTitle)) !== 0;
  const limits = isMixed ? LIMITS.mixed : LIMITS.other;
  const { mask, highlight } = isLikelySpeech(word) && !isIntroduced ? SPEECH_LIMITS : limits;
  // A small letter among capitals, one letter alone where capitals tell nothing, or a word of a script that training
  // never met is no sure name unless a title stands before it.
  const isWritten = isLatin(word) && (isMixed ? word.isCapitalised : word.text.length > 1);
  const mayMask = isIntroduced || particles.has(word.folded) || isWritten;
  if (likely >= mask) return mayMask ? { score: likely, tier: 'mask' } : { score: 0.6, tier: 'highlight' };
  const hasDegree = (sign & SIGN.degreeAfter) !== 0 && (!isMixed || word.isCapitalised);
  return likely >= highlight || hasDegree
    ? { score: Math.min(likely, 0.79) || 0.01, tier: 'highlight' }
    : null;
}

/** The words after a title that belong to the name, with how sure that is; `likely` holds the model's word on each. */
export function judgeIntroduced(
  { text, words }: ReadText,
  first: number,
  { isStrong, isCourtesy }: Introduction,
  roster: Roster,
  likely: Float64Array,
): [index: number, finding: Finding][] {
  let at = first;
  while (roleWords.has(words[at]?.folded ?? '') && isAdjacent(text, words[at], words[at + 1])) at++;
  const hasRole = at > first;
  const start = words[at];
  if (start === undefined || start.isNamesake || !canBeName(start)) return [];
  if (!start.isCapitalised) {
    if (!isCourtesy || hasRole) return [];
    return [[at, roster.hasShortForm(start.folded) ? { score: 0.9, tier: 'mask' } : HIGHLIGHT]];
  }
  // An office is often followed by its place: "Pak Camat Kedaton".
  const isSure = isStrong && !hasRole;
  if (!isStrong && isAcronym(start)) return [];
  const found: [number, Finding][] = [];
  for (let n = at; n < at + LONGEST_NAME; n++) {
    const word = words[n] as Word;
    // An initial tells the model nothing; the title before it does.
    const probability = word.text.length === 1 ? 1 : (likely[n] as number);
    if (isSure && probability >= (isCourtesy ? INTRODUCED.afterCourtesy : INTRODUCED.mask))
      found.push([n, { score: 0.9, tier: 'mask' }]);
    else if (probability >= INTRODUCED.highlight || (n === at && isSure)) found.push([n, HIGHLIGHT]);
    const next = words[n + 1];
    if (next === undefined || !isAdjacent(text, word, next)) break;
    if (!next.isCapitalised || !canBeName(next) || isAcronym(next)) break;
  }
  return found;
}

/** What a masked word of the text is at another place: the same name, unless it is written like a known word there. */
export function judgeRepeated({ words, reading, tokenOf }: ReadText, index: number): Finding | null {
  const word = words[index] as Word;
  if (word.isPlace || word.isNamesake) return null;
  const isKnownWord = ((reading.met[tokenOf[index] as number] as number) & (MET.asWord | MET.asProper)) !== 0;
  const isSpeech = isLikelySpeech(word) || (isKnownWord && !word.isCapitalised);
  return isSpeech ? HIGHLIGHT : { score: 0.85, tier: 'mask' };
}

/** True for letters that run into a masked number: a label such as NIP, or a slip of the keyboard. */
function isGlued(text: string, { start, end }: Word): boolean {
  return text.charAt(start - 1) === BLANK || text.charAt(end) === BLANK;
}

function isLatin(word: Word): boolean {
  return /^\p{Script=Latin}/u.test(word.text);
}

function isAcronym(word: Word): boolean {
  return word.text.length > 1 && word.text === word.text.toUpperCase();
}
