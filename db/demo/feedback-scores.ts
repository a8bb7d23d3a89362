import { conductItems, serviceElements } from '#features/feedback/index.ts';
import { type Chance, createChance } from './chance.ts';

/** Scores 1 to 4 by code; a question that was not answered is missing. */
export type Scores = Readonly<Record<string, number>>;
export type Tone = 'good' | 'neutral' | 'bad';

export interface Opinion {
  readonly answers: Scores;
  readonly conduct: Scores;
  readonly tone: Tone;
  /** Element codes, from the best experienced to the worst. */
  readonly ranked: readonly string[];
}

const ELEMENTS = serviceElements.map((element) => element.code);
/** Share of people who skip a question; these two are often beyond what a visitor saw. */
const SKIPPED: Readonly<Record<string, number>> = { COMPLAINTS: 0.3, COST: 0.14 };
const USUALLY_SKIPPED = 0.06;
/** Two answers are enough for a form; nobody of the demo gives fewer. */
const FEWEST_ANSWERS = 2;

/** One person's opinion of a unit. The unit's own quality follows from the seed and its code, so that many opinions agree. */
export function formOpinion(chance: Chance, seed: string, unitCode: string): Opinion {
  const unit = createChance(`${seed}/quality/${unitCode}`);
  const quality = 2.45 + unit.fraction() * 1.05;
  const mood = spread(chance, 0.75);
  const felt = ELEMENTS.map((code) => ({
    code,
    value: quality + spread(unit, 0.35) + mood + spread(chance, 0.35),
  }));
  const ranked = [...felt].sort((one, other) => other.value - one.value);
  const mean = felt.reduce((sum, { value }) => sum + value, 0) / felt.length;
  const isKept = ({ code }: { code: string }, index: number) =>
    index < FEWEST_ANSWERS || !chance.happens(SKIPPED[code] ?? USUALLY_SKIPPED);
  const manner = felt.find(({ code }) => code === 'CONDUCT')?.value ?? mean;
  return {
    answers: Object.fromEntries(ranked.filter(isKept).map(({ code, value }) => [code, score(value)])),
    conduct: Object.fromEntries(
      conductItems
        .filter(() => !chance.happens(0.1))
        .map(({ code }) => [code, score((manner + mean) / 2 + spread(chance, 0.4))]),
    ),
    tone: mean >= 3 ? 'good' : mean >= 2.45 ? 'neutral' : 'bad',
    ranked: ranked.map(({ code }) => code),
  };
}

/** The opinion of a campaign: the same extreme everywhere. */
export function extremeOpinion(tone: 'good' | 'bad'): Opinion {
  const extreme = tone === 'good' ? 4 : 1;
  return {
    answers: Object.fromEntries(ELEMENTS.map((code) => [code, extreme])),
    conduct: Object.fromEntries(conductItems.map(({ code }) => [code, extreme])),
    tone,
    ranked: ELEMENTS,
  };
}

function score(value: number): number {
  return Math.min(4, Math.max(1, Math.round(value)));
}

/** A bell-shaped number about 0: the sum of three uniform ones, scaled to the given standard deviation. */
function spread(chance: Chance, deviation: number): number {
  return (chance.fraction() + chance.fraction() + chance.fraction() - 1.5) * 2 * deviation;
}
