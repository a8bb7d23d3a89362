import { leastByGroup } from './ground-groups.ts';
import type { Attribute } from './hierarchies.ts';

/**
 * All that the search may know of a transfer. Grounds and direction are left out of the type on purpose: a choice
 * of groups that looks at a secret gives it away (minimality attack: Wong et al., VLDB 2007).
 */
export interface CohortCandidate {
  readonly id: string;
  readonly originAgency: string;
  readonly destinationAgency: string;
  readonly originFamily: string;
  readonly grade: string;
  /** YYYY-MM-DD. */
  readonly decreeDate: string;
}

/** Occupied posts of one agency, post family and grade. */
export interface OccupiedPosts {
  readonly agency: string;
  readonly family: string;
  readonly grade: string;
  readonly filled: number;
}

export interface Described {
  readonly level: number;
  readonly value: string;
}

/** What an announcement says of each of its transfers. */
export type Description = Readonly<Record<Attribute, Described>>;

/** The limits of the search. None of them has to do with grounds, which it cannot see. */
export interface SearchLimits {
  /** Fewest transfers in an announcement. */
  readonly k: number;
  /** Fewest occupied posts that fit an announcement's origin, post and grade. */
  readonly kpop: number;
  /** Highest cost of a description during the year, as a share (0 to 1) of the cost of saying nothing. */
  readonly costCapShare: number;
  /**
   * How much more, as a share of the same, a group may cost during the year than its members would cost among the
   * transfers of a whole year.
   */
  readonly premiumShare: number;
  /** At the close of the year the cost has no limit, as nobody is left to wait for. */
  readonly isYearClose: boolean;
}

export interface AnonymityPolicy extends SearchLimits {
  /**
   * Fewest transfers in an announcement that tells of grounds of each group, by the group's code. A group without a
   * limit is never told of.
   */
  readonly kByGroup: Readonly<Record<string, number>>;
  /** Days between decree and publication. */
  readonly minimumDelayDays: number;
}

export const defaultPolicy: AnonymityPolicy = {
  k: 5,
  kByGroup: leastByGroup(5),
  kpop: 20,
  costCapShare: 0.8,
  premiumShare: 0.2,
  minimumDelayDays: 30,
  isYearClose: false,
};
