import { z } from 'zod';
import { decisionsSchema } from '#features/anonymity/index.ts';

export interface ReviewProblem {
  readonly field: string;
  readonly code: 'evaluation.text-missing' | 'evaluation.text-too-long' | 'evaluation.conflict-undeclared';
}

const LONGEST = 4000;
const text = z
  .string()
  .default('')
  .transform((value) => value.normalize('NFC').replaceAll('\r\n', '\n').trim())
  .refine((value) => value.length <= LONGEST, { error: 'evaluation.text-too-long' });
const neededText = text.refine((value) => value !== '', { error: 'evaluation.text-missing' });

const draftShape = {
  heard: text,
  used: text,
  notUsed: text,
  finding: text,
  recommendation: text,
  hasNoConflict: z.boolean(),
};

/** A draft may be incomplete. */
const draftSchema = z.object(draftShape);

/** To close, what was heard, used, not used and found is written down, and no conflict of interest stands. */
const closingSchema = z.object({
  ...draftShape,
  heard: neededText,
  used: neededText,
  notUsed: neededText,
  finding: neededText,
  hasNoConflict: z.literal(true, { error: 'evaluation.conflict-undeclared' }),
});

export type ReviewInput = z.infer<typeof draftSchema>;

/** Parses a review form, or lists every problem by field. */
export function parseReview(
  values: unknown,
  isClosing: boolean,
): { input: ReviewInput } | { problems: ReviewProblem[] } {
  const parsed = (isClosing ? closingSchema : draftSchema).safeParse(values);
  if (parsed.success) return { input: parsed.data };
  const problems = parsed.error.issues.map((issue) => ({
    field: String(issue.path[0]),
    code: issue.message as ReviewProblem['code'],
  }));
  return { problems };
}

/** Decisions about a text as they are kept, with the SHA-256 (hex) of the text. */
export const decidedTextSchema = z.object({ textHash: z.string(), decisions: decisionsSchema });
export type DecidedText = z.infer<typeof decidedTextSchema>;
