import { z } from 'zod';
import { type BoundedLimit, POLICY_BOUNDS, type PolicyLimits } from './rules/policy.ts';

export type PolicyInput = PolicyLimits & { readonly reason: string };

/** The form as it was filled. */
export type TypedPolicy = Readonly<Partial<Record<keyof PolicyInput, string | undefined>>>;

export interface PolicyProblem {
  readonly field: keyof PolicyInput;
  readonly code:
    | 'publication.k-out-of-bounds'
    | 'publication.k-sensitive-out-of-bounds'
    | 'publication.kpop-out-of-bounds'
    | 'publication.cost-cap-out-of-bounds'
    | 'publication.delay-out-of-bounds'
    | 'publication.fewest-transfers-out-of-bounds'
    | 'publication.closing-year-not-over'
    | 'publication.policy-reason-missing'
    | 'publication.policy-reason-too-long';
  /** The bounds of a number. */
  readonly details?: { readonly lowest: number; readonly highest: number };
}

const LONGEST_REASON = 500;

const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim());

function wholeNumber(limit: BoundedLimit, error: PolicyProblem['code']) {
  const { lowest, highest } = POLICY_BOUNDS[limit];
  const isWithin = (value: number) => value >= lowest && value <= highest;
  return text
    .refine((value) => /^\d{1,4}$/.test(value) && isWithin(Number(value)), { error })
    .transform(Number);
}

const limitsSchema = z.object({
  k: wholeNumber('k', 'publication.k-out-of-bounds'),
  kSensitive: wholeNumber('kSensitive', 'publication.k-sensitive-out-of-bounds'),
  kpop: wholeNumber('kpop', 'publication.kpop-out-of-bounds'),
  costCapPercent: wholeNumber('costCapPercent', 'publication.cost-cap-out-of-bounds'),
  minimumDelayDays: wholeNumber('minimumDelayDays', 'publication.delay-out-of-bounds'),
  fewestTransfers: wholeNumber('fewestTransfers', 'publication.fewest-transfers-out-of-bounds'),
  reason: text
    .refine((value) => value !== '', { error: 'publication.policy-reason-missing' })
    .refine((value) => value.length <= LONGEST_REASON, { error: 'publication.policy-reason-too-long' }),
});

function policySchema(thisYear: string) {
  const closingYear = text
    .refine((value) => value === '' || (/^20\d{2}$/.test(value) && value < thisYear), {
      error: 'publication.closing-year-not-over',
    })
    .transform((value) => value || null);
  return limitsSchema
    .extend({ closingYear })
    .refine(({ k, kpop }) => kpop >= k, {
      error: 'publication.kpop-out-of-bounds',
      path: ['kpop'],
      when: areNumbers('k', 'kpop'),
    })
    .refine(({ k, fewestTransfers }) => fewestTransfers >= k, {
      error: 'publication.fewest-transfers-out-of-bounds',
      path: ['fewestTransfers'],
      when: areNumbers('k', 'fewestTransfers'),
    });
}

/** Whether these fields can be compared; others may be wrong, as every problem is told at once. */
function areNumbers(...fields: readonly BoundedLimit[]) {
  return ({ value }: { value: unknown }) =>
    fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'number');
}

/**
 * Parses the form of the policy, or lists every problem by field.
 * @param thisYear YYYY. Only years before it can be closed: later decrees of a year could still make its groups larger
 * and their descriptions finer, and what is published never becomes finer.
 */
export function parsePolicy(
  values: TypedPolicy,
  thisYear: string,
): { input: PolicyInput } | { problems: PolicyProblem[] } {
  const parsed = policySchema(thisYear).safeParse(values);
  if (parsed.success) return { input: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => problemOf(path[0], message)) };
}

function problemOf(field: unknown, code: string): PolicyProblem {
  const problem = { field, code } as PolicyProblem;
  const bounds: Partial<Record<string, PolicyProblem['details']>> = POLICY_BOUNDS;
  const details = bounds[problem.field];
  return details === undefined ? problem : { ...problem, details };
}
