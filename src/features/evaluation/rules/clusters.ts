import type { FeedbackCluster } from '#features/feedback/index.ts';
import { FEWEST_RESPONDENTS } from './numbers.ts';

type Scores = Readonly<Record<string, number>>;

export interface MeanScore {
  /** Respondents. */
  readonly n: number;
  /** The mean of the elements' means, 1 to 4. */
  readonly mean: number;
}

/** What a campaign does to the scores of its window. */
export interface ClusterShift {
  readonly id: string;
  readonly size: number;
  /** How many of its members count now. */
  readonly counted: number;
  /** Null where a figure, or the difference of the two, would stand for fewer than ten respondents. */
  readonly means: { readonly without: MeanScore; readonly with: MeanScore } | null;
}

/**
 * The scores of a window without and with each of its campaigns, whether these count or not.
 * @param counting the feedback of the window that counts.
 */
export function shiftsOf(
  counting: readonly { readonly id: string; readonly answers: Scores }[],
  clusters: readonly FeedbackCluster[],
): ClusterShift[] {
  return clusters.map(({ id, members }) => {
    const inside = new Set(members.map((member) => member.id));
    const others = counting.filter((one) => !inside.has(one.id));
    const without = meanOf(others);
    const together = meanOf([...others, ...members]);
    const isShown = members.length >= FEWEST_RESPONDENTS && others.length >= FEWEST_RESPONDENTS;
    return {
      id,
      size: members.length,
      counted: counting.length - others.length,
      means: isShown ? { without, with: together } : null,
    };
  });
}

function meanOf(respondents: readonly { readonly answers: Scores }[]): MeanScore {
  const byElement = Map.groupBy(
    respondents.flatMap(({ answers }) => Object.entries(answers)),
    ([code]) => code,
  );
  const means = [...byElement.values()].map((given) => average(given.map(([, score]) => score)));
  return { n: respondents.length, mean: average(means) };
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
