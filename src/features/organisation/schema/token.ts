import { z } from 'zod';
import { SCOPES } from '../rules/token.ts';
import { line } from './text.ts';

/** A new token; the names are those of the form. */
export const tokenSchema = z.object({
  'nama-token': line(60),
  lingkup: z
    .array(z.enum(SCOPES, { error: 'organisation.scopes-missing' }), { error: 'organisation.scopes-missing' })
    .min(1, 'organisation.scopes-missing')
    .max(SCOPES.length, 'organisation.scopes-missing'),
});
