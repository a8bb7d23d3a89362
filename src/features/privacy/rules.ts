/** What a person may ask about the data on them: UU 27/2022, art. 7 (access), 6 (correction), 8 (erasure), 10 and 11 (objection). */
export const REQUEST_KINDS = ['access', 'correction', 'erasure', 'objection'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_ROLES = ['resident', 'employee', 'other'] as const;
export type RequestRole = (typeof REQUEST_ROLES)[number];

export const OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type RequestOutcome = (typeof OUTCOMES)[number];

/** A request without what its asker wrote. */
export interface DataRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly role: RequestRole;
  readonly state: 'waiting' | 'answered';
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly outcome: RequestOutcome | null;
  readonly answeredAt: Date | null;
}

/** What the asker wrote and got: sealed. */
export interface RequestWords {
  readonly name: string;
  readonly text: string;
  /** Empty when none was given. */
  readonly email: string;
  /** Empty until it is answered. */
  readonly answer: string;
}

const HOUR_MS = 3_600_000;
/** Three times twenty-four hours, by the clock and not by working days (UU 27/2022, art. 30 and 32). */
const ANSWER_HOURS = 72;

export function dueAt(receivedAt: Date): Date {
  return new Date(receivedAt.getTime() + ANSWER_HOURS * HOUR_MS);
}

/** Whole hours left to answer; negative once it is overdue, null when it is answered. */
export function hoursLeft(request: Pick<DataRequest, 'state' | 'dueAt'>, now: Date): number | null {
  return request.state === 'answered'
    ? null
    : Math.floor((request.dueAt.getTime() - now.getTime()) / HOUR_MS);
}

/** Why a field of a form is asked. Words for it stand with the strings. */
export type Purpose =
  | 'idempotency'
  | 'place'
  | 'experience'
  | 'relation'
  | 'one-voice'
  | 'served'
  | 'person-check'
  | 'proof'
  | 'request'
  | 'notice';

/** What becomes of it: never stored, stored as a keyed hash, or kept for a time; `counted` stays, as part of the totals. */
export type Keeping =
  | 'never'
  | 'keyed-hash'
  | 'counted'
  | 'unconfirmedFeedback'
  | 'feedbackText'
  | 'dataRequest';

export interface FormFieldNotice {
  /** Name of the field; `unsur-*` stands for all that begin so. */
  readonly field: string;
  readonly purpose: Purpose;
  readonly keeping: Keeping;
}
