import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agencies,
  domainClusters,
  gradeBand,
  grades,
  postFamilies,
  postKinds,
} from '#features/staffing/index.ts';
import { grounds } from '#features/transfer/index.ts';
import { LANGS } from '#lib/lang.ts';
import { type Announced, leadSentence, titleSentence } from '#strings/announcement-sentence.ts';
import { strings } from '#strings/index.ts';

const any = (level: number) => ({ level, value: '*' });
const health: Announced = {
  size: 7,
  origin: { level: 0, value: 'dinas-kesehatan' },
  destination: { level: 1, value: 'kesehatan' },
  post: { level: 0, value: 'tenaga-kesehatan' },
  grade: { level: 1, value: 'III' },
  period: { level: 1, value: '2026-Q3' },
  grounds: [],
};
const bare: Announced = {
  size: 12,
  origin: any(2),
  destination: any(2),
  post: any(2),
  grade: any(2),
  period: { level: 3, value: '2026' },
  grounds: [],
};

describe('titleSentence', () => {
  it.each<[Partial<Announced>, string, string]>([
    [
      {},
      'Tujuh tenaga kesehatan berpindah dari Dinas Kesehatan',
      'Seven health workers move from the Department of Health',
    ],
    [
      { origin: { level: 1, value: 'kesehatan' } },
      'Tujuh tenaga kesehatan berpindah di dalam urusan kesehatan',
      'Seven health workers move within agencies for health',
    ],
    [
      { origin: any(2) },
      'Tujuh tenaga kesehatan berpindah ke urusan kesehatan',
      'Seven health workers move to agencies for health',
    ],
    [
      { destination: { level: 0, value: 'dinas-kesehatan' }, post: { level: 1, value: 'pelaksana' } },
      'Tujuh pegawai pelaksana berpindah di dalam Dinas Kesehatan',
      'Seven operational staff move within the Department of Health',
    ],
    [
      { size: 23, post: { level: 1, value: 'jpt' } },
      '23 pejabat pimpinan tinggi berpindah dari Dinas Kesehatan',
      '23 senior officials move from the Department of Health',
    ],
    [bare, 'Dua belas pegawai berpindah jabatan', 'Twelve employees change posts'],
  ])('says what a neighbour would say %#', (change, indonesian, english) => {
    expect(titleSentence('id', { ...health, ...change })).toBe(indonesian);
    expect(titleSentence('en', { ...health, ...change })).toBe(english);
  });
});

describe('leadSentence', () => {
  it.each<[Partial<Announced>, string, string]>([
    [
      {},
      'Tujuh tenaga kesehatan golongan III dipindahkan dari Dinas Kesehatan ke perangkat daerah urusan kesehatan dengan keputusan triwulan III 2026.',
      'Seven health workers in grade III were transferred from the Department of Health to agencies for health by decrees of the third quarter of 2026.',
    ],
    [
      {
        grade: { level: 0, value: 'IX' },
        period: { level: 0, value: '2026-07' },
        grounds: [
          { code: 'COMPETENCE', count: 3 },
          { code: 'ORGANISATIONAL_NEED', count: 4 },
        ],
      },
      'Tujuh tenaga kesehatan PPPK golongan IX dipindahkan dari Dinas Kesehatan ke perangkat daerah urusan kesehatan dengan keputusan bulan Juli 2026, terutama berdasarkan kebutuhan organisasi.',
      'Seven health workers on contract (PPPK) in grade IX were transferred from the Department of Health to agencies for health by decrees of July 2026, mainly on the ground of organisational need.',
    ],
    [
      bare,
      'Dua belas pegawai dipindahkan ke jabatan lain dengan keputusan tahun 2026.',
      'Twelve employees were transferred to other posts by decrees of 2026.',
    ],
  ])('says all that the description says %#', (change, indonesian, english) => {
    expect(leadSentence('id', { ...health, ...change })).toBe(indonesian);
    expect(leadSentence('en', { ...health, ...change })).toBe(english);
  });

  it('names no main ground where two are equally frequent or only groups are shown', () => {
    const equal = [
      { code: 'COMPETENCE', count: 3 },
      { code: 'ORGANISATIONAL_NEED', count: 3 },
    ];
    expect(leadSentence('id', { ...health, grounds: equal })).toMatch(/2026\.$/);
    expect(leadSentence('id', { ...health, grounds: [{ group: 'MERIT', count: 5 }] })).toMatch(/2026\.$/);
  });
});

const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code);
const described = (...levels: readonly (readonly string[])[]) =>
  fc.oneof(
    ...levels.map((values, level) => fc.constantFrom(...values).map((value) => ({ level, value }))),
    fc.constant(any(levels.length)),
  );
const place = described(codes(agencies), codes(domainClusters));
const announced: fc.Arbitrary<Announced> = fc.record({
  size: fc.integer({ min: 5, max: 400 }),
  origin: place,
  destination: place,
  post: described(codes(postFamilies), codes(postKinds)),
  grade: described(grades, [...new Set(grades.map(gradeBand))]),
  period: described(['2026-07'], ['2026-Q3'], ['2026-H2'], ['2026']).filter(({ value }) => value !== '*'),
  grounds: fc.array(
    fc.record({ code: fc.constantFrom(...codes(grounds)), count: fc.integer({ min: 1, max: 9 }) }),
    {
      maxLength: 3,
    },
  ),
});

describe('at every level of generalisation', () => {
  it('both sentences are whole and name no code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), announced, (lang, description) => {
        for (const sentence of [titleSentence(lang, description), `${leadSentence(lang, description)}`]) {
          expect(sentence).toMatch(/^[A-Z0-9]/);
          expect(sentence).not.toMatch(/ {2}|undefined|\*|[a-z]-(?:dan|dinas|badan)-|_/);
        }
        expect(leadSentence(lang, description)).toMatch(/[^.]\.$/);
      }),
      { numRuns: 500 },
    );
  });

  it.each(LANGS)('every family and kind has its own words for people (%s)', (lang) => {
    const { families, kinds } = strings(lang).announcement.sentence;
    expect(Object.keys(families).sort()).toEqual(codes(postFamilies).sort());
    expect(Object.keys(kinds).sort()).toEqual(codes(postKinds).sort());
  });
});
