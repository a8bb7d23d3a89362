import { z } from 'zod';
import { ID_PATTERN } from '#lib/id.ts';
import { type FormFieldNotice, OUTCOMES, REQUEST_KINDS, REQUEST_ROLES } from './rules.ts';

export interface RequestProblem {
  readonly field: string;
  readonly code: string;
}

const CONTROL_CHARACTERS = /[^\P{Cc}\n\t]/u;
const words = (longest: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .refine((value) => value !== '', { error: missing })
    .refine((value) => [...value].length <= longest, { error: 'privacy.text-too-long' })
    .refine((value) => !CONTROL_CHARACTERS.test(value), { error: 'privacy.text-control-characters' });

const LONGEST_REQUEST = 2000;

const requestSchema = z.object({
  kunci: z
    .string({ error: 'privacy.form-key-missing' })
    .regex(ID_PATTERN, { error: 'privacy.form-key-missing' }),
  jenis: z.enum(REQUEST_KINDS, { error: 'privacy.kind-missing' }),
  peran: z.enum(REQUEST_ROLES, { error: 'privacy.role-missing' }),
  nama: words(200, 'privacy.name-missing'),
  uraian: words(LONGEST_REQUEST, 'privacy.text-missing'),
  surel: z.string().trim().default(''),
});

/** Every field of the form, why it is asked and how long it is kept. */
export const REQUEST_NOTICE: readonly FormFieldNotice[] = [
  { field: 'kunci', purpose: 'idempotency', keeping: 'dataRequest' },
  { field: 'jenis', purpose: 'request', keeping: 'dataRequest' },
  { field: 'peran', purpose: 'request', keeping: 'dataRequest' },
  { field: 'nama', purpose: 'request', keeping: 'dataRequest' },
  { field: 'uraian', purpose: 'request', keeping: 'dataRequest' },
  { field: 'surel', purpose: 'notice', keeping: 'dataRequest' },
  { field: 'altcha', purpose: 'person-check', keeping: 'keyed-hash' },
];

const answerSchema = z.object({
  jawaban: words(4000, 'privacy.answer-missing'),
  hasil: z.enum(OUTCOMES, { error: 'privacy.outcome-missing' }),
});

/** Parses a request, or lists every problem by field. */
export function parseRequest(values: unknown) {
  const parsed = requestSchema.safeParse(values);
  return parsed.success ? { input: parsed.data } : { problems: problemsOf(parsed.error) };
}

/** Parses the answer to a request, or lists every problem by field. */
export function parseAnswer(values: unknown) {
  const parsed = answerSchema.safeParse(values);
  return parsed.success ? { input: parsed.data } : { problems: problemsOf(parsed.error) };
}

function problemsOf(error: z.ZodError): RequestProblem[] {
  return error.issues.map((issue) => ({ field: String(issue.path[0]), code: issue.message }));
}
