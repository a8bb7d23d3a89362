/**
 * Outbox: work that is slow or may fail (mails, imports, site builds), kept until it has succeeded.
 * A verb adds its job in the same batch as its rows, so neither exists without the other.
 */
export { type Job, type JobKind, retryDelaySeconds } from './rules.ts';
export {
  claimJob,
  failJob,
  finishJob,
  type MailHealth,
  mailIfChanged,
  mailStatement,
  readJob,
  readMailHealth,
  readRunningJob,
  reportProgress,
  requestJob,
  tidyOutbox,
  waitingMails,
} from './service.ts';
