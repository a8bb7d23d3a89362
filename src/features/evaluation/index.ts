/**
 * Evaluation: what evaluators of an agency see of its feedback windows, and the review they write.
 * Feedback informs a review; no score decides anything by itself (UU 27/2022, art. 10).
 */
export type { ClusterShift, MeanScore } from './rules/clusters.ts';
export { type Distribution, FEWEST_RESPONDENTS, type Numbers } from './rules/numbers.ts';
export { dueReminder, type ReminderKind } from './rules/reminder.ts';
export { canClose, type Review, type ReviewState, reviewState } from './rules/review.ts';
export type { ReviewProblem } from './schema.ts';
export { decideText, readText, type TextCase } from './service/decide.ts';
export {
  type Case,
  listQueue,
  type MaskedFeedback,
  type MaskedVoice,
  type QueueRow,
  readCase,
} from './service/desk.ts';
export { openAttachment, reviewStates } from './service/organisations.ts';
export { type ReminderWriter, remindEvaluators } from './service/remind.ts';
export { isReviewClosed, saveReview } from './service/review.ts';
