import type { CohortCandidate, Described, Description } from './cohort.ts';
import { ATTRIBUTES, type Attribute, generalise, levelCount } from './hierarchies.ts';
import { leavesOf } from './node-costs.ts';

/** For each attribute, what may be said of it from now on: first what is said now, then ever less. */
export type Coarsenings = Readonly<Record<Attribute, readonly Described[]>>;

/**
 * What a correction may say of the transfers behind an announcement, worked out from the transfers themselves.
 * Levels at which they are not all called the same are left out; without transfers nothing can be said.
 */
export function listCoarsenings(members: readonly CohortCandidate[], now: Description): Coarsenings {
  const leaves = members.map(leavesOf);
  const upwards = (attribute: Attribute): Described[] => {
    const n = ATTRIBUTES.indexOf(attribute);
    const described: Described[] = [];
    for (let { level } = now[attribute]; level < levelCount(attribute); level++) {
      const values = new Set(leaves.map((row) => generalise(attribute, row[n] as string, level)));
      const [value] = values;
      if (value !== undefined && values.size === 1) described.push({ level, value });
    }
    return described;
  };
  return {
    origin: upwards('origin'),
    destination: upwards('destination'),
    post: upwards('post'),
    grade: upwards('grade'),
    period: upwards('period'),
  };
}
