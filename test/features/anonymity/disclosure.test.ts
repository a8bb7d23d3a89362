import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseCounts, type SensitiveCode } from '#features/anonymity/index.ts';

const grounds: readonly SensitiveCode[] = [
  { code: 'COMPETENCE', group: 'MERIT', publishable: 'case' },
  { code: 'CAREER', group: 'MERIT', publishable: 'case' },
  { code: 'PERFORMANCE', group: 'MERIT', publishable: 'batch' },
  { code: 'NEED', group: 'ORGANISATION', publishable: 'case' },
  { code: 'REQUEST', group: 'REQUEST', publishable: 'batch' },
  { code: 'HEALTH', group: 'PROTECTED', publishable: 'never' },
];
const directions: readonly SensitiveCode[] = [{ code: 'HORIZONTAL' }, { code: 'VERTICAL' }];
const LIMITS = { MERIT: 2, ORGANISATION: 2, REQUEST: 11 };
const times = (count: number, code: string) => Array.from({ length: count }, () => code);

describe('disclosed grounds', () => {
  it.each([
    [
      'diverse codes',
      [...times(3, 'NEED'), ...times(2, 'COMPETENCE')],
      [
        ['NEED', 3],
        ['COMPETENCE', 2],
      ],
    ],
    [
      'equal counts by name',
      [...times(2, 'NEED'), ...times(2, 'CAREER')],
      [
        ['CAREER', 2],
        ['NEED', 2],
      ],
    ],
    [
      'a share of exactly 0.6',
      [...times(6, 'NEED'), ...times(4, 'CAREER')],
      [
        ['NEED', 6],
        ['CAREER', 4],
      ],
    ],
    ['one code only', times(5, 'NEED'), []],
    ['a share above 0.6', [...times(4, 'NEED'), ...times(2, 'CAREER')], []],
    [
      'a batch code, by group',
      [...times(6, 'NEED'), 'PERFORMANCE', ...times(4, 'COMPETENCE')],
      [
        ['ORGANISATION', 6],
        ['MERIT', 5],
      ],
    ],
    [
      'own requests, by group',
      [...times(6, 'REQUEST'), ...times(5, 'NEED')],
      [
        ['REQUEST', 6],
        ['ORGANISATION', 5],
      ],
    ],
    ['a batch code among ten', [...times(6, 'NEED'), 'PERFORMANCE', ...times(3, 'COMPETENCE')], []],
    [
      'ten without a batch code',
      [...times(6, 'NEED'), ...times(4, 'COMPETENCE')],
      [
        ['NEED', 6],
        ['COMPETENCE', 4],
      ],
    ],
    ['groups that are not diverse', [...times(5, 'COMPETENCE'), ...times(5, 'CAREER'), 'PERFORMANCE'], []],
    ['one withheld ground among diverse ones', [...times(2, 'NEED'), ...times(2, 'CAREER'), 'HEALTH'], []],
    ['nobody', [], []],
  ] as const)('of %s', (_, codes, expected) => {
    const counts = discloseCounts(codes, grounds, LIMITS).map((one) => [
      'code' in one ? one.code : one.group,
      one.count,
    ]);
    expect(counts).toEqual(expected);
  });

  it('add up to the cohort or are none, are diverse, and show no withheld code', () => {
    const codes = fc.array(fc.constantFrom(...grounds.map(({ code }) => code)), { maxLength: 24 });
    fc.assert(
      fc.property(codes, (cohort) => {
        const shown = discloseCounts(cohort, grounds, LIMITS);
        if (shown.length === 0) return;
        expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(cohort.length);
        expect(shown.length).toBeGreaterThanOrEqual(2);
        expect(Math.max(...shown.map(({ count }) => count)) / cohort.length).toBeLessThanOrEqual(0.6);
        if (shown.some((one) => 'group' in one)) expect(cohort.length).toBeGreaterThanOrEqual(11);
        const text = JSON.stringify(shown);
        for (const hidden of ['HEALTH', 'PROTECTED', 'PERFORMANCE', '"code":"REQUEST"'])
          expect(text).not.toContain(hidden);
      }),
    );
  });

  it('of a group stand from its own limit on, by code; groups stand from the highest of all on', () => {
    const limits = { MERIT: 8, ORGANISATION: 6, REQUEST: 12 };
    const sizes = (cohortOf: (size: number) => string[]) =>
      Array.from({ length: 20 }, (_, size) => size).filter(
        (size) => discloseCounts(cohortOf(size), grounds, limits).length > 0,
      );
    const half = (size: number, one: string, other: string) => [
      ...times(Math.ceil(size / 2), one),
      ...times(Math.floor(size / 2), other),
    ];
    expect(sizes((size) => half(size, 'NEED', 'COMPETENCE'))[0]).toBe(8);
    expect(sizes((size) => half(size, 'NEED', 'PERFORMANCE'))[0]).toBe(12);
    expect(sizes((size) => half(size, 'NEED', 'REQUEST'))[0]).toBe(12);
    const high = { ...limits, MERIT: 15 };
    expect(discloseCounts(half(14, 'NEED', 'REQUEST'), grounds, high)).toEqual([]);
    expect(discloseCounts(half(15, 'NEED', 'REQUEST'), grounds, high)).toHaveLength(2);
  });

  it('of a group without a limit stand nowhere', () => {
    const cohort = [...times(20, 'NEED'), ...times(20, 'COMPETENCE')];
    expect(discloseCounts(cohort, grounds, { ORGANISATION: 2, REQUEST: 2 })).toEqual([]);
    const grouped = [...cohort, 'PERFORMANCE'];
    expect(discloseCounts(grouped, grounds, { ORGANISATION: 2, REQUEST: 2 })).toEqual([]);
  });

  it('fall silent or stay when any limit rises, and never change otherwise', () => {
    const codes = fc.array(fc.constantFrom(...grounds.map(({ code }) => code)), { maxLength: 24 });
    const limit = fc.integer({ min: 1, max: 26 });
    const limits = fc.record({ MERIT: limit, ORGANISATION: limit, REQUEST: limit });
    const group = fc.constantFrom('MERIT', 'ORGANISATION', 'REQUEST');
    fc.assert(
      fc.property(codes, limits, group, fc.nat(9), (cohort, low, raised, more) => {
        const before = discloseCounts(cohort, grounds, low);
        const after = discloseCounts(cohort, grounds, { ...low, [raised]: low[raised as 'MERIT'] + more });
        if (after.length > 0) expect(after).toEqual(before);
        for (const one of after) {
          const entry = grounds.find(({ code, group }) =>
            'code' in one ? code === one.code : group === one.group,
          );
          expect(cohort.length).toBeGreaterThanOrEqual(low[entry?.group as 'MERIT']);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuse an unknown code', () => {
    expect(() => discloseCounts(['WHIM'], grounds, LIMITS)).toThrow(/WHIM/);
  });
});

describe('disclosed directions', () => {
  it('stand by their code or not at all', () => {
    expect(discloseCounts([...times(3, 'HORIZONTAL'), ...times(2, 'VERTICAL')], directions, LIMITS)).toEqual([
      { code: 'HORIZONTAL', count: 3 },
      { code: 'VERTICAL', count: 2 },
    ]);
    expect(discloseCounts(times(5, 'HORIZONTAL'), directions, LIMITS)).toEqual([]);
  });
});
