/** Answers to one question: how many said 1, 2, 3 and 4. */
export interface Distribution {
  readonly code: string;
  readonly counts: readonly [number, number, number, number];
  /** Who answered; "tidak tahu" and skipped are not in it. */
  readonly n: number;
}

export interface Numbers {
  /** Respondents in all. */
  readonly n: number;
  /** Null while there are too few respondents to show anything. */
  readonly elements: readonly Distribution[] | null;
  readonly conduct: readonly Distribution[] | null;
}

/** No figure is shown of fewer respondents: one voice would show through. */
export const FEWEST_RESPONDENTS = 10;

interface Answered {
  readonly answers: Record<string, number>;
  readonly conduct: Record<string, number>;
}

/** Counts the answers per question; under ten respondents only n. A question with fewer than ten answers shows none. */
export function summarise(
  feedback: readonly Answered[],
  elementCodes: readonly string[],
  conductCodes: readonly string[],
): Numbers {
  const n = feedback.length;
  if (n < FEWEST_RESPONDENTS) return { n, elements: null, conduct: null };
  return {
    n,
    elements: elementCodes.map((code) =>
      distribution(
        code,
        feedback.map((one) => one.answers[code]),
      ),
    ),
    conduct: conductCodes.map((code) =>
      distribution(
        code,
        feedback.map((one) => one.conduct[code]),
      ),
    ),
  };
}

function distribution(code: string, answers: readonly (number | undefined)[]): Distribution {
  const counts: [number, number, number, number] = [0, 0, 0, 0];
  let n = 0;
  for (const answer of answers) {
    if (answer !== 1 && answer !== 2 && answer !== 3 && answer !== 4) continue;
    counts[answer - 1] = (counts[answer - 1] ?? 0) + 1;
    n++;
  }
  return n < FEWEST_RESPONDENTS ? { code, counts: [0, 0, 0, 0], n } : { code, counts, n };
}
