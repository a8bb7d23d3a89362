/**
 * Why the search holds a transfer, from the farthest to the nearest obstacle: too few share any description with it;
 * only descriptions above the cap are shared; within the cap, too few occupied posts fit; a group could be announced,
 * and its members can hope for one that is described more closely.
 */
export const OBSTACLES = ['too-few', 'too-costly', 'population-too-small', 'better-company'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/**
 * The count of waiting transfers as it may be published: rounded down to a multiple of k, so that any two such counts
 * differ by 0 or at least k. Null when that is 0, or when an earlier count, shown under another k, is too near.
 */
export function showHeld(count: number, k: number, earlier: readonly (number | null)[]): number | null {
  const shown = count - (count % k);
  const isTooNear = earlier.some((other) => other !== null && other !== shown && Math.abs(other - shown) < k);
  return shown === 0 || isTooNear ? null : shown;
}
