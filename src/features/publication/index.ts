/**
 * Publication: the door between the restricted store and the public record. Proposes releases, corrections and
 * withdrawals, has them approved by a second person, writes their documents to the record, and builds the site from it.
 */

export { approveRelease, editNarrative, refuseRelease } from './approval.ts';
export { writeApprovedReleases } from './door.ts';
export { type GateReading, readGateReport } from './gate-report.ts';
export type { Proposal } from './open-proposal.ts';
export { listPolicies, setPolicy } from './policy.ts';
export { type LimitPrice, previewRelease, type ReleasePreview } from './preview.ts';
export { proposeRelease } from './proposal.ts';
export { listPublished, readPublished, readPublishedOffice } from './published.ts';
export { proposeCorrection, proposeWithdrawal } from './revision.ts';
export type { RationaleFacts, RationaleWriter } from './rules/announcement.ts';
export type { Held, HeldReason } from './rules/held.ts';
export type { OfficeFacts } from './rules/office.ts';
export { type BoundedLimit, GROUP_BOUNDS, POLICY_BOUNDS, type Policy } from './rules/policy.ts';
export {
  announcementFiles,
  officeFiles,
  type ReleaseDetail,
  type ReleaseSummary,
  withdrawalFiles,
} from './rules/release.ts';
export { type ReviewRefusal, reviewStep, type TextReviews } from './rules/settled-text.ts';
export type { TypedPolicy } from './schema/policy.ts';
export { listReleases, readRelease, requestPublishing } from './service.ts';
export { type PublishRefusal, publishSite } from './site/publish.ts';
