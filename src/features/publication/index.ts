/**
 * Publication: the door between the restricted store and the public record. Proposes releases, corrections and
 * withdrawals, has them approved by a second person, writes their documents to the record, and builds the site from it.
 */

export { approveRelease, editNarrative, refuseRelease } from './approval.ts';
export { writeApprovedReleases } from './door.ts';
export type { Proposal } from './open-proposal.ts';
export { listPolicies, setPolicy } from './policy.ts';
export { type LimitPrice, previewRelease, type ReleasePreview } from './preview.ts';
export { proposeRelease } from './proposal.ts';
export { listPublished, readPublished } from './published.ts';
export { proposeCorrection, proposeWithdrawal } from './revision.ts';
export type { RationaleFacts, RationaleWriter } from './rules/announcement.ts';
export { type BoundedLimit, POLICY_BOUNDS, type Policy } from './rules/policy.ts';
export {
  announcementFiles,
  type ReleaseDetail,
  type ReleaseSummary,
  withdrawalFiles,
} from './rules/release.ts';
export type { TypedPolicy } from './schema.ts';
export { listReleases, readRelease, requestPublishing } from './service.ts';
export { type PublishRefusal, publishSite } from './site/publish.ts';
