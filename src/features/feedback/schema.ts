import { z } from 'zod';
import type { FormFieldNotice } from '#features/privacy/index.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { type FeedbackContent, SALT_PATTERN } from './rules/commitment.ts';
import { conductItems, RELATIONS, serviceElements } from './rules/instrument.ts';
import { SLIPS_BOUNDS, VALID_DAYS_BOUNDS } from './rules/service-code.ts';

/** What the form sends, field by field, as text; kept to fill the form again when something is to be corrected. */
export type FormValues = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

/** Elements that must be answered with something other than "tidak tahu". */
export const FEWEST_ANSWERS = 2;
export const LONGEST_TEXT = 2000;

/** Control characters other than line breaks and tabs: no keyboard writes these. */
const CONTROL_CHARACTERS = /[^\P{Cc}\n\t]/u;

const rating = z.enum(['', '1', '2', '3', '4'], { error: 'feedback.answer-invalid' }).default('');

const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .refine((value) => !CONTROL_CHARACTERS.test(value), { error: 'feedback.text-control-characters' })
  .refine((value) => [...value].length <= LONGEST_TEXT, { error: 'feedback.text-too-long' });

const formKey = z
  .string({ error: 'feedback.form-key-missing' })
  .regex(ID_PATTERN, 'feedback.form-key-missing');

/**
 * The resident's form, save for the unit and the month: which ones may be named depends on the window and on today.
 * Every problem of every field is reported at once; messages are permanent codes.
 */
const feedbackSchema = z.object({
  kunci: formKey,
  hubungan: z.enum(RELATIONS, { error: 'feedback.relation-missing' }),
  cerita: text,
  // Only browsers with scripts make one; without, or with a broken one, the server does.
  garam: z.string().regex(SALT_PATTERN).optional().catch(undefined),
  ...Object.fromEntries(serviceElements.map(({ code }) => [`unsur-${code}`, rating])),
  ...Object.fromEntries(conductItems.map(({ code }) => [`perilaku-${code}`, rating])),
});

/** Every field of the form, why it is asked and what becomes of it. */
export const FEEDBACK_NOTICE: readonly FormFieldNotice[] = [
  { field: 'kunci', purpose: 'idempotency', keeping: 'counted' },
  { field: 'unit', purpose: 'place', keeping: 'counted' },
  { field: 'bulan', purpose: 'place', keeping: 'counted' },
  { field: 'unsur-*', purpose: 'experience', keeping: 'counted' },
  { field: 'perilaku-*', purpose: 'experience', keeping: 'counted' },
  { field: 'cerita', purpose: 'experience', keeping: 'feedbackText' },
  { field: 'hubungan', purpose: 'relation', keeping: 'counted' },
  { field: 'kode-layanan', purpose: 'served', keeping: 'keyed-hash' },
  { field: 'surel', purpose: 'one-voice', keeping: 'keyed-hash' },
  { field: 'altcha', purpose: 'person-check', keeping: 'keyed-hash' },
  { field: 'garam', purpose: 'proof', keeping: 'feedbackText' },
];

/** A form that holds; ratings are 1 to 4, unanswered ones are left out. */
export interface FeedbackInput {
  readonly idempotencyKey: string;
  readonly serviceUnit: string;
  readonly serviceMonth: string;
  readonly relation: string;
  readonly text: string;
  /** base64url; null when the browser made none. */
  readonly salt: string | null;
  readonly answers: Record<string, number>;
  readonly conduct: Record<string, number>;
}

/** Parses the form against a window's units and months, or lists every problem by field. */
export function parseFeedback(
  values: FormValues,
  units: readonly string[],
  months: readonly string[],
): { input: FeedbackInput } | { problems: FieldProblem[] } {
  const parsed = feedbackSchema.safeParse(values);
  const problems = parsed.success ? [] : parsed.error.issues.map(toProblem);
  const { unit = '', bulan = '' } = values;
  if (!units.includes(unit)) problems.push({ field: 'unit', code: 'feedback.unit-missing' });
  if (!months.includes(bulan)) problems.push({ field: 'bulan', code: 'feedback.month-missing' });
  const answered = serviceElements.filter((element) => Boolean(values[`unsur-${element.code}`])).length;
  if (answered < FEWEST_ANSWERS) problems.push({ field: 'unsur', code: 'feedback.too-few-answers' });
  if (!parsed.success || problems.length > 0) return { problems };
  const given = parsed.data as Record<string, string>;
  return {
    input: {
      idempotencyKey: given['kunci'] ?? '',
      serviceUnit: unit,
      serviceMonth: bulan,
      relation: given['hubungan'] ?? '',
      text: given['cerita'] ?? '',
      salt: given['garam'] ?? null,
      answers: ratings(given, 'unsur-'),
      conduct: ratings(given, 'perilaku-'),
    },
  };
}

/** The fields of a form that says this, as parseFeedback would read it again. */
export function formValuesOf(content: FeedbackContent): FormValues {
  const fields = (prefix: string, given: Readonly<Record<string, number>>) =>
    Object.entries(given).map(([code, value]) => [`${prefix}${code}`, String(value)] as const);
  return {
    unit: content.serviceUnit,
    bulan: content.serviceMonth,
    hubungan: content.relation,
    cerita: content.text,
    ...Object.fromEntries([...fields('unsur-', content.answers), ...fields('perilaku-', content.conduct)]),
  };
}

const FORM_ORDER = ['kunci', 'unit', 'bulan', 'unsur', 'cerita', 'hubungan', 'kode-layanan', 'surel'];

/** Problems in the order in which a reader meets the fields; single ratings stand with their group. */
export function inFormOrder(problems: readonly FieldProblem[]): FieldProblem[] {
  const place = ({ field }: FieldProblem) => {
    const at = FORM_ORDER.indexOf(field);
    return at < 0 ? FORM_ORDER.indexOf('unsur') : at;
  };
  return problems.toSorted((one, other) => place(one) - place(other));
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  return { field: String(issue.path[0]), code: issue.message };
}

function ratings(values: Record<string, string>, prefix: string): Record<string, number> {
  const entries = Object.entries(values)
    .filter(([field, value]) => field.startsWith(prefix) && value !== '')
    .map(([field, value]) => [field.slice(prefix.length), Number(value)] as const);
  return Object.fromEntries(entries);
}

function wholeNumber(
  { lowest, highest }: { readonly lowest: number; readonly highest: number },
  code: string,
) {
  return z
    .string({ error: code })
    .trim()
    .regex(/^\d{1,4}$/, code)
    .transform(Number)
    .refine((value) => value >= lowest && value <= highest, { error: code });
}

/** The order of a sheet of slips. */
const slipOrderSchema = z.object({
  kunci: formKey,
  unit: z.string({ error: 'feedback.unit-missing' }),
  jumlah: wholeNumber(SLIPS_BOUNDS, 'feedback.slips-number'),
  hari: wholeNumber(VALID_DAYS_BOUNDS, 'feedback.slips-days'),
});

/** Parses the order of slips, or lists every problem by field. */
export function parseSlipOrder(values: FormValues) {
  const parsed = slipOrderSchema.safeParse(values);
  if (!parsed.success) return { problems: parsed.error.issues.map(toProblem) };
  const { kunci: id, unit: serviceUnit, jumlah: slips, hari: validDays } = parsed.data;
  return { order: { id, serviceUnit, slips, validDays } };
}
