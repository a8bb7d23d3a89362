/**
 * Publication: the door between the restricted store and the public record. Proposes releases, has them
 * approved by a second person, writes their documents to the record, and builds the site from it.
 */

export { approveRelease, editNarrative, refuseRelease } from './approval.ts';
export { writeApprovedReleases } from './door.ts';
export { type LimitPrice, previewRelease, type ReleasePreview } from './preview.ts';
export { type Proposal, proposeRelease } from './proposal.ts';
export type { RationaleFacts, RationaleWriter } from './rules/announcement.ts';
export type { ReleaseDetail, ReleaseSummary } from './rules/release.ts';
export { listReleases, readRelease, requestPublishing } from './service.ts';
export { publishSite } from './site/publish.ts';
