import { addDays, type PlainDate } from '#lib/date.ts';
import type { Lang } from '#lib/lang.ts';
import legalFormRows from '../reference/legal-forms.json' with { type: 'json' };

/** What kind of body an organisation is, and which register knows it (UU 17/2013 art. 15 and 16). */
export interface LegalForm {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
  /** AHU: legal personality by the Ministry of Law. SKT: registered without it. */
  readonly registration: 'AHU' | 'SKT';
}

export const legalForms: readonly LegalForm[] = legalFormRows as readonly LegalForm[];

export function findLegalForm(code: string): LegalForm | null {
  return legalForms.find((form) => form.code === code) ?? null;
}

/** What an organisation says of itself; sealed but for its name. */
export interface ApplicationContent {
  readonly legalForm: string;
  readonly name: string;
  readonly registrationNumber: string;
  readonly deedNumber: string;
  readonly deedDate: PlainDate;
  readonly notary: string;
  /** Digits only. */
  readonly taxNumber: string;
  /** A regency or city of the province, by name. */
  readonly domicile: string;
  /** Who sent the applicant, by which letter. */
  readonly mandate: string;
  readonly contactName: string;
  readonly contactEmail: string;
  /** Null when none is declared. */
  readonly conflictOfInterest: string | null;
  /** Whether the public may read the organisation's name. */
  readonly isNamed: boolean;
}

export type ApplicationState =
  | 'unconfirmed'
  | 'submitted'
  | 'changes-requested'
  | 'recommended'
  | 'approved'
  | 'refused';

export interface Application {
  readonly id: string;
  readonly organisationId: string | null;
  readonly kind: 'new' | 'renewal';
  readonly formKey: string;
  readonly state: ApplicationState;
  readonly revision: number;
  readonly name: string;
  readonly lang: Lang;
  /** Null once erased. */
  readonly content: ApplicationContent | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly checklist: Checklist;
  readonly remark: string | null;
  readonly checkedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** What an officer compares by hand, in this order. */
export const CHECKLIST_ITEMS = [
  'form',
  'registration',
  'deed',
  'tax-number',
  'domicile',
  'mandate',
  'conflict',
] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];
export type Checklist = Readonly<
  Partial<Record<ChecklistItem, { readonly answer: 'yes' | 'no' | ''; readonly remark: string }>>
>;

/** Only what was compared item by item, and holds, is recommended. */
export function canRecommend(checklist: Checklist): boolean {
  return CHECKLIST_ITEMS.every((item) => checklist[item]?.answer === 'yes');
}

/** Documents that may come with an application, one of each. */
export const SCAN_SLOTS = ['akta', 'pengesahan', 'npwp', 'domisili', 'mandat'] as const;
export type ScanSlot = (typeof SCAN_SLOTS)[number];
/** Without these nothing can be checked. */
export const NEEDED_SCANS = ['pengesahan', 'mandat'] as const satisfies readonly ScanSlot[];

/** A year, to the day. */
const VALID_DAYS = 365;

/** The last day of an organisation that is approved today; a renewal before the end adds to it. */
export function validUntil(today: PlainDate, current: PlainDate | null): PlainDate {
  return addDays(current !== null && current > today ? current : today, VALID_DAYS);
}
