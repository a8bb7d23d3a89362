import { agencies, findPostFamily } from '#features/staffing/index.ts';
import { createChance, type Weighted } from './chance.ts';
import { renderCsv } from './csv.ts';
import mixes from './tables/agency-mixes.json' with { type: 'json' };
import sizes from './tables/agency-sizes.json' with { type: 'json' };
import familyGrades from './tables/family-grades.json' with { type: 'json' };

/** Posts of one agency, family and grade in one quarter. */
export interface DemoStaffingRow {
  readonly agency: string;
  readonly family: string;
  readonly grade: string;
  readonly needed: number;
  readonly filled: number;
}

const HEADER = ['periode', 'instansi', 'rumpun', 'jenis_jabatan', 'golongan', 'kebutuhan', 'terisi'];
/** Vacant posts as a share of filled ones; where offices are overstaffed it is below zero. */
const VACANCY_SHARES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  'tenaga-kesehatan': [0.06, 0.2],
  pendidik: [0.05, 0.14],
  'layanan-langsung': [0.08, 0.28],
  penyuluhan: [0.08, 0.22],
  administrasi: [-0.08, 0.04],
};
const USUAL_VACANCY_SHARE = [0.01, 0.1] as const;
/** How far a cell swings about its size in the course of the years, as a share. */
const SWING = 0.025;
/**
 * In the order of `leaders` in the table of sizes. A leader's post belongs to one holder: it is filled, or vacant for a
 * while.
 */
const LEADER_FAMILIES = [
  'pimpinan-tinggi',
  'administrator-bidang',
  'administrator-unit',
  'pengawas-subbagian',
  'pengawas-uptd',
];

/**
 * The staffing table of all agencies for a quarter such as `2026-Q3`: about 17,000 filled posts. Needed posts stay the same
 * in every quarter; filled ones drift.
 */
export function demoStaffing(seed: string, period: string): DemoStaffingRow[] {
  const chance = createChance(`${seed}/staffing`);
  const quarter = quarterNumber(period);
  return agencies.flatMap(({ code }) =>
    familySizes(code).flatMap(([family, size]) => {
      const isLeader = LEADER_FAMILIES.includes(family);
      return apportion(size, gradesOf(family)).map(([grade, base]) => {
        const [low, high] = VACANCY_SHARES[family] ?? USUAL_VACANCY_SHARE;
        const vacancyShare = low + chance.fraction() * (high - low);
        const phase = chance.fraction() * 2 * Math.PI;
        const tide = Math.sin(phase + quarter * 0.7);
        if (isLeader) {
          const filled = base > 1 && tide > 0.8 ? base - 1 : base;
          return { agency: code, family, grade, needed: base, filled };
        }
        const filled = Math.round(base * (1 + SWING * tide));
        return { agency: code, family, grade, needed: Math.round(base * (1 + vacancyShare)), filled };
      });
    }),
  );
}

/** The table as the CSV file that an office would hand in. */
export function demoStaffingCsv(seed: string, period: string): string {
  const rows = demoStaffing(seed, period).map((row) => [
    period,
    row.agency,
    row.family,
    kindOf(row.family),
    row.grade,
    String(row.needed),
    String(row.filled),
  ]);
  return renderCsv(HEADER, rows);
}

export function kindOf(family: string): string {
  const found = findPostFamily(family);
  if (found === null) throw new RangeError(`unknown post family ${family}`);
  return found.kind;
}

function familySizes(agency: string): Weighted<string>[] {
  const entry = (sizes as Readonly<Record<string, (typeof sizes)[keyof typeof sizes]>>)[agency];
  if (entry === undefined) throw new RangeError(`no size for agency ${agency}`);
  const leaders = LEADER_FAMILIES.map(
    (family, index): Weighted<string> => [family, entry.leaders[index] ?? 0],
  );
  const leaderCount = leaders.reduce((sum, [, count]) => sum + count, 0);
  const mix: Readonly<Record<string, number>> = mixes[entry.mix as keyof typeof mixes];
  return [...leaders, ...apportion(entry.size - leaderCount, Object.entries(mix))].filter(
    ([, count]) => count > 0,
  );
}

function gradesOf(family: string): Weighted<string>[] {
  return familyGrades[family as keyof typeof familyGrades] as unknown as Weighted<string>[];
}

/** Splits a whole number by weight with the largest-remainder method; parts of nothing are left out. */
function apportion(total: number, weights: readonly Weighted<string>[]): Weighted<string>[] {
  const sum = weights.reduce((accumulated, [, weight]) => accumulated + weight, 0);
  const parts = weights.map(([item, weight]) => ({ item, exact: (total * weight) / sum }));
  const missing = total - parts.reduce((whole, part) => whole + Math.floor(part.exact), 0);
  const roundedUp = new Set(
    [...parts].sort((one, other) => (other.exact % 1) - (one.exact % 1)).slice(0, missing),
  );
  return parts
    .map((part): Weighted<string> => [part.item, Math.floor(part.exact) + (roundedUp.has(part) ? 1 : 0)])
    .filter(([, count]) => count > 0);
}

function quarterNumber(period: string): number {
  const match = /^(\d{4})-Q([1-4])$/.exec(period);
  if (match === null) throw new RangeError(`not a quarter: ${period}`);
  return Number(match[1]) * 4 + Number(match[2]);
}

/** Whether the agency has posts of the family at all. */
export function employs(agency: string, family: string): boolean {
  return familySizes(agency).some(([code]) => code === family);
}
