import type { Description, OccupiedPosts } from './cohort.ts';
import { generalise } from './hierarchies.ts';

/**
 * Counts the occupied posts that fit an announcement's origin, post and grade: the people among whom its members
 * hide from someone who knows the staff but not the decrees.
 */
export function countOccupiedPosts(staffing: readonly OccupiedPosts[]): (description: Description) => number {
  const byLevels = new Map<string, ReadonlyMap<string, number>>();
  return ({ origin, post, grade }) => {
    const levels = `${origin.level}${post.level}${grade.level}`;
    let sums = byLevels.get(levels);
    if (sums === undefined) {
      sums = sumFilled(staffing, origin.level, post.level, grade.level);
      byLevels.set(levels, sums);
    }
    return sums.get(`${origin.value}\n${post.value}\n${grade.value}`) ?? 0;
  };
}

function sumFilled(
  staffing: readonly OccupiedPosts[],
  originLevel: number,
  postLevel: number,
  gradeLevel: number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of staffing) {
    const origin = generalise('origin', row.agency, originLevel);
    const post = generalise('post', row.family, postLevel);
    const key = `${origin}\n${post}\n${generalise('grade', row.grade, gradeLevel)}`;
    sums.set(key, (sums.get(key) ?? 0) + row.filled);
  }
  return sums;
}
