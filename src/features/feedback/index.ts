/**
 * Feedback: windows and their days, consultations, the instruments, and the way of a resident's submission from the form
 * to a counted voice.
 * Knows nothing of employees; hands on nothing about authors.
 */

export { SALT_BYTES, SALT_PATTERN } from './rules/commitment.ts';
export * from './rules/instrument.ts';
export { FEEDBACK_NOTICE } from './rules/notice.ts';
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
  endOf,
  type FeedbackWindow,
  isCancelled,
  lastDay,
  type PublicText,
  serviceMonths,
  subjectPath,
  type WindowState,
  type WindowTimes,
  windowState,
} from './rules/window.ts';
export {
  canCloseEarly,
  canExtend,
  FEWEST_DAYS,
  latestLastDay,
  MOST_DAYS,
  MOST_DAYS_AHEAD,
  type WindowChange,
} from './rules/window-change.ts';
export { LONGEST_QUESTION, LONGEST_REASON, type TypedConsultation } from './schema/window.ts';
export { type FieldProblem, type FormValues, LONGEST_TEXT } from './schema.ts';
export {
  changeableWindows,
  windowsAround,
  windowsClosing,
  windowsOfYear,
  windowYears,
} from './service/calendar.ts';
export { type CheckedFeedback, checkFeedback, previewStory } from './service/check.ts';
export { confirmFeedback, readSubmission, resendCode } from './service/confirm.ts';
export { listConsultations, openConsultation } from './service/consultation.ts';
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
export { type ChangeRequest, closeWindow, extendWindow, windowChanges } from './service/window-change.ts';
export { openWindows, openWindowsAt, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
