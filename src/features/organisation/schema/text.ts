import { z } from 'zod';
import { normaliseEmail } from '#features/identity/index.ts';

/** What a form sends, field by field, as text. */
export type FormValues = Readonly<Record<string, string>>;

export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

// Control and format characters: they break lines of mails and files, and turn the direction of what is read.
const UNSEEN = /[^\P{C}\n\t]/u;
const UNSEEN_IN_LINE = /\p{C}|\p{Zl}|\p{Zp}/u;

/** Several lines, composed letters (NFC), no blanks at the ends. */
export function paragraph(most: number) {
  return z
    .string({ error: 'organisation.text-missing' })
    .overwrite((text) => text.normalize('NFC').replaceAll('\r\n', '\n').trim())
    .max(most, 'organisation.text-too-long')
    .refine((text) => !UNSEEN.test(text) && text.isWellFormed(), 'organisation.text-control-characters');
}

/** One line with something in it. */
export function line(most: number, missing = 'organisation.text-missing') {
  return z
    .string({ error: missing })
    .overwrite((text) => text.normalize('NFC').trim())
    .min(1, missing)
    .max(most, 'organisation.text-too-long')
    .refine(
      (text) => !UNSEEN_IN_LINE.test(text) && text.isWellFormed(),
      'organisation.text-control-characters',
    );
}

/** An address to which mail can go, as it was typed. */
export const email = z
  .string({ error: 'organisation.email-invalid' })
  .trim()
  .refine((text) => normaliseEmail(text) !== null, 'organisation.email-invalid');

/** Every problem once per field, by the field's path. */
export function problemsOf(error: z.ZodError): FieldProblem[] {
  const seen = new Set<string>();
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.');
    if (seen.has(field)) return [];
    seen.add(field);
    // What has no words of ours is a shape that no form of ours sends: an unknown name, a text for a number.
    const code = issue.message.startsWith('organisation.') ? issue.message : 'organisation.shape-invalid';
    return [{ field, code }];
  });
}
