import { z } from 'zod';
import type { Instrument } from './rules/instrument.ts';

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

/**
 * The resident's form but for unit and month. Every problem of every field is reported at once; messages are permanent
 * codes. Building one takes longer than reading a form with it, so each instrument's is kept.
 */
const schemas = new WeakMap<Instrument, z.ZodType<Record<string, string>>>();

function schemaOf(instrument: Instrument): z.ZodType<Record<string, string>> {
  const known = schemas.get(instrument);
  if (known !== undefined) return known;
  const relations = instrument.relations.map(({ code }) => code);
  const shape: Record<string, z.ZodType<string>> = {
    kunci: z
      .string({ error: 'feedback.form-key-missing' })
      .regex(/^[a-z2-7]{26}$/, 'feedback.form-key-missing'),
    hubungan: z.enum(relations, { error: 'feedback.relation-missing' }),
    cerita: text,
    surel: z
      .string({ error: 'feedback.email-invalid' })
      .trim()
      .min(1, 'feedback.email-invalid')
      .max(254, 'feedback.email-invalid'),
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
  readonly email: string;
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
      email: given['surel'] ?? '',
      answers: ratings(given, 'unsur-'),
      conduct: ratings(given, 'perilaku-'),
    },
  };
}

const FORM_ORDER = ['kunci', 'unit', 'bulan', 'unsur', 'cerita', 'hubungan', 'surel'];

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
