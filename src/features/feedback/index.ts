/**
 * Feedback: windows and their days, consultations, the instruments, and the way of a resident's submission from the form
 * to a counted voice.
 * Knows nothing of employees; hands on nothing about authors.
 */

export * from './rules/instrument.ts';
export {
  canAppeal,
  DECISION_REASONS,
  type Moderation,
  OUTCOMES,
  type Outcome,
  type Standing,
} from './rules/moderation.ts';
export { FEEDBACK_NOTICE } from './rules/notice.ts';
export { type Finding, type FindingCode, holdingFindings } from './rules/screening/finding.ts';
export { integrityRoutes } from './rules/screening/integrity.ts';
export { screenText } from './rules/screening/screen-text.ts';
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
export { HELD_FOR } from './rules/transparency.ts';
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
export { type FieldProblem, type FormValues, LONGEST_APPEAL, LONGEST_TEXT } from './schema.ts';
export { type AppealItem, appealDecision, decideAppeal, listAppeals } from './service/appeal.ts';
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
export { decideHeld, type HeldGroup, type HoldQueue, listHeld } from './service/hold-queue.ts';
export {
  type FeedbackCluster,
  heldCount,
  verifiedCounts,
  verifiedFeedback,
  windowClusters,
} from './service/read.ts';
export { type Receipt, readReceipt, receiptOf } from './service/receipt.ts';
export { createScreener, screenWindow } from './service/screening.ts';
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
export { closeQuarters, readTransparency } from './service/transparency.ts';
export { type ChangeRequest, closeWindow, extendWindow, windowChanges } from './service/window-change.ts';
export { openWindows, openWindowsAt, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
