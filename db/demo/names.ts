import type { Chance, Weighted } from './chance.ts';
import degrees from './words/degrees.json' with { type: 'json' };
import words from './words/names.json' with { type: 'json' };

export type Sex = 'male' | 'female';
type Origin = keyof typeof words;

/** Roughly the make-up of Lampung: mostly of Javanese descent. */
const ORIGINS: readonly Weighted<Origin>[] = [
  ['javanese', 52],
  ['muslim', 17],
  ['lampung', 12],
  ['sundanese', 8],
  ['batak', 4],
  ['balinese', 4],
  ['minang', 3],
];
/** Families whose degrees differ from those of general administration. */
const DEGREE_FAMILIES = ['tenaga-kesehatan', 'pendidik', 'teknis'] as const;

/** What a register's name column depends on. `band` is the grade's roman numeral; `age` is in years. */
export interface NameTraits {
  readonly sex: Sex;
  readonly family: string;
  readonly band: string;
  readonly age: number;
}

/** A made-up name without titles: mononyms, clans, Balinese birth order and the other shapes in use in Lampung. */
export function plainName(chance: Chance, sex: Sex): string {
  return nameOf(chance, sex, chance.pickWeighted(ORIGINS));
}

/** A made-up name as registers print it, such as `Hj. Siti Khasanah, S.Kep., Ners`. */
export function registerName(chance: Chance, traits: NameTraits): string {
  const origin = chance.pickWeighted(ORIGINS);
  const bare = nameOf(chance, traits.sex, origin);
  const title = titleOf(chance, traits, origin);
  const adok =
    origin === 'lampung' && traits.sex === 'male' && chance.happens(0.12)
      ? ` ${chance.pick(['glr.', 'gelar'])} ${chance.pick(words.lampung.adok)}`
      : '';
  const degree = degreeOf(chance, traits, title);
  return `${title}${bare}${adok}${degree === '' ? '' : `, ${degree}`}`;
}

function nameOf(chance: Chance, sex: Sex, origin: Origin): string {
  const first = chance.pick(words[origin][sex]);
  if (origin === 'javanese' && first.length > 5 && chance.happens(0.35)) return first;
  const second = chance.pick(words[origin][sex === 'male' ? 'second' : 'secondFemale']);
  return first === second ? first : `${first} ${second}`;
}

function titleOf(chance: Chance, traits: NameTraits, origin: Origin): string {
  const { sex, family, band, age } = traits;
  const isHaji = origin !== 'batak' && origin !== 'balinese' && age > 40 && chance.happens(0.14);
  const pilgrim = isHaji ? (sex === 'female' ? 'Hj. ' : chance.pick(['Hi. ', 'H. '])) : '';
  if (family === 'tenaga-kesehatan' && band === 'IV')
    return `${chance.pick(['dr. ', 'dr. ', 'Ns. '])}${pilgrim}`;
  if (family === 'pimpinan-tinggi' && chance.happens(0.5))
    return `${chance.pick(['Dr. ', 'Ir. '])}${pilgrim}`;
  if (age > 52 && chance.happens(0.3)) return `${sex === 'female' ? 'Dra. ' : 'Drs. '}${pilgrim}`;
  return pilgrim;
}

function degreeOf(chance: Chance, traits: NameTraits, title: string): string {
  const family = DEGREE_FAMILIES.find((code) => code === traits.family) ?? 'umum';
  const byBand: Readonly<Record<string, readonly string[]>> = degrees[family];
  // Drs. and Dra. stand for a first degree already.
  if (/^Dr[sa]\./.test(title)) return chance.pick(['', 'M.M.', 'M.Si.', 'M.Pd.']);
  return chance.pick(byBand[traits.band] ?? ['']);
}
