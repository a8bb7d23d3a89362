import { HIERARCHY_VERSION } from '../../rules/hierarchies.ts';
import type { Announced, Background, GatedDocument } from '../report.ts';

/** An announcement as its first revision told it: what was said once, a reader keeps. */
export interface PathedClaim {
  /** Where findings point to: the document's path; the id of an announcement that is public already. */
  readonly path: string;
  readonly claim: Announced;
}

/** What readers have been told and what is left to guess from. */
export interface Knowledge {
  readonly claims: readonly PathedClaim[];
  readonly register: Background['register'];
}

/**
 * All announcements so far, published and proposed. Those of another version of the hierarchies cannot be set
 * against the register; they are taken as solved, and the transfers behind them as known. That narrows the
 * candidates of the others further than a reader can. Transfers that are published openly are known likewise.
 */
export function gatherKnowledge(documents: readonly GatedDocument[], input: Background): Knowledge {
  const first = new Map<string, PathedClaim>();
  for (const { path, claim } of [
    ...input.published.map((claim) => ({ path: claim.id, claim })),
    ...documents.map(({ path, document }) => ({ path, claim: document })),
  ]) {
    const known = first.get(claim.id);
    if (known === undefined || claim.rev < known.claim.rev) first.set(claim.id, { path, claim });
  }
  const all = [...first.values()];
  const solved = new Set(
    all.filter(({ claim }) => claim.hierarchy !== HIERARCHY_VERSION).map(({ claim }) => claim.id),
  );
  const known = new Set(
    [
      ...input.members.filter(({ announcementId }) => solved.has(announcementId)),
      ...input.offices.members,
    ].map(({ transferId }) => transferId),
  );
  return {
    claims: all.filter(({ claim }) => !solved.has(claim.id)),
    register: input.register.filter(({ id }) => !known.has(id)),
  };
}
