/**
 * Identity: who acts and how that is known. Accounts, roles and sessions of staff and representatives; the one-time
 * codes, captcha and rate limits behind which residents need no account; and the audit trail of what they did.
 */
export { createAltchaChallenge } from './altcha.ts';
export { createCaptchaVerifier, spendCaptcha } from './captcha.ts';
export { canReview, requireRole } from './rules/access.ts';
export { CODE_TRIES, CODE_TTL_SECONDS, type CodeVerdict } from './rules/code.ts';
export { deliveryAddress, emailProblem, normaliseEmail } from './rules/email.ts';
export { networkPrefix } from './rules/network.ts';
export { BUCKETS, type Bucket } from './rules/rate-limit.ts';
export type { NewAccount } from './schema.ts';
export {
  type Credentials,
  checkPassword,
  createAccount,
  disableAccount,
  openSession,
  signIn,
} from './service/account.ts';
export { eventIfChanged, eventStatement, listEvents, type NewEvent, recordEvent } from './service/audit.ts';
export { checkCode, prepareCode, prepareTry } from './service/code.ts';
export { type Evaluator, listEvaluators } from './service/evaluator.ts';
export { forgetExpired } from './service/expiry.ts';
export { findActor } from './service/operator.ts';
export {
  type Claim,
  type PreparedTokens,
  prepareTokens,
  type TokenAnswer,
  takeToken,
} from './service/rate-limit.ts';
export {
  closeAccountStatements,
  endSessionStatements,
  listOpenAccounts,
  prepareRepresentative,
} from './service/representative.ts';
export { voiceOf } from './service/voice.ts';
export { readSession, type SignedIn, signOut } from './session.ts';
export type { AuditEvent } from './store/audit.ts';
