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
const K_SENSITIVE = 11;
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
    const counts = discloseCounts(codes, grounds, K_SENSITIVE).map((one) => [
      'code' in one ? one.code : one.group,
      one.count,
    ]);
    expect(counts).toEqual(expected);
  });

  it('add up to the cohort or are none, are diverse, and show no withheld code', () => {
    const codes = fc.array(fc.constantFrom(...grounds.map(({ code }) => code)), { maxLength: 24 });
    fc.assert(
      fc.property(codes, (cohort) => {
        const shown = discloseCounts(cohort, grounds, K_SENSITIVE);
        if (shown.length === 0) return;
        expect(shown.reduce((sum, { count }) => sum + count, 0)).toBe(cohort.length);
        expect(shown.length).toBeGreaterThanOrEqual(2);
        expect(Math.max(...shown.map(({ count }) => count)) / cohort.length).toBeLessThanOrEqual(0.6);
        if (shown.some((one) => 'group' in one)) expect(cohort.length).toBeGreaterThanOrEqual(K_SENSITIVE);
        const text = JSON.stringify(shown);
        for (const hidden of ['HEALTH', 'PROTECTED', 'PERFORMANCE', '"code":"REQUEST"'])
          expect(text).not.toContain(hidden);
      }),
    );
  });

  it('refuse an unknown code', () => {
    expect(() => discloseCounts(['WHIM'], grounds, K_SENSITIVE)).toThrow(/WHIM/);
  });
});

describe('disclosed directions', () => {
  it('stand by their code or not at all', () => {
    expect(
      discloseCounts([...times(3, 'HORIZONTAL'), ...times(2, 'VERTICAL')], directions, K_SENSITIVE),
    ).toEqual([
      { code: 'HORIZONTAL', count: 3 },
      { code: 'VERTICAL', count: 2 },
    ]);
    expect(discloseCounts(times(5, 'HORIZONTAL'), directions, K_SENSITIVE)).toEqual([]);
  });
});
