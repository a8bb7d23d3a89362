import { gammaPoissonTail } from './tails.ts';

const HOUR_MS = 3_600_000;

/** More in one span of time than a window's earlier rate makes likely. */
export interface Burst {
  /** Milliseconds; the first instant that no longer belongs to it is `until`. */
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

interface Span {
  readonly hours: number;
  readonly fewest: number;
  /** How much busier than the average an ordinary span may be: by day more come than at night. */
  readonly allowance: number;
}

const SPANS: readonly Span[] = [
  { hours: 1, fewest: 10, allowance: 4 },
  { hours: 24, fewest: 20, allowance: 2 },
];
/** By chance, one window in a few thousand shows a burst at this level. */
const LEVEL = 1e-6;
/** The rate of the province counts like so many submissions of the window itself, until it has more of its own. */
const PRIOR_SUBMISSIONS = 5;

/**
 * Hours and days in which far more came than before. The expected rate is the window's own until then, begun with the
 * province's. A span is a burst when so many or more had a probability below one in a million, even if it were four
 * times (a day: twice) as busy as the average. What goes on becomes the rate, and is no burst any more.
 * @param times instants in milliseconds, in order.
 * @param provincePerHour submissions an hour in an average open window.
 */
export function findBursts(times: readonly number[], opensAt: number, provincePerHour: number): Burst[] {
  return SPANS.flatMap((span) => burstsOf(times, opensAt, provincePerHour, span));
}

function burstsOf(times: readonly number[], opensAt: number, provincePerHour: number, span: Span): Burst[] {
  const bursts: Burst[] = [];
  let seen = PRIOR_SUBMISSIONS;
  let hours = PRIOR_SUBMISSIONS / provincePerHour;
  let next = 0;
  for (const [index, count] of countsBySpan(times, opensAt, span.hours)) {
    hours += (index - next) * span.hours;
    next = index + 1;
    const isBurst =
      count >= span.fewest && gammaPoissonTail(count, seen, hours, span.hours * span.allowance) < LEVEL;
    if (isBurst) {
      const from = opensAt + index * span.hours * HOUR_MS;
      bursts.push({ from, until: from + span.hours * HOUR_MS, count });
    }
    seen += count;
    hours += span.hours;
  }
  return bursts;
}

/** How many came in each span since the opening, empty ones left out. */
function countsBySpan(times: readonly number[], opensAt: number, hours: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const time of times) {
    const index = Math.floor((time - opensAt) / (hours * HOUR_MS));
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}
