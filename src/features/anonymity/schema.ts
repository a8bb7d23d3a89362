import { z } from 'zod';
import { decisionOf, linesOf } from './redaction/items.ts';
import type { TextDecisions } from './redaction/review.ts';
import { REPLACEMENTS, type SpanKind } from './redaction/span.ts';

const MOST_DECISIONS = 1_000;
const MOST_WORDS = 1_000;
const LONGEST_WORD = 10_000;

const decisionSchema = z.object({
  start: z.int().nonnegative(),
  end: z.int().positive(),
  action: z.enum(['mask', 'keep']),
  scope: z.exactOptional(z.enum(['here', 'everywhere'])),
  kind: z.exactOptional(z.enum(Object.keys(REPLACEMENTS) as [SpanKind, ...SpanKind[]])),
});

/** Decisions as they are sent and kept. */
export const decisionsSchema = z.array(decisionSchema).max(MOST_DECISIONS).readonly();

const sentSchema = z.object({
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
  decisions: decisionsSchema,
  words: z.array(z.string().max(LONGEST_WORD)).max(MOST_WORDS),
  isDraft: z.boolean(),
});

/**
 * Reads the fields of a RedactionReview with this name; null when they are not there, or are none that it sends.
 * Every choice is a field `NAME-START-END`, its checkbox "same everywhere" `NAME-START-END-semua`.
 */
export function readDecisions(fields: Readonly<Record<string, string>>, name: string): TextDecisions | null {
  const decisions = Object.entries(fields).flatMap(([field, choice]) => {
    if (!field.startsWith(`${name}-`)) return [];
    const place = field.slice(name.length + 1);
    return decisionOf(place, choice, fields[`${field}-semua`] === 'ya') ?? [];
  });
  const sent = sentSchema.safeParse({
    textHash: fields[`${name}-sidik`],
    decisions,
    words: linesOf(fields[`${name}-kata`] ?? ''),
    isDraft: fields['lihat'] === 'ya',
  });
  return sent.success ? sent.data : null;
}
