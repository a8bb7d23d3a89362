import { z } from 'zod';
import type { LegalDecision } from '#features/record/index.ts';
import { type PlainDate, parsePlainDate } from '#lib/date.ts';
import { text } from './text.ts';

/** The decision as it was typed; all empty is none. */
export type TypedDecision = Readonly<Partial<Record<keyof LegalDecision, string | undefined>>>;

export type DecisionCode =
  | 'publication.decision-incomplete'
  | 'publication.decision-date-invalid'
  | 'publication.decision-too-long'
  | 'publication.decision-link-invalid'
  | 'publication.decision-names-somebody';

/** Characters. The decision is printed on every page that it permits. */
const LONGEST = { number: 120, date: 10, issuer: 200, summary: 600, link: 300 } as const;
const FIELDS = Object.keys(LONGEST) as (keyof LegalDecision)[];

/** Reads a legal decision whole, or none: a part of it would permit nothing. */
export function decisionSchema(today: PlainDate) {
  return z
    .object({ number: text, date: text, issuer: text, summary: text, link: text })
    .prefault({})
    .transform((typed, context): LegalDecision | null => {
      if (FIELDS.every((field) => typed[field] === '')) return null;
      const date = parsePlainDate(typed.date);
      for (const field of FIELDS) {
        const code = problemOf(field, typed[field], date, today);
        if (code !== null) context.addIssue({ code: 'custom', path: [field], message: code });
      }
      return { ...typed, date: date ?? '', link: typed.link === '' ? null : typed.link };
    });
}

function problemOf(
  field: keyof LegalDecision,
  value: string,
  date: PlainDate | null,
  today: PlainDate,
): DecisionCode | null {
  if (value === '') return field === 'link' ? null : 'publication.decision-incomplete';
  if (value.length > LONGEST[field]) return 'publication.decision-too-long';
  if (field === 'date' && (date === null || date > today)) return 'publication.decision-date-invalid';
  if (field === 'link' && !z.url({ protocol: /^https$/ }).safeParse(value).success) {
    return 'publication.decision-link-invalid';
  }
  return null;
}
