import { addDays, type PlainDate } from '#lib/date.ts';
import type { Lang } from '#lib/lang.ts';

export interface Organisation {
  readonly id: string;
  readonly state: 'verified' | 'suspended';
  readonly name: string;
  readonly legalForm: string;
  readonly registrationNumber: string;
  readonly domicile: string;
  readonly isNamed: boolean;
  readonly lang: Lang;
  readonly verifiedAt: Date;
  /** The last day on which it may speak. */
  readonly validUntil: PlainDate;
  readonly suspensionReason: string | null;
}

/** active: may speak. expired: may read and renew. suspended: may do nothing. */
export type Standing = 'active' | 'expired' | 'suspended';

export function standingOf(
  { state, validUntil }: Pick<Organisation, 'state' | 'validUntil'>,
  today: PlainDate,
): Standing {
  if (state === 'suspended') return 'suspended';
  return today <= validUntil ? 'active' : 'expired';
}

const RENEWAL_DAYS = 60;
const REMINDER_DAYS = 30;

export function canRenew({ validUntil }: Pick<Organisation, 'validUntil'>, today: PlainDate): boolean {
  return today >= addDays(validUntil, -RENEWAL_DAYS);
}

/** Organisations whose last day is this one or earlier are reminded. */
export function reminderHorizon(today: PlainDate): PlainDate {
  return addDays(today, REMINDER_DAYS);
}

export const MOST_REPRESENTATIVES = 5;
