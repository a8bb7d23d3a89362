import { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';
import { type FeedbackContent, SALT_PATTERN } from './rules/commitment.ts';
import {
  getInstrument,
  type Instrument,
  type Instruments,
  instruments,
  unitCodesIn,
} from './rules/instrument.ts';
import { SLIPS_BOUNDS, VALID_DAYS_BOUNDS } from './rules/service-code.ts';
import { type FeedbackWindow, serviceMonths } from './rules/window.ts';

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
export const LONGEST_APPEAL = 1000;

const appealText = z
  .string()
  .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .refine((value) => value !== '', { error: 'feedback.appeal-text-missing' })
  .refine((value) => !CONTROL_CHARACTERS.test(value), { error: 'feedback.text-control-characters' })
  .refine((value) => [...value].length <= LONGEST_APPEAL, { error: 'feedback.appeal-text-too-long' });

/** What an author says against a decision, or the code of what is wrong with it. */
export function parseAppealText(typed: string): { text: string } | { code: string } {
  const parsed = appealText.safeParse(typed);
  return parsed.success ? { text: parsed.data } : { code: parsed.error.issues[0]?.message ?? '' };
}

/**
/**
 * The resident's form but for unit and month. Every problem of every field is reported at once; messages are permanent
 * codes. Building one takes longer than reading a form with it, so each instrument's is kept.
 */
const schemas = new WeakMap<Instrument, z.ZodType<Partial<Record<string, string>>>>();

function schemaOf(instrument: Instrument): z.ZodType<Partial<Record<string, string>>> {
  const known = schemas.get(instrument);
  if (known !== undefined) return known;
  const relations = instrument.relations.map(({ code }) => code);
  const shape: Record<string, z.ZodType<string | undefined>> = {
    kunci: formKey,
    hubungan: z.enum(relations, { error: 'feedback.relation-missing' }),
    cerita: text,
    // Only browsers with scripts make one; without, or with a broken one, the server does.
    garam: z.string().regex(SALT_PATTERN).optional().catch(undefined),
  };
  for (const element of instrument.elements) shape[`unsur-${element.code}`] = rating;
  for (const item of instrument.conduct) shape[`perilaku-${item.code}`] = rating;
  const schema = z.object(shape);
  schemas.set(instrument, schema);
  return schema;
}

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

/** Parses the form against a window's questions, its units and the months, or lists every problem by field. */
export function parseFeedback(
  values: FormValues,
  instrument: Instrument,
  units: readonly string[],
  months: readonly string[],
): { input: FeedbackInput } | { problems: FieldProblem[] } {
  const parsed = schemaOf(instrument).safeParse(values);
  const problems = parsed.success ? [] : parsed.error.issues.map(toProblem);
  const { unit = '', bulan = '' } = values;
  if (!units.includes(unit)) problems.push({ field: 'unit', code: 'feedback.unit-missing' });
  if (!months.includes(bulan)) problems.push({ field: 'bulan', code: 'feedback.month-missing' });
  const answered = instrument.elements.filter((element) => Boolean(values[`unsur-${element.code}`])).length;
  if (answered < FEWEST_ANSWERS) problems.push({ field: 'unsur', code: 'feedback.too-few-answers' });
  if (!parsed.success || problems.length > 0) return { problems };
  const given = parsed.data;
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

/** Parses the form as the window asks it today: its own instrument, its units, and the months that may be named. */
export function parseInWindow(
  values: FormValues,
  window: Pick<FeedbackWindow, 'agencies' | 'units' | 'instrumentVersion'>,
  now: Date,
  known: Instruments = instruments,
) {
  const instrument = getInstrument(window.instrumentVersion, known);
  return parseFeedback(values, instrument, unitCodesIn(window), serviceMonths(now));
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

function ratings(values: Partial<Record<string, string>>, prefix: string): Record<string, number> {
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
