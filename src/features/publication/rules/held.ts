import type { Obstacle } from '#features/anonymity/index.ts';
import { onePerPerson } from './one-per-person.ts';

/**
 * Why a waiting transfer is in no announcement that would be made now. `too-young`: its decree is not old enough.
 * `other-year`: another year is being closed. `same-person`: another transfer of the same person is published or comes
 * first. `public-office`: it is published openly. `unknown-code`: the hierarchies do not know one of its codes or its
 * year. The others are what the search met.
 */
export type HeldReason =
  | 'too-young'
  | 'other-year'
  | 'same-person'
  | 'public-office'
  | 'unknown-code'
  | Obstacle;

export interface Waiting {
  readonly id: string;
  readonly employeeRef: string;
  readonly decreeDate: string;
}

export interface Held<Move> {
  readonly move: Move;
  readonly reason: HeldReason;
}

interface Circumstances<Move> {
  /** The last day whose decrees are old enough. */
  readonly lastOldEnough: string;
  /** The last day whose decrees this release may hold; earlier where a year is being closed. */
  readonly lastDecree: string;
  /** Ids of the transfers that would be published openly. */
  readonly offices: ReadonlySet<string>;
  /** Who stands behind an announcement by now. */
  readonly announced: ReadonlySet<string>;
  /** Who stands behind a document of a public office by now. */
  readonly open: ReadonlySet<string>;
  isDescribable(move: Move): boolean;
}

/**
 * Divides the waiting transfers into those that the search may group, those that are published openly, and those that
 * are set aside before either, each with its reason. Nobody comes twice in one release, and nobody is both grouped and
 * published openly, in this release or by an earlier one: an office of somebody who is announced is grouped like any
 * other transfer.
 */
export function sortWaiting<Move extends Waiting>(
  waiting: readonly Move[],
  { lastOldEnough, lastDecree, offices, announced, open, isDescribable }: Circumstances<Move>,
): { readonly ready: Move[]; readonly offices: Move[]; readonly held: Held<Move>[] } {
  const held: Held<Move>[] = [];
  const hold = (move: Move, reason: HeldReason) => void held.push({ move, reason });
  const inTime: Move[] = [];
  for (const move of waiting) {
    if (move.decreeDate > lastOldEnough) hold(move, 'too-young');
    else if (move.decreeDate > lastDecree) hold(move, 'other-year');
    else if (!isDescribable(move)) hold(move, 'unknown-code');
    else inTime.push(move);
  }
  const first = new Set(onePerPerson(inTime));
  const ready: Move[] = [];
  const openly: Move[] = [];
  for (const move of inTime) {
    if (!first.has(move)) hold(move, 'same-person');
    else if (offices.has(move.id) && !announced.has(move.employeeRef)) openly.push(move);
    else if (open.has(move.employeeRef)) hold(move, 'same-person');
    else ready.push(move);
  }
  return { ready, offices: openly, held };
}
