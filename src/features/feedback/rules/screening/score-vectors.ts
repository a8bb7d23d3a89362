import { poissonTail } from './tails.ts';

/** Scores 1 to 4 by code of the question; unanswered ones are missing. */
export type Scores = Readonly<Record<string, number>>;

/** Fewer answers often agree by chance. */
const FEWEST_ANSWERS = 7;
const FEWEST_ALIKE = 5;
const LEVEL = 1e-6;
/** The same answer to at least so many questions is called straightlining: common, and no fault. */
const FEWEST_STRAIGHT = 5;
const CHOICES = 4;

/** Whether somebody gave the same answer to every question they answered. */
export function isStraightline(scores: Scores): boolean {
  const given = Object.values(scores);
  return given.length >= FEWEST_STRAIGHT && new Set(given).size === 1;
}

/**
 * For each respondent how many gave exactly the same answers, where that is unusually often; 0 elsewhere. Straight
 * lines are left out. How often a vector is usual follows from how many respondents are about as content (the rounded
 * mean), times how often those give each of its answers; so what nearly everybody says is not unusual. Held against it
 * is the exact Poisson tail, at one in a million.
 */
export function countSameScores(respondents: readonly Scores[]): number[] {
  const same = respondents.map(() => 0);
  const tally = tallyOf(respondents);
  for (const members of Map.groupBy(respondents.keys(), (at) => keyOf(respondents[at] ?? {})).values()) {
    const scores = respondents[members[0] ?? 0] ?? {};
    const isCompared = Object.keys(scores).length >= FEWEST_ANSWERS && !isStraightline(scores);
    if (!isCompared || members.length < FEWEST_ALIKE) continue;
    const usual = respondents.length * shareOf(scores, tally, respondents.length);
    if (poissonTail(members.length, usual) >= LEVEL) continue;
    for (const at of members) same[at] = members.length;
  }
  return same;
}

function keyOf(scores: Scores): string {
  return Object.entries(scores)
    .map(([code, score]) => `${code}=${score}`)
    .sort()
    .join(' ');
}

/** How many respondents of a mood there are, answered a question, and gave an answer, by `mood`, `mood code` and `mood code score`. */
type Tally = ReadonlyMap<string, number>;

function tallyOf(respondents: readonly Scores[]): Tally {
  const tally = new Map<string, number>();
  const add = (key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
  for (const scores of respondents) {
    const mood = moodOf(scores);
    add(`${mood}`);
    for (const [code, score] of Object.entries(scores)) {
      add(`${mood} ${code}`);
      add(`${mood} ${code} ${score}`);
    }
  }
  return tally;
}

/** The share of people who would give these very answers if each answer depended on their mood alone; counts begin with one. */
function shareOf(scores: Scores, tally: Tally, all: number): number {
  const mood = moodOf(scores);
  const n = (key: string) => tally.get(key) ?? 0;
  return Object.entries(scores).reduce(
    (share, [code, score]) =>
      (share * (n(`${mood} ${code} ${score}`) + 1)) / (n(`${mood} ${code}`) + CHOICES),
    (n(`${mood}`) + 1) / (all + CHOICES),
  );
}

function moodOf(scores: Scores): number {
  const given = Object.values(scores);
  return Math.round(given.reduce((sum, score) => sum + score, 0) / Math.max(1, given.length));
}
