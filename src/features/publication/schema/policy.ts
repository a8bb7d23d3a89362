import { z } from 'zod';
import type { PlainDate } from '#lib/date.ts';
import { type BoundedLimit, GROUP_BOUNDS, POLICY_BOUNDS, type PolicyLimits } from '../rules/policy.ts';
import { type DecisionCode, decisionSchema, type TypedDecision } from './decision.ts';
import { text } from './text.ts';

export type PolicyInput = PolicyLimits & { readonly reason: string };

/** The form as it was filled. */
export type TypedPolicy = Readonly<
  Partial<Record<Exclude<keyof PolicyInput, 'kByGroup' | 'publicOffice'>, string | undefined>>
> & {
  /** By the group's code. */
  readonly kByGroup?: Readonly<Record<string, string | undefined>>;
  readonly publicOffice?: TypedDecision;
};

export interface PolicyProblem {
  /** The field, dotted where it is one of several: `k`, `kByGroup.REQUEST`, `publicOffice.date`. */
  readonly field: string;
  readonly code:
    | 'publication.k-out-of-bounds'
    | 'publication.k-sensitive-out-of-bounds'
    | 'publication.kpop-out-of-bounds'
    | 'publication.cost-cap-out-of-bounds'
    | 'publication.delay-out-of-bounds'
    | 'publication.fewest-transfers-out-of-bounds'
    | 'publication.closing-year-not-over'
    | 'publication.policy-reason-missing'
    | 'publication.policy-reason-too-long'
    | DecisionCode;
  /** The bounds of a number. */
  readonly details?: { readonly lowest: number; readonly highest: number };
}

const LONGEST_REASON = 500;

function wholeNumber({ lowest, highest }: { lowest: number; highest: number }, error: PolicyProblem['code']) {
  const isWithin = (value: number) => value >= lowest && value <= highest;
  return text
    .refine((value) => /^\d{1,4}$/.test(value) && isWithin(Number(value)), { error })
    .transform(Number);
}

const limitsSchema = z.object({
  k: wholeNumber(POLICY_BOUNDS.k, 'publication.k-out-of-bounds'),
  kByGroup: z
    .object(
      Object.fromEntries(
        GROUP_BOUNDS.map((group) => [
          group.code,
          wholeNumber(group, 'publication.k-sensitive-out-of-bounds'),
        ]),
      ),
    )
    .prefault({}),
  kpop: wholeNumber(POLICY_BOUNDS.kpop, 'publication.kpop-out-of-bounds'),
  costCapPercent: wholeNumber(POLICY_BOUNDS.costCapPercent, 'publication.cost-cap-out-of-bounds'),
  minimumDelayDays: wholeNumber(POLICY_BOUNDS.minimumDelayDays, 'publication.delay-out-of-bounds'),
  fewestTransfers: wholeNumber(POLICY_BOUNDS.fewestTransfers, 'publication.fewest-transfers-out-of-bounds'),
  reason: text
    .refine((value) => value !== '', { error: 'publication.policy-reason-missing' })
    .refine((value) => value.length <= LONGEST_REASON, { error: 'publication.policy-reason-too-long' }),
});

function policySchema(today: PlainDate) {
  const closingYear = text
    .refine((value) => value === '' || (/^20\d{2}$/.test(value) && value < today.slice(0, 4)), {
      error: 'publication.closing-year-not-over',
    })
    .transform((value) => value || null);
  return limitsSchema
    .extend({ closingYear, publicOffice: decisionSchema(today) })
    .refine(({ k, kpop }) => kpop >= k, {
      error: 'publication.kpop-out-of-bounds',
      path: ['kpop'],
      when: areNumbers('k', 'kpop'),
    })
    .refine(({ k, fewestTransfers }) => fewestTransfers >= k, {
      error: 'publication.fewest-transfers-out-of-bounds',
      path: ['fewestTransfers'],
      when: areNumbers('k', 'fewestTransfers'),
    })
    .check(({ value, issues }) => {
      for (const group of groupsBelow(value.k, value.kByGroup)) {
        const message = 'publication.k-sensitive-out-of-bounds';
        issues.push({ code: 'custom', path: ['kByGroup', group], message, input: value });
      }
    });
}

/** The groups whose limit is a number below k. What is wrong otherwise is still text, and told already. */
function groupsBelow(k: unknown, kByGroup: Readonly<Record<string, unknown>>): string[] {
  const limits = Object.entries(kByGroup);
  return limits.flatMap(([group, limit]) =>
    typeof k === 'number' && typeof limit === 'number' && limit < k ? [group] : [],
  );
}

/** Whether these fields can be compared; others may be wrong, as every problem is told at once. */
function areNumbers(...fields: readonly BoundedLimit[]) {
  return ({ value }: { value: unknown }) =>
    fields.every((field) => typeof (value as Record<string, unknown>)[field] === 'number');
}

/**
 * Parses the form of the policy, or lists every problem by field.
 * @param today Only years before its year can be closed: later decrees of a year could still make its groups larger
 * and their descriptions finer, and what is published never becomes finer. No legal decision can be later.
 */
export function parsePolicy(
  values: TypedPolicy,
  today: PlainDate,
): { input: PolicyInput } | { problems: PolicyProblem[] } {
  const parsed = policySchema(today).safeParse(values);
  if (parsed.success) return { input: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => problemOf(path.join('.'), message)) };
}

const BOUNDS: Readonly<Record<string, { readonly lowest: number; readonly highest: number }>> = {
  ...POLICY_BOUNDS,
  ...Object.fromEntries(GROUP_BOUNDS.map((group) => [`kByGroup.${group.code}`, group])),
};

function problemOf(field: string, code: string): PolicyProblem {
  const problem = { field, code } as PolicyProblem;
  const bounds = BOUNDS[field];
  return bounds === undefined
    ? problem
    : { ...problem, details: { lowest: bounds.lowest, highest: bounds.highest } };
}
