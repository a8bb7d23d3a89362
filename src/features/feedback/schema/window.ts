import { z } from 'zod';
import { findAgency, findPostFamily } from '#features/staffing/index.ts';
import { type PlainDate, parsePlainDate } from '#lib/date.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { unitsOf } from '../rules/instrument.ts';
import type { PublicText, WindowTimes } from '../rules/window.ts';
import {
  FEWEST_DAYS,
  isClosingDay,
  isExtension,
  isOpeningDay,
  MOST_DAYS,
  MOST_DAYS_AHEAD,
} from '../rules/window-change.ts';
import type { FieldProblem, FormValues } from '../schema.ts';

/** What is wrong with a field of a form of the desk; details fill the sentence. */
export interface WindowProblem extends FieldProblem {
  readonly details?: Readonly<Record<string, string | number>>;
}

/** The form of a consultation as it was filled. */
export interface TypedConsultation {
  readonly values: FormValues;
  readonly agencies: readonly string[];
  /** None means all of the agencies. */
  readonly units: readonly string[];
}

/** A form that holds. Its random key becomes the window's id, so that the form sent twice is one window. */
export interface ConsultationInput {
  readonly id: string;
  readonly agencies: readonly string[];
  readonly units: readonly string[];
  readonly family: string;
  readonly openingDay: PlainDate;
  readonly closingDay: PlainDate;
  readonly question: PublicText | null;
  readonly reason: PublicText;
}

export const LONGEST_QUESTION = 300;
export const LONGEST_REASON = 500;

const line = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((value) => !/\p{Cc}/u.test(value), { error: 'feedback.text-control-characters' });
const question = line.refine((value) => [...value].length <= LONGEST_QUESTION, {
  error: 'feedback.question-too-long',
});
const reason = line.refine((value) => [...value].length <= LONGEST_REASON, {
  error: 'feedback.reason-too-long',
});
const reasonShape = {
  alasan: reason.refine((value) => value !== '', { error: 'feedback.reason-missing' }),
  'alasan-en': reason,
};
const changeSchema = z.object(reasonShape);

const consultationSchema = z.object({
  kunci: z.string({ error: 'feedback.form-key-missing' }).regex(ID_PATTERN, 'feedback.form-key-missing'),
  rumpun: line.refine((code) => findPostFamily(code) !== null, { error: 'feedback.family-missing' }),
  pertanyaan: question,
  'pertanyaan-en': question,
  ...reasonShape,
});

/** Parses the form of a consultation, or lists every problem by field. */
export function parseConsultation(
  typed: TypedConsultation,
  today: PlainDate,
): { input: ConsultationInput } | { problems: WindowProblem[] } {
  const parsed = consultationSchema.safeParse(typed.values);
  const problems = parsed.success ? [] : parsed.error.issues.map(toProblem);
  const agencies = [...new Set(typed.agencies)];
  const units = [...new Set(typed.units)];
  const known = new Set(unitsOf(agencies).map(({ code }) => code));
  if (agencies.length === 0 || agencies.some((code) => findAgency(code) === null)) {
    problems.push({ field: 'perangkat', code: 'feedback.agency-missing' });
  } else if (units.some((code) => !known.has(code))) {
    problems.push({ field: 'unit', code: 'feedback.unit-unknown' });
  }
  const days = parseDays(typed.values, today);
  if ('problems' in days) problems.push(...days.problems);
  if (!parsed.success || 'problems' in days || problems.length > 0) return { problems };
  const { kunci: id, rumpun: family, pertanyaan, 'pertanyaan-en': english } = parsed.data;
  return {
    input: {
      id,
      agencies,
      units,
      family,
      ...days,
      question: pertanyaan === '' ? null : publicText(pertanyaan, english),
      reason: publicText(parsed.data.alasan, parsed.data['alasan-en']),
    },
  };
}

/** The reason of a change, or every problem with it by field. */
export function parseChange(values: FormValues): { reason: PublicText } | { problems: WindowProblem[] } {
  const parsed = changeSchema.safeParse(values);
  if (!parsed.success) return { problems: parsed.error.issues.map(toProblem) };
  return { reason: publicText(parsed.data.alasan, parsed.data['alasan-en']) };
}

/** The last day to which a window is to be extended, or what is wrong with it. */
export function parseExtension(
  values: FormValues,
  window: WindowTimes,
  now: Date,
): { lastDay: PlainDate } | { problem: WindowProblem } {
  const field = 'sampai';
  const lastDay = dayIn(values, field);
  if (lastDay === null) return { problem: { field, code: 'feedback.day-invalid' } };
  if (isExtension(window, lastDay, now)) return { lastDay };
  return { problem: { field, code: 'feedback.extension-out-of-bounds', details: { most: MOST_DAYS } } };
}

function parseDays(
  values: FormValues,
  today: PlainDate,
): Pick<ConsultationInput, 'openingDay' | 'closingDay'> | { problems: WindowProblem[] } {
  const [openingDay, closingDay] = [dayIn(values, 'mulai'), dayIn(values, 'sampai')];
  const problems: WindowProblem[] = [];
  if (openingDay === null) problems.push({ field: 'mulai', code: 'feedback.day-invalid' });
  else if (!isOpeningDay(openingDay, today)) {
    const details = { most: MOST_DAYS_AHEAD };
    problems.push({ field: 'mulai', code: 'feedback.opening-out-of-bounds', details });
  }
  if (closingDay === null) problems.push({ field: 'sampai', code: 'feedback.day-invalid' });
  else if (openingDay !== null && !isClosingDay(closingDay, openingDay)) {
    const details = { fewest: FEWEST_DAYS, most: MOST_DAYS };
    problems.push({ field: 'sampai', code: 'feedback.closing-out-of-bounds', details });
  }
  if (openingDay === null || closingDay === null || problems.length > 0) return { problems };
  return { openingDay, closingDay };
}

function dayIn(values: FormValues, field: string): PlainDate | null {
  return parsePlainDate((values[field] ?? '').trim());
}

function publicText(id: string, en: string): PublicText {
  return { id, en: en === '' ? null : en };
}

function toProblem({ path, message }: z.core.$ZodIssue): WindowProblem {
  return { field: String(path[0]), code: message };
}
