import { z } from 'zod';
import { conductItems, RELATIONS, serviceElements } from './rules/instrument.ts';

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
 * The resident's form. Every problem of every field is reported at once; messages are permanent codes.
 * Units and months that may be named depend on the window and on today.
 */
export function feedbackSchema(units: readonly string[], months: readonly string[]) {
  const shape: Record<string, z.ZodType> = {
    kunci: z
      .string({ error: 'feedback.form-key-missing' })
      .regex(/^[a-z2-7]{26}$/, 'feedback.form-key-missing'),
    unit: z.enum(units as [string, ...string[]], { error: 'feedback.unit-missing' }),
    bulan: z.enum(months as [string, ...string[]], { error: 'feedback.month-missing' }),
    hubungan: z.enum(RELATIONS, { error: 'feedback.relation-missing' }),
    cerita: text,
    surel: z
      .string({ error: 'feedback.email-invalid' })
      .trim()
      .min(1, 'feedback.email-invalid')
      .max(254, 'feedback.email-invalid'),
  };
  for (const element of serviceElements) shape[`unsur-${element.code}`] = rating;
  for (const item of conductItems) shape[`perilaku-${item.code}`] = rating;
  return z.object(shape);
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

/** Parses the form against a window's units and months, or lists every problem by field. */
export function parseFeedback(
  values: FormValues,
  units: readonly string[],
  months: readonly string[],
): { input: FeedbackInput } | { problems: FieldProblem[] } {
  const parsed = feedbackSchema(units, months).safeParse(values);
  const problems = parsed.success ? [] : parsed.error.issues.map(toProblem);
  const answered = serviceElements.filter((element) => Boolean(values[`unsur-${element.code}`])).length;
  if (answered < FEWEST_ANSWERS) problems.push({ field: 'unsur', code: 'feedback.too-few-answers' });
  if (!parsed.success || problems.length > 0) return { problems };
  const given = parsed.data as Record<string, string>;
  return {
    input: {
      idempotencyKey: given['kunci'] ?? '',
      serviceUnit: given['unit'] ?? '',
      serviceMonth: given['bulan'] ?? '',
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
