/**
 * Feedback: windows, the instrument, and the way of a resident's submission from the form to a counted voice.
 * Knows nothing of employees; hands on nothing about authors.
 */
export * from './rules/instrument.ts';
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
export { type FieldProblem, type FormValues, LONGEST_TEXT } from './schema.ts';
export {
  confirmFeedback,
  readSubmission,
  resendCode,
  type TrackedFeedback,
  trackFeedback,
} from './service/confirm.ts';
export { forgetOldFeedback, withdrawFeedback } from './service/forget.ts';
export { verifiedCounts, verifiedFeedback } from './service/read.ts';
export { type SubmissionRequest, submitFeedback } from './service/submit.ts';
export { openWindows, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
