import { ATTRIBUTES } from '../rules/hierarchies.ts';
import { hasValueAbove } from './hierarchy-files.ts';
import { leafOf } from './leaves.ts';
import type { GatedDocument, GateFinding, GateInput } from './report.ts';

/**
 * Check (a): every announcement has at least k members, says how many, each of them is a transfer of the register
 * that its description fits, and no transfer stands behind two announcements.
 */
export function checkMembers(documents: readonly GatedDocument[], input: GateInput): GateFinding[] {
  const register = new Map(input.register.map((transfer) => [transfer.id, transfer]));
  const members = Map.groupBy(input.members, (member) => member.announcementId);
  const uses = Map.groupBy(input.members, (member) => member.transferId);

  return documents.flatMap(({ path, document }) => {
    const ids = (members.get(document.id) ?? []).map((member) => member.transferId);
    const transfers = ids.flatMap((id) => register.get(id) ?? []);
    const findings: GateFinding[] = [];
    if (document.size < input.policy.k) findings.push({ path, field: 'size', remedy: 'hold-cohort' });
    if (document.size !== ids.length) findings.push({ path, field: 'size', remedy: 'correct-size' });
    const areSound = transfers.length === ids.length && ids.every((id) => uses.get(id)?.length === 1);
    if (!areSound) findings.push({ path, field: '', remedy: 'correct-members' });
    for (const attribute of ATTRIBUTES) {
      const fits = transfers.every((one) =>
        hasValueAbove(attribute, leafOf(one, attribute), document[attribute]),
      );
      if (!fits) findings.push({ path, field: attribute, remedy: 'correct-members' });
    }
    return findings;
  });
}
