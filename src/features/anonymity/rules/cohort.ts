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

export interface AnonymityPolicy {
  /** Fewest transfers in an announcement. */
  readonly k: number;
  /** Fewest transfers in an announcement that counts the groups of grounds which are published in groups only. */
  readonly kSensitive: number;
  /** Fewest occupied posts that fit an announcement's origin, post and grade. */
  readonly kpop: number;
  /** Highest cost of a description during the year, as a share (0 to 1) of the cost of saying nothing. */
  readonly costCapShare: number;
  /**
   * How much more, as a share of the same, a group may cost during the year than its members would cost among the
   * transfers of a whole year.
   */
  readonly premiumShare: number;
  /** Days between decree and publication. */
  readonly minimumDelayDays: number;
  /** At the close of the year the cost has no limit, as nobody is left to wait for. */
  readonly isYearClose: boolean;
}

export const defaultPolicy: AnonymityPolicy = {
  k: 5,
  kSensitive: 11,
  kpop: 20,
  costCapShare: 0.8,
  premiumShare: 0.2,
  minimumDelayDays: 30,
  isYearClose: false,
};
