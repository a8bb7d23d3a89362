import { z } from 'zod';
import { STAFF_ROLES } from '#lib/context.ts';

const accountEmail = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** Length is what makes a password strong (NIST SP 800-63B); the upper limit only keeps the work bounded. */
export const newAccountSchema = z.strictObject({
  email: accountEmail,
  displayName: z.string().trim().min(1).max(120),
  roles: z.array(z.enum(STAFF_ROLES)).min(1),
  agencies: z.array(z.string().min(1)),
  password: z.string().min(12).max(200),
});
export type NewAccount = z.infer<typeof newAccountSchema>;

/** What somebody who represents an organisation chooses for themselves. */
export const newRepresentativeSchema = newAccountSchema.pick({
  email: true,
  displayName: true,
  password: true,
});
export type NewRepresentative = z.infer<typeof newRepresentativeSchema>;

/** The answer of hCaptcha's siteverify, as far as it is used. */
export const hcaptchaAnswerSchema = z.object({
  success: z.boolean(),
  hostname: z.string().optional(),
});

const hex = z.string().regex(/^([0-9a-f]{2})+$/);

/** What the ALTCHA widget sends, in base64: the signed challenge as it was given out, and its solution. */
export const altchaPayloadSchema = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: hex,
      salt: hex,
      cost: z.int().positive(),
      keyLength: z.int().positive(),
      keyPrefix: hex,
      keySignature: hex,
      data: z.object({ expiresAtMs: z.int().positive() }),
    }),
    signature: hex,
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex }),
});
