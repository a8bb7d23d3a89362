import type { Cohort } from '#features/anonymity/index.ts';
import type { AnnouncementDocument } from '#features/record/index.ts';
import { answeredNeed, type MemberFacts, qualificationCounts, type StaffingRow } from './need.ts';
import type { OfficeFacts } from './office.ts';

/** What a rationale may speak of: exactly what the announcement shows. */
export type RationaleFacts = Pick<
  AnnouncementDocument,
  'size' | 'origin' | 'destination' | 'post' | 'grade' | 'period' | 'grounds' | 'need' | 'qualification'
>;

/**
 * Puts the facts of an announcement, or of a document of a public office, into sentences. Sentences live with the
 * strings, not with the rules.
 */
export type RationaleWriter = (facts: RationaleFacts | OfficeFacts) => {
  readonly id: string;
  readonly en: string;
};

export interface AnnouncementParts {
  readonly id: string;
  readonly releaseId: string;
  readonly windowId: string;
  readonly salt: string;
  readonly publishedOn: string;
  readonly hierarchy: string;
  readonly cohort: Cohort;
  readonly members: readonly MemberFacts[];
  readonly grounds: AnnouncementDocument['grounds'];
  readonly directions: AnnouncementDocument['directions'];
  readonly staffing: { readonly period: string; readonly rows: readonly StaffingRow[] } | null;
}

/** The laws under which the province moves its own employees (UU 20/2023; PP 11/2017 art. 190–197; BKN 5/2019). */
export const LEGAL_BASIS = ['UU 20/2023', 'PP 11/2017 jo. PP 17/2020', 'Peraturan BKN 5/2019'];

/** Builds the public document of a cohort field by field, so that nothing else of its members can be in it. */
export function buildAnnouncement(parts: AnnouncementParts, write: RationaleWriter): AnnouncementDocument {
  const { cohort, members, staffing } = parts;
  const facts: RationaleFacts = {
    size: cohort.members.length,
    ...cohort.description,
    grounds: parts.grounds,
    need: staffing === null ? null : answeredNeed(staffing.period, members, staffing.rows),
    qualification: qualificationCounts(members),
  };
  return {
    v: 1,
    kind: 'announcement',
    id: parts.id,
    rev: 1,
    release: parts.releaseId,
    publishedOn: parts.publishedOn,
    hierarchy: parts.hierarchy,
    ...facts,
    directions: parts.directions,
    rationale: write(facts),
    legalBasis: LEGAL_BASIS,
    feedbackWindow: parts.windowId,
    salt: parts.salt,
    supersedes: null,
  };
}
