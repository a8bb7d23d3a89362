import { z } from 'zod';
import { serviceElements } from '#features/feedback/index.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { CONFIDENCES, type InputContent, methods } from '../rules/input.ts';
import { line, paragraph } from './text.ts';

export const LONGEST_TEXT = 2_000;
const LONGEST_EVIDENCE = 500;
const MOST_UNITS = 20;

const codes = (items: readonly { readonly code: string }[]) =>
  items.map(({ code }) => code) as [string, ...string[]];
const month = z
  .string({ error: 'organisation.month-invalid' })
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'organisation.month-invalid');

const scoreSchema = z.strictObject({
  element: z.enum(codes(serviceElements), { error: 'organisation.element-unknown' }),
  score: z
    .int('organisation.score-invalid')
    .min(1, 'organisation.score-invalid')
    .max(4, 'organisation.score-invalid')
    .meta({ description: 'From 1 (bad) to 4 (very good), as in the questions to residents.' }),
  evidence: line(LONGEST_EVIDENCE, 'organisation.evidence-missing'),
  confidence: z.enum(CONFIDENCES, { error: 'organisation.confidence-missing' }),
});

type Loose = Readonly<Partial<Record<keyof InputContent, unknown>>>;

/** A rule between fields. It is asked also where a field is wrong by itself, so that all problems are told at once. */
function rule(path: keyof InputContent, message: string, isBroken: (input: Loose) => boolean) {
  const options = { path: [path], message, when: ({ value }: { value: unknown }) => isRecord(value) };
  return [(input: Loose) => !isBroken(input), options] as const;
}

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBlank(text: unknown): boolean {
  return text === undefined || text === '';
}

function isReversed(period: unknown): boolean {
  if (!isRecord(period)) return false;
  const { from, to } = period as { from?: unknown; to?: unknown };
  return typeof from === 'string' && typeof to === 'string' && from > to;
}

function hasDuplicates(scores: unknown): boolean {
  if (!Array.isArray(scores)) return false;
  const elements = scores.map((one: unknown) =>
    isRecord(one) ? (one as { element?: unknown }).element : one,
  );
  return new Set(elements).size < elements.length;
}

/** What an organisation says, from the form, a file or a program alike. Messages are permanent codes. */
export const inputSchema = z
  .strictObject({
    window: z
      .string({ error: 'organisation.window-unknown' })
      .regex(ID_PATTERN, 'organisation.window-unknown')
      .meta({ description: 'The id of a feedback window that is open.' }),
    period: z.strictObject({ from: month, to: month }, { error: 'organisation.month-invalid' }),
    units: z
      .array(z.string({ error: 'organisation.unit-unknown' }).max(80, 'organisation.unit-unknown'), {
        error: 'organisation.units-missing',
      })
      .min(1, 'organisation.units-missing')
      .max(MOST_UNITS, 'organisation.too-many-units')
      .meta({ description: 'Codes of service units, all of the window.' }),
    method: z.enum(codes(methods), { error: 'organisation.method-missing' }),
    observations: z
      .int('organisation.observations-invalid')
      .min(1, 'organisation.observations-invalid')
      .max(100_000, 'organisation.observations-invalid'),
    scores: z
      .array(scoreSchema, { error: 'organisation.scores-invalid' })
      .max(serviceElements.length, 'organisation.scores-invalid'),
    goodPractice: paragraph(LONGEST_TEXT).default(''),
    problem: paragraph(LONGEST_TEXT).default(''),
    requestedAction: paragraph(LONGEST_TEXT).default(''),
    sources: paragraph(LONGEST_TEXT).default(''),
    conflictOfInterest: paragraph(LONGEST_TEXT)
      .nullable()
      .meta({ description: 'Null declares that there is none.' }),
    isNamed: z
      .boolean({ error: 'organisation.named-missing' })
      .meta({ description: "Whether the organisation's name may be read beside it." }),
  })
  .refine(...rule('period', 'organisation.period-reversed', ({ period }) => isReversed(period)))
  .refine(...rule('scores', 'organisation.scores-invalid', ({ scores }) => hasDuplicates(scores)))
  .refine(
    ...rule(
      'problem',
      'organisation.problem-missing',
      ({ problem, requestedAction }) => isBlank(problem) && !isBlank(requestedAction),
    ),
  )
  .refine(
    ...rule(
      'requestedAction',
      'organisation.action-missing',
      ({ problem, requestedAction }) => !isBlank(problem) && isBlank(requestedAction),
    ),
  )
  .refine(
    ...rule(
      'scores',
      'organisation.nothing-said',
      ({ scores, goodPractice, problem }) =>
        Array.isArray(scores) && scores.length === 0 && isBlank(goodPractice) && isBlank(problem),
    ),
  )
  .refine(
    ...rule(
      'conflictOfInterest',
      'organisation.conflict-text-missing',
      ({ conflictOfInterest }) => conflictOfInterest === '',
    ),
  ) satisfies z.ZodType<InputContent>;
