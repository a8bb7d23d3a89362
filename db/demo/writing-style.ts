import type { Chance } from './chance.ts';
import frames from './words/frames.json' with { type: 'json' };

const ABBREVIATIONS = Object.entries(frames.abbreviations).map(
  ([word, short]) => [new RegExp(`\\b${word}\\b`, 'gi'), short] as const,
);

/** Writes sentences down as one person types them: tidy, hurried, shouting, abbreviated, with slips. */
export function typed(chance: Chance, sentences: readonly string[]): string {
  const tidy = sentences.filter((sentence) => sentence !== '').map(capitalised);
  const joined = tidy.join(chance.happens(0.2) ? ', ' : '. ');
  const ended = /[.!?]$/.test(joined) ? joined : `${joined}${chance.pick(['.', '.', '', '', '!', '...'])}`;
  const shortened = chance.happens(0.3) ? abbreviated(chance, ended) : ended;
  const slipped = chance.happens(0.13) ? withSlips(chance, shortened) : shortened;
  if (chance.happens(0.28)) return slipped.toLowerCase();
  return chance.happens(0.03) ? slipped.toUpperCase() : slipped;
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function abbreviated(chance: Chance, text: string): string {
  return ABBREVIATIONS.reduce(
    (current, [word, short]) => (chance.happens(0.75) ? current.replace(word, short) : current),
    text,
  );
}

/** Two neighbouring letters change places in about one long word of eight. */
function withSlips(chance: Chance, text: string): string {
  return text.replace(/\p{L}{5,}/gu, (word) => {
    if (!chance.happens(0.12)) return word;
    const at = chance.between(1, word.length - 3);
    return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
  });
}
