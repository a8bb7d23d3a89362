import { z } from 'zod';
import { email, line } from './text.ts';

/** Whom a representative invites; the names are those of the form. */
export const invitationSchema = z.object({ nama: line(120), surel: email });
