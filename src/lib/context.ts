import type { Database } from '#db/client.ts';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import type { Clock } from '#lib/clock.ts';
import type { Config } from '#lib/config.ts';
import type { Intake } from '#lib/intake.ts';
import type { Mailer } from '#lib/mail.ts';
import type { MasterKey } from '#lib/master-key.ts';
import type { Random } from '#lib/random.ts';

/** What every verb works with. Made once by server/context.ts and passed as the first argument; never a module's state. */
export interface Context {
  readonly config: Config;
  /** For sealing, and for pseudonyms. */
  readonly key: MasterKey;
  /** Seed of the Ed25519 key that signs what the portal promises and logs (RFC 8032), 32 bytes. */
  readonly logKey: Uint8Array;
  /** Fixed for all builds, so that islands of one build open on the server of another. */
  readonly astroKey: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  /** Null when no mail server is configured: mails then wait in the outbox, where the demo shows them. */
  readonly mailer: Mailer | null;
  readonly captcha: CaptchaVerifier;
  readonly intake: Intake;
}

/** Who asks. `null` accounts are the public; the CLI names the operator's account. */
export interface Actor {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly agencies: readonly string[];
}

/** What an account of the province's staff may hold. A representative of an organisation holds none of these. */
export const STAFF_ROLES = ['officer', 'approver', 'evaluator', 'admin', 'auditor'] as const;
export const ROLES = [...STAFF_ROLES, 'representative'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = (typeof ROLES)[number];
