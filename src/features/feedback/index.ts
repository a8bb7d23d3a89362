/**
 * Feedback: windows, the instrument, and the way of a resident's submission from the form to a counted voice.
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
export { type Finding, type FindingCode, holdingFindings } from './rules/screening/finding.ts';
export { integrityRoutes } from './rules/screening/integrity.ts';
export { screenText } from './rules/screening/screen-text.ts';
export {
  formatReference,
  parseReference,
  type Submission,
  type VerifiedFeedback,
} from './rules/submission.ts';
export { HELD_FOR } from './rules/transparency.ts';
export {
  type FeedbackWindow,
  lastDay,
  serviceMonths,
  type WindowState,
  windowState,
} from './rules/window.ts';
export { type FieldProblem, type FormValues, LONGEST_APPEAL, LONGEST_TEXT } from './schema.ts';
export { type AppealItem, appealDecision, decideAppeal, listAppeals } from './service/appeal.ts';
export {
  confirmFeedback,
  readSubmission,
  resendCode,
  type TrackedFeedback,
  trackFeedback,
} from './service/confirm.ts';
export { forgetOldFeedback, withdrawFeedback } from './service/forget.ts';
export { decideHeld, type HeldGroup, type HoldQueue, listHeld } from './service/hold-queue.ts';
export {
  type FeedbackCluster,
  heldCount,
  verifiedCounts,
  verifiedFeedback,
  windowClusters,
} from './service/read.ts';
export { createScreener, screenWindow } from './service/screening.ts';
export { type SubmissionRequest, submitFeedback } from './service/submit.ts';
export { closeQuarters, readTransparency } from './service/transparency.ts';
export { openWindows, openWindowsNow, readWindow, windowsOf } from './service/windows.ts';
