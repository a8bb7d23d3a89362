import { groundGroups, grounds } from '#features/transfer/index.ts';

/** A group of grounds that announcements may tell of. */
export interface CountedGroup {
  readonly code: string;
  readonly labelId: string;
  readonly labelEn: string;
  /** True when none of its grounds may be named by itself: own requests. */
  readonly isSensitive: boolean;
}

/** Fewest transfers in an announcement that tells of a sensitive group, whatever an administrator sets. */
const LEAST_SENSITIVE = 11;

/** The groups that have a limit. Of the others, whose grounds are protected by law, nothing is told at any size. */
export const countedGroups: readonly CountedGroup[] = groundGroups
  .filter(({ code }) => hasGround(code, ['case', 'batch']))
  .map((group) => ({ ...group, isSensitive: !hasGround(group.code, ['case']) }));

/** The lowest limit that each counted group may have, for announcements of k transfers or more. */
export function leastByGroup(k: number, kSensitive = LEAST_SENSITIVE): Record<string, number> {
  return Object.fromEntries(
    countedGroups.map(({ code, isSensitive }) => [code, isSensitive ? kSensitive : k]),
  );
}

function hasGround(group: string, publishable: readonly string[]): boolean {
  return grounds.some((ground) => ground.group === group && publishable.includes(ground.publishable));
}
