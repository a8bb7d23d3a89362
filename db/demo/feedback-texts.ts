import type { Chance } from './chance.ts';
import type { Opinion, Tone } from './feedback-scores.ts';
import { filled, type TextFacts } from './feedback-slots.ts';
import experiences from './words/experiences.json' with { type: 'json' };
import frames from './words/frames.json' with { type: 'json' };
import subjects from './words/subjects.json' with { type: 'json' };
import { typed } from './writing-style.ts';

const MAX_TEXT_LENGTH = 2_000;

type Pole = 'good' | 'bad';

/** What a resident writes to go with an opinion: from nothing at all to a long story, in all sorts of hands. */
export function residentText(chance: Chance, opinion: Opinion, facts: TextFacts): string {
  const { tone } = opinion;
  const kind = chance.pickWeighted([
    ['emptyish', 4],
    ['english', 1.5],
    ['short', 20],
    ['story', 74.5],
  ]);
  if (kind === 'emptyish') return chance.pick(frames.emptyish[tone]);
  if (kind === 'english') return filled(chance, chance.pick(frames.english[tone]), facts);
  const core = kind === 'short' ? [chance.pick(frames.short[tone])] : story(chance, opinion, facts);
  const sentences = [...core, ...asides(chance, tone)].map((template) => filled(chance, template, facts));
  const emoji = chance.happens(0.07) ? ` ${chance.pick(frames.emojis[tone])}` : '';
  return `${typed(chance, sentences)}${emoji}`.slice(0, MAX_TEXT_LENGTH);
}

/** One of the paraphrases that a campaign hands round. */
export function campaignText(chance: Chance, tone: Pole, facts: TextFacts): string {
  return filled(chance, frames.campaign[tone], facts);
}

function story(chance: Chance, opinion: Opinion, facts: TextFacts): string[] {
  const { tone, ranked } = opinion;
  const events = tone === 'neutral' ? twoSides(chance, ranked, facts) : oneSide(chance, tone, ranked, facts);
  const middles = chance.shuffled(frames.middles).slice(0, chance.pick([0, 0, 1, 1, 2]));
  return [chance.pick(frames.openings), ...middles, ...new Set(events), chance.pick(frames.closings[tone])];
}

function oneSide(chance: Chance, pole: Pole, ranked: readonly string[], facts: TextFacts): string[] {
  const length = chance.pickWeighted([
    [1, 30],
    [2, 35],
    [3, 20],
    [5, 10],
    [9, 5],
  ]);
  return Array.from({ length }, () => experience(chance, pole, ranked, facts));
}

function twoSides(chance: Chance, ranked: readonly string[], facts: TextFacts): string[] {
  const good = experience(chance, 'good', ranked, facts);
  const bad = filled(chance, experience(chance, 'bad', ranked, facts), facts);
  const turn = `{Cuma|Tapi|Sayangnya} ${bad.charAt(0).toLowerCase()}${bad.slice(1)}`;
  return chance.happens(0.5) ? [good, turn] : [good, turn, chance.pick(frames.neutral)];
}

/** Most of what people tell is about the best or worst element, the rest about what the place is for. */
function experience(chance: Chance, pole: Pole, ranked: readonly string[], facts: TextFacts): string {
  const element = chance.pick(pole === 'good' ? ranked.slice(0, 4) : ranked.slice(-4));
  const general = experiences[element as keyof typeof experiences][pole];
  return chance.pick(chance.happens(0.6) ? general : subjects[facts.subject][pole]);
}

/** What people add that a moderator must see: names with numbers, telephone numbers, abuse, allegations. */
function asides(chance: Chance, tone: Tone): string[] {
  const rude = tone === 'bad' ? 0.07 : 0.004;
  const possible: readonly (readonly [share: number, templates: readonly string[]])[] = [
    [rude, frames.insults],
    [rude, frames.bribery],
    [0.02, frames.identifiers],
    [0.018, frames.phones],
    [0.05, frames.local[tone]],
  ];
  return possible.flatMap(([share, templates]) => (chance.happens(share) ? [chance.pick(templates)] : []));
}
