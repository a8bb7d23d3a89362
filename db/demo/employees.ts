import { addDays, type PlainDate } from '#lib/date.ts';
import type { Chance, Weighted } from './chance.ts';
import { registerName, type Sex } from './names.ts';

export interface DemoEmployee {
  readonly name: string;
  /** 18 digits: birth date, start as a candidate civil servant (YYYYMM), sex (1 male, 2 female), serial. */
  readonly nip: string;
}

/** Makes employees of one province: no NIP comes twice from one source. */
export interface EmployeeSource {
  next(family: string, grade: string, on: PlainDate): DemoEmployee;
}

/** Years of service, and age at its start, that fit a PNS grade band. The highest sum stays below the age of retirement. */
const SERVICE_YEARS: Readonly<Record<string, readonly [low: number, high: number]>> = {
  I: [2, 12],
  II: [3, 15],
  III: [5, 25],
  IV: [18, 31],
};
const START_AGES: Readonly<Record<string, readonly [low: number, high: number]>> = {
  I: [19, 30],
  II: [19, 28],
  III: [22, 31],
  IV: [22, 26],
};
const START_MONTHS: readonly Weighted<string>[] = [
  ['01', 3],
  ['02', 2],
  ['03', 4],
  ['04', 3],
  ['12', 3],
];
const FEMALE_SHARE: Readonly<Record<string, number>> = {
  'tenaga-kesehatan': 0.72,
  pendidik: 0.6,
  ketertiban: 0.1,
};

export function createEmployeeSource(chance: Chance): EmployeeSource {
  const used = new Set<string>();

  // Serials are counted per birth date and start from 001: real ones do not reach 901.
  function newNip(sex: Sex, born: PlainDate, started: string): string {
    for (;;) {
      const nip = `${born.replaceAll('-', '')}${started}${sex === 'male' ? 1 : 2}${chance.between(901, 999)}`;
      if (used.has(nip)) continue;
      used.add(nip);
      return nip;
    }
  }

  return {
    next(family, grade, on) {
      const band = grade.slice(0, grade.indexOf('/'));
      const service = between(chance, SERVICE_YEARS[band]);
      const startYear = Number(on.slice(0, 4)) - service;
      const birthYear = startYear - between(chance, START_AGES[band]);
      const born = addDays(`${birthYear}-01-01`, chance.between(0, 364));
      const sex: Sex = chance.happens(FEMALE_SHARE[family] ?? 0.42) ? 'female' : 'male';
      const age = Number(on.slice(0, 4)) - birthYear;
      return {
        name: registerName(chance, { sex, family, band, age }),
        nip: newNip(sex, born, `${startYear}${chance.pickWeighted(START_MONTHS)}`),
      };
    },
  };
}

function between(chance: Chance, range: readonly [number, number] | undefined): number {
  if (range === undefined) throw new RangeError('only PNS grades have a service range');
  return chance.between(...range);
}
