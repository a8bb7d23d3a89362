import type { OccupiedPosts, RegisteredTransfer } from '#features/anonymity/index.ts';
import { agencies, grades, postFamilies } from '#features/staffing/index.ts';
import { sha256Hex } from '#lib/hash.ts';

/** The grades that most civil servants have: II/a to III/d. */
const COMMON_GRADES = grades.filter((grade) => /^III?\//.test(grade));

/**
 * Made-up transfers with a long tail, as in a real province: few agencies and families have most of them.
 * The same seed gives the same transfers.
 */
export function madeUpTransfers(count: number, seed: string): RegisteredTransfer[] {
  let state = Number.parseInt(sha256Hex(seed).slice(0, 8), 16);
  const fraction = () => {
    // Numerical Recipes' generator: fast, and good enough to spread made-up rows.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  const skewed = <Item>(items: readonly Item[]) => items[Math.floor(fraction() ** 2 * items.length)] as Item;
  return Array.from({ length: count }, (_, n) => {
    const drawn = {
      id: `t${n}`,
      originAgency: skewed(agencies).code,
      destinationAgency: skewed(agencies).code,
      originFamily: skewed(postFamilies).code,
      grade: skewed(COMMON_GRADES),
      decreeDate: `2026-${String(1 + Math.floor(fraction() * 12)).padStart(2, '0')}-15`,
    };
    return {
      ...drawn,
      employeeRef: `p${n}`,
      destinationFamily: drawn.originFamily,
      effectiveDate: drawn.decreeDate,
    };
  });
}

/** The same number of occupied posts for every agency, post family and common grade. */
export function evenStaffing(filled: number): OccupiedPosts[] {
  return agencies.flatMap((agency) =>
    postFamilies.flatMap((family) =>
      COMMON_GRADES.map((grade) => ({ agency: agency.code, family: family.code, grade, filled })),
    ),
  );
}
