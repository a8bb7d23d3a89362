import {
  type AnonymityPolicy,
  type CountedGroup,
  countedGroups,
  defaultPolicy,
  leastByGroup,
} from '#features/anonymity/index.ts';
import type { LegalDecision } from '#features/record/index.ts';
import { addDays, type PlainDate } from '#lib/date.ts';

/** The limits that an administrator sets, as they are typed and kept. */
export interface PolicyLimits {
  readonly k: number;
  /** Fewest transfers in an announcement that tells of grounds of each group, by the group's code. */
  readonly kByGroup: Readonly<Record<string, number>>;
  readonly kpop: number;
  readonly costCapPercent: number;
  readonly minimumDelayDays: number;
  /** Fewest transfers in a release: in a small one, whatever becomes public at the same time points at its people. */
  readonly fewestTransfers: number;
  /** YYYY while the transfers of that year are being closed: the search then looks at no later ones. */
  readonly closingYear: string | null;
  /** The legal decision that permits to publish transfers of public offices openly; null publishes none. */
  readonly publicOffice: LegalDecision | null;
}

/** A version of the policy: its limits, and who set them, when and why. */
export interface PolicyVersion extends PolicyLimits {
  /** 0 is the policy that is built in, which nobody set. */
  readonly version: number;
  readonly setBy: string | null;
  readonly setAt: Date | null;
  readonly reason: string | null;
}

/** A version with its limits as the search and the gate take them. */
export type Policy = PolicyVersion & AnonymityPolicy;

interface Bounds {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * What may be set. The lower bounds are the promise of the method page: k = 5 keeps the chance to pick the right person
 * of an announcement at 0.2. The upper ones stop a slip of the hand from holding everything.
 */
export const POLICY_BOUNDS = {
  k: { lowest: 5, highest: 50 },
  /** And never below k. */
  kpop: { lowest: 20, highest: 1000 },
  costCapPercent: { lowest: 10, highest: 100 },
  minimumDelayDays: { lowest: 30, highest: 365 },
  /** And never below k. */
  fewestTransfers: { lowest: 5, highest: 1000 },
} as const satisfies Partial<Record<keyof PolicyLimits, Bounds>>;
export type BoundedLimit = keyof typeof POLICY_BOUNDS;

const LEAST_BY_GROUP = leastByGroup(POLICY_BOUNDS.k.lowest);

/** The bounds of each group's limit: sensitive groups need 11, the others k. */
export const GROUP_BOUNDS: readonly (Bounds & CountedGroup)[] = countedGroups.map((group) => ({
  ...group,
  lowest: LEAST_BY_GROUP[group.code] as number,
  highest: 100,
}));

export const builtInPolicy: Policy = withDerived({
  version: 0,
  k: defaultPolicy.k,
  kByGroup: defaultPolicy.kByGroup,
  kpop: defaultPolicy.kpop,
  costCapPercent: Math.round(defaultPolicy.costCapShare * 100),
  minimumDelayDays: defaultPolicy.minimumDelayDays,
  fewestTransfers: 5,
  closingYear: null,
  publicOffice: null,
  setBy: null,
  setAt: null,
  reason: null,
});

export function withDerived(version: PolicyVersion): Policy {
  return {
    ...version,
    costCapShare: version.costCapPercent / 100,
    // How long a group may hope for better company is a matter of the search, not of what is promised.
    premiumShare: defaultPolicy.premiumShare,
    isYearClose: version.closingYear !== null,
  };
}

/** The last day whose decrees are old enough to be published today. */
export function lastOldEnough(policy: Policy, today: PlainDate): PlainDate {
  return addDays(today, -policy.minimumDelayDays);
}

/** The last day whose decrees a release of today may hold: the delay is over, and the year that is closed has ended. */
export function lastDecreeDate(policy: Policy, today: PlainDate): PlainDate {
  const oldEnough = lastOldEnough(policy, today);
  const yearEnd = `${policy.closingYear}-12-31`;
  return policy.closingYear !== null && yearEnd < oldEnough ? yearEnd : oldEnough;
}
