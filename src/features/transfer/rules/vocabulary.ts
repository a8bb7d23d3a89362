import type { Labelled } from '#features/staffing/index.ts';
import directionRows from '../reference/directions.json' with { type: 'json' };
import groundRows from '../reference/grounds.json' with { type: 'json' };
import typeRows from '../reference/transfer-types.json' with { type: 'json' };

/**
 * Grounds are shown as counts per group where a count per ground would point at people. PROTECTED holds what is
 * recorded and never published (KIP art. 17(h)).
 */
export const groundGroups = [
  { code: 'MERIT', labelId: 'Merit dan pengembangan karier', labelEn: 'Merit and career development' },
  { code: 'ORGANISATION', labelId: 'Kebutuhan organisasi', labelEn: 'Needs of the organisation' },
  { code: 'REQUEST', labelId: 'Permintaan sendiri', labelEn: "Employee's own request" },
  { code: 'PROTECTED', labelId: 'Alasan yang dilindungi', labelEn: 'Protected reasons' },
] as const;
export type GroundGroup = (typeof groundGroups)[number]['code'];

/** Alone, only within a group's total, or not at all. */
export type Publishable = 'case' | 'batch' | 'never';

export interface Ground extends Labelled {
  readonly group: GroundGroup;
  readonly publishable: Publishable;
}

/** The eight grounds of Peraturan BKN 5/2019 art. 2, and ours beside them. */
export const grounds = groundRows as readonly Ground[];
export const directions: readonly Labelled[] = directionRows;
/** The six types of Peraturan BKN 5/2019 art. 2. */
export const transferTypes: readonly Labelled[] = typeRows;

export function findGround(code: string): Ground | null {
  return grounds.find((ground) => ground.code === code) ?? null;
}
