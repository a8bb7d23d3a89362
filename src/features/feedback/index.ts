/**
 * Feedback: windows, the instrument, and the way of a resident's submission from the form to a counted voice.
 * Knows nothing of employees; hands on nothing about authors.
 */

export { SALT_BYTES, SALT_PATTERN } from './rules/commitment.ts';
export * from './rules/instrument.ts';
export {
  CODE_LENGTH,
  formatServiceCode,
  type ServiceCodeBatch,
  SLIPS_BOUNDS,
  VALID_DAYS_BOUNDS,
} from './rules/service-code.ts';
export {
  formatReference,
  parseReference,
  type Submission,
  type VerifiedFeedback,
} from './rules/submission.ts';
export {
  type FeedbackWindow,
  lastDay,
  serviceMonths,
  type WindowState,
  windowState,
} from './rules/window.ts';
export { FEEDBACK_NOTICE, type FieldProblem, type FormValues, LONGEST_TEXT } from './schema.ts';
export { type CheckedFeedback, checkFeedback, previewStory } from './service/check.ts';
export { confirmFeedback, readSubmission, resendCode } from './service/confirm.ts';
export { correctFeedback, openForCorrection } from './service/correct.ts';
export { countForgettableFeedback, forgetOldFeedback, withdrawFeedback } from './service/forget.ts';
export { verifiedCounts, verifiedFeedback } from './service/read.ts';
export { type Receipt, readReceipt } from './service/receipt.ts';
export {
  checkServiceCode,
  issueServiceCodes,
  listSlipOrders,
  readSlipSheet,
  revokeServiceCodes,
  type SlipSheet,
} from './service/service-code.ts';
export { type SubmissionRequest, submitFeedback } from './service/submit.ts';
export { type TrackedFeedback, trackFeedback } from './service/track.ts';
export { openWindows, openWindowsAt, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
