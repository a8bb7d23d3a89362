export interface MemberFacts {
  readonly originAgency: string;
  readonly originFamily: string;
  readonly destinationAgency: string;
  readonly destinationFamily: string;
  readonly qualificationMatch: 'MEETS' | 'PARTLY';
}

export interface StaffingRow {
  readonly agency: string;
  readonly family: string;
  readonly needed: number;
  readonly filled: number;
}

/**
 * The staffing need that a cohort answers, from the published staffing table. Shown only when every member comes
 * into the same agency and family from outside them, so that the figure is true and tells no member from another.
 */
export function answeredNeed(
  period: string,
  members: readonly MemberFacts[],
  staffing: readonly StaffingRow[],
) {
  const first = members[0];
  if (first === undefined) return null;
  const { destinationAgency: agency, destinationFamily: family } = first;
  const allArrive = members.every(
    (member) =>
      member.destinationAgency === agency &&
      member.destinationFamily === family &&
      !(member.originAgency === agency && member.originFamily === family),
  );
  const rows = staffing.filter((row) => row.agency === agency && row.family === family);
  if (!allArrive || rows.length === 0) return null;
  const filledBefore = rows.reduce((sum, row) => sum + row.filled, 0);
  return {
    period,
    needed: rows.reduce((sum, row) => sum + row.needed, 0),
    filledBefore,
    filledAfter: filledBefore + members.length,
  };
}

const MOST_PARTLY_SHARE = 0.6;

/** How many members meet the post's requirements; null when most meet them partly only, as that would tell it of each. */
export function qualificationCounts(members: readonly MemberFacts[]) {
  const partly = members.filter((member) => member.qualificationMatch === 'PARTLY').length;
  return partly > members.length * MOST_PARTLY_SHARE ? null : { meets: members.length - partly, partly };
}
