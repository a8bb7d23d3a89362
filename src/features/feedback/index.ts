/**
 * Feedback: windows and their days, consultations, the instruments, and the way of a resident's submission from the form
 * to a counted voice.
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
export {
  confirmFeedback,
  readSubmission,
  resendCode,
  type TrackedFeedback,
  trackFeedback,
} from './service/confirm.ts';
export { listConsultations, openConsultation } from './service/consultation.ts';
export { forgetOldFeedback, withdrawFeedback } from './service/forget.ts';
export { verifiedCounts, verifiedFeedback } from './service/read.ts';
export { type SubmissionRequest, submitFeedback } from './service/submit.ts';
export { type ChangeRequest, closeWindow, extendWindow, windowChanges } from './service/window-change.ts';
export { openWindows, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
