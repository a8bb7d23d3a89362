import type { LegalDecision, OfficeDocument } from '#features/record/index.ts';
import { LEGAL_BASIS } from './announcement.ts';
import type { PublicOffice } from './public-office.ts';
import type { PublicText } from './typed-text.ts';

/** What the rationale of a public office may speak of: exactly what its document shows. */
export type OfficeFacts = Pick<OfficeDocument, 'origin' | 'destination' | 'post' | 'postAt' | 'effective'>;

export interface OfficeParts {
  readonly id: string;
  readonly releaseId: string;
  readonly salt: string;
  readonly publishedOn: string;
  readonly move: {
    readonly originAgency: string;
    readonly destinationAgency: string;
    readonly effectiveDate: string;
  };
  readonly office: PublicOffice;
  readonly decision: LegalDecision;
}

/** Builds the public document of one transfer field by field, so that nothing else of it can be in it. */
export function buildOffice(
  { id, releaseId, salt, publishedOn, move, office, decision }: OfficeParts,
  write: (facts: OfficeFacts) => PublicText,
): OfficeDocument {
  const facts: OfficeFacts = {
    origin: move.originAgency,
    destination: move.destinationAgency,
    post: { kind: office.post.kind, family: office.post.family },
    postAt: office.postAt,
    effective: move.effectiveDate.slice(0, 7),
  };
  return {
    v: 1,
    kind: 'public-office',
    id,
    rev: 1,
    release: releaseId,
    publishedOn,
    ...facts,
    decision,
    legalBasis: LEGAL_BASIS,
    rationale: write(facts),
    salt,
    supersedes: null,
  };
}
