/**
 * The count of waiting transfers as it may be published: rounded down to a multiple of k, so that any two such counts
 * differ by 0 or at least k. Null when that is 0, or when an earlier count, shown under another k, is too near.
 */
export function showHeld(count: number, k: number, earlier: readonly (number | null)[]): number | null {
  const shown = count - (count % k);
  const isTooNear = earlier.some((other) => other !== null && other !== shown && Math.abs(other - shown) < k);
  return shown === 0 || isTooNear ? null : shown;
}
