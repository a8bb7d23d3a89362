/**
 * Anonymity: which transfers are published together and how they are described, the gate that judges a release,
 * and the redaction of free text. Pure: no clock, no network, no database; chance is handed in.
 */
export { type Canaries, createCanaryScanner } from './gate/canary-scanner.ts';
export type {
  Background,
  GateCheck,
  GateFinding,
  GateInput,
  GateRemedy,
  GateReport,
  OpenOffice,
  RegisteredTransfer,
} from './gate/report.ts';
export { runGate } from './gate/run.ts';
export type { SiteReport } from './gate/site/findings.ts';
export type { FigureWords, SiteAnnouncement, SiteGateInput } from './gate/site/input.ts';
export { createSiteGate } from './gate/site/run.ts';
export { applyDecisions, type Decision, type Review } from './redaction/decisions.ts';
export { findInEnglish } from './redaction/english.ts';
export { normalise } from './redaction/normalise.ts';
export { type Part, partsAfter, partsBefore } from './redaction/parts.ts';
export { redactText } from './redaction/redact.ts';
export {
  canLeave,
  coverMasks,
  type ReviewProblem,
  reviewText,
  type TextDecisions,
  type TextReview,
} from './redaction/review.ts';
export { REPLACEMENTS, type Span, type SpanKind } from './redaction/span.ts';
export { type Coarsenings, listCoarsenings } from './rules/coarsening.ts';
export {
  type AnonymityPolicy,
  type CohortCandidate,
  defaultPolicy,
  type OccupiedPosts,
  type SearchLimits,
} from './rules/cohort.ts';
export { type Cohort, searchCohorts } from './rules/cohort-search.ts';
export { discloseCounts, type SensitiveCode } from './rules/disclosure.ts';
export { type CountedGroup, countedGroups, leastByGroup } from './rules/ground-groups.ts';
export { type Obstacle, showHeld } from './rules/held.ts';
export {
  ATTRIBUTES,
  type Attribute,
  generalise,
  HIERARCHY_NAMES,
  HIERARCHY_VERSION,
  hierarchyCsv,
} from './rules/hierarchies.ts';
export { isDescribable } from './rules/node-costs.ts';
export { decisionsSchema, readDecisions } from './schema.ts';
