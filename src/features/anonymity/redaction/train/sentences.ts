import { capitalised } from './coinage.ts';
import type { Dice } from './dice.ts';
import { readTemplates } from './lists.ts';
import { CLOSE, OPEN } from './people.ts';
import { SLOTS } from './slots.ts';

const templates = readTemplates('templates');
/** How often each kind of text is drawn. */
const KINDS: readonly [kind: string, share: number][] = [
  ['news', 0.5],
  ['plain', 0.2],
  ['civic', 0.2],
  ['official', 0.1],
];
const MARKS = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

/** A text and where its words that are names begin. */
export interface LabelledText {
  readonly text: string;
  readonly nameStarts: ReadonlySet<number>;
}

export function drawText(dice: Dice): LabelledText {
  const { kind, text } = compose(dice);
  return unmarked(inSomeCase(dice, kind, text));
}

/** A text as an editor would write it: its capitals tell names and places. */
export function drawMixedText(dice: Dice): LabelledText {
  return unmarked(compose(dice).text);
}

function compose(dice: Dice): { kind: string; text: string } {
  const kind = drawKind(dice);
  const sentences = 1 + dice.below(kind === 'civic' ? 2 : 3);
  const gap = dice.happens(0.06) ? '\n' : ' ';
  const text = Array.from({ length: sentences }, () => {
    const sentence = fill(dice.pick(templates[kind] ?? []), dice);
    return dice.happens(0.04) ? brokenLine(dice, capitalisedStart(sentence)) : capitalisedStart(sentence);
  }).join(gap);
  return { kind, text };
}

/** Chooses among `(a|b|)` and fills `{slots}`; what a slot gives is not read again. */
export function fill(template: string, dice: Dice): string {
  const chosen = template.replace(/\(([^()]*\|[^()]*)\)/g, (_, options: string) =>
    dice.pick(options.split('|')),
  );
  return chosen.replace(/\{(\w+)\}/g, (_, name: string) => {
    const slot = SLOTS[name];
    if (slot === undefined) throw new Error(`No slot ${name} in: ${template}`);
    return slot(dice);
  });
}

/** Upper, lower, or lower with capitals at the beginning of sentences: people write so, and the model learns each. */
function inSomeCase(dice: Dice, kind: string, text: string): string {
  const roll = dice.roll();
  const sloppy = kind === 'civic' ? 0.55 : 0.4;
  if (roll < sloppy * 0.7) return text.toLowerCase();
  if (roll < sloppy) {
    return text
      .toLowerCase()
      .replace(new RegExp(`(^|[.!?]\\s+)(${OPEN}?)(\\p{L})`, 'gu'), (_, before, mark, letter) => {
        return before + mark + letter.toUpperCase();
      });
  }
  if (dice.happens(0.04)) return withShoutedWords(dice, text);
  if (!dice.happens(kind === 'civic' ? 0.08 : 0.005)) return text;
  return text.replace(new RegExp(`${OPEN}[^${CLOSE}]*`, 'g'), (name) => name.toLowerCase());
}

/** Emphasis: some words in capitals, names or not. */
function withShoutedWords(dice: Dice, text: string): string {
  const share = dice.pick([0.15, 0.5]);
  return text
    .split(' ')
    .map((word) => (dice.happens(share) ? word.toUpperCase() : word))
    .join(' ');
}

function brokenLine(dice: Dice, sentence: string): string {
  const words = sentence.split(' ');
  const at = 1 + dice.below(Math.max(1, words.length - 1));
  return `${words.slice(0, at).join(' ')}\n${words.slice(at).join(' ')}`.trim();
}

function capitalisedStart(sentence: string): string {
  const at = sentence.search(/\p{L}/u);
  return at < 0 ? sentence : sentence.slice(0, at) + capitalised(sentence.slice(at));
}

function drawKind(dice: Dice): string {
  let roll = dice.roll();
  for (const [kind, share] of KINDS) {
    roll -= share;
    if (roll < 0) return kind;
  }
  return 'news';
}

function unmarked(marked: string): LabelledText {
  const nameStarts = new Set<number>();
  let removed = 0;
  for (const { 0: mark, index } of marked.matchAll(MARKS)) {
    if (mark === OPEN) nameStarts.add(index - removed);
    removed++;
  }
  return { text: marked.replace(MARKS, ''), nameStarts };
}
