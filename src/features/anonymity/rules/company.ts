import type { CohortCandidate } from './cohort.ts';

/**
 * A year's company for the queue: the queue itself, first and in its order, and what else the register holds of the
 * twelve months up to the newest decree; all moved into one year, as a year repeats itself. What a description tells,
 * and what a transfer can hope for, is measured in it.
 */
export function yearsCompany(
  queue: readonly CohortCandidate[],
  register: readonly CohortCandidate[],
): CohortCandidate[] {
  let newest = '';
  for (const { decreeDate } of [...queue, ...register]) if (decreeDate > newest) newest = decreeDate;
  const year = newest.slice(0, 4);
  const yearBefore = `${Number(year) - 1}${newest.slice(4)}`;
  const queued = new Set(queue.map(({ id }) => id));
  const others = register.filter(({ id, decreeDate }) => decreeDate > yearBefore && !queued.has(id));
  return [...queue, ...others].map((one) =>
    one.decreeDate.startsWith(year) ? one : { ...one, decreeDate: `${year}${one.decreeDate.slice(4)}` },
  );
}
