import { findPostFamily } from '#features/staffing/index.ts';

/** What must be known of a transfer to tell whether it is one of a public office. */
export interface OfficeMove {
  readonly id: string;
  readonly employeeRef: string;
  readonly decreeDate: string;
  readonly transferType: string;
  readonly originAgency: string;
  readonly originFamily: string;
  readonly destinationAgency: string;
  readonly destinationFamily: string;
}

/** The post that makes a transfer one of a public office, and at which of the two agencies it is. */
export interface PublicOffice {
  readonly post: { readonly kind: string; readonly family: string };
  readonly postAt: 'origin' | 'destination';
}

interface PostCount {
  readonly agency: string;
  readonly family: string;
  readonly needed: number;
  readonly filled: number;
}

/** Jabatan pimpinan tinggi: heads of agencies, and those who rank with them. */
const LEADING_KIND = 'jpt';
/** In moves from or to another government the register names the agency of the same field, not where the post is. */
const WITHIN_PROVINCE = 'WITHIN_INSTITUTION';

/**
 * Finds the transfers into or out of a post that exists once. A post exists once when all of this holds:
 * 1. its family is of the kind jabatan pimpinan tinggi;
 * 2. over all grades the staffing table has one post of that family in that agency: one needed and at most one filled,
 *    or one filled and none needed;
 * 3. the register does not contradict the table: no decree day moves two people into it, or two out of it.
 *
 * A move from one such post to another counts for the post that is entered, so that no document tells two posts of one
 * person.
 * @returns the post, by the transfer's id.
 */
export function findPublicOffices(
  register: readonly OfficeMove[],
  staffing: readonly PostCount[],
): Map<string, PublicOffice> {
  const single = postsThatExistOnce(staffing);
  const sides = register
    .filter(({ transferType }) => transferType === WITHIN_PROVINCE)
    .flatMap((move) => [
      { move, postAt: 'destination' as const, post: keyOf(move.destinationAgency, move.destinationFamily) },
      { move, postAt: 'origin' as const, post: keyOf(move.originAgency, move.originFamily) },
    ])
    .filter(({ post }) => single.has(post));
  const onOneDay = Map.groupBy(sides, ({ move, postAt, post }) => `${postAt} ${post} ${move.decreeDate}`);

  const offices = new Map<string, PublicOffice>();
  for (const alike of onOneDay.values()) {
    if (new Set(alike.map(({ move }) => move.employeeRef)).size > 1) continue;
    for (const { move, postAt } of alike) {
      if (postAt === 'origin' && offices.has(move.id)) continue;
      const family = postAt === 'origin' ? move.originFamily : move.destinationFamily;
      offices.set(move.id, { post: { kind: LEADING_KIND, family }, postAt });
    }
  }
  return offices;
}

function postsThatExistOnce(staffing: readonly PostCount[]): ReadonlySet<string> {
  const counts = new Map<string, { needed: number; filled: number }>();
  for (const { agency, family, needed, filled } of staffing) {
    if (findPostFamily(family)?.kind !== LEADING_KIND) continue;
    const key = keyOf(agency, family);
    const count = counts.get(key) ?? { needed: 0, filled: 0 };
    counts.set(key, { needed: count.needed + needed, filled: count.filled + filled });
  }
  return new Set(
    [...counts].filter(([, { needed, filled }]) => Math.max(needed, filled) === 1).map(([key]) => key),
  );
}

function keyOf(agency: string, family: string): string {
  return `${agency}/${family}`;
}
