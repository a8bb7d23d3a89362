import type { CohortCandidate } from '../rules/cohort.ts';
import type { Attribute } from '../rules/hierarchies.ts';

/** The exact value that the register holds of a transfer. */
export function leafOf(transfer: CohortCandidate, attribute: Attribute): string {
  switch (attribute) {
    case 'origin':
      return transfer.originAgency;
    case 'destination':
      return transfer.destinationAgency;
    case 'post':
      return transfer.originFamily;
    case 'grade':
      return transfer.grade;
    case 'period':
      return transfer.decreeDate.slice(0, 7);
  }
}
