import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RationaleFacts } from '#features/publication/index.ts';
import { agencies, domainClusters, grades, postFamilies } from '#features/staffing/index.ts';
import { groundGroups, grounds } from '#features/transfer/index.ts';
import { writeRationale } from '#strings/rationale.ts';

const codes = (items: readonly { code: string }[]) => items.map(({ code }) => code);
const any = (level: number) => ({ level, value: '*' });
const place = fc.oneof(
  fc.constantFrom(...codes(agencies)).map((value) => ({ level: 0, value })),
  fc.constantFrom(...codes(domainClusters)).map((value) => ({ level: 1, value })),
  fc.constant(any(2)),
);
const count = fc.nat(99_999);
const counts = fc.oneof(
  fc.array(fc.record({ code: fc.constantFrom(...codes(grounds)), count }), { maxLength: 6 }),
  fc.array(fc.record({ group: fc.constantFrom(...codes(groundGroups)), count }), { maxLength: 4 }),
);
const facts: fc.Arbitrary<RationaleFacts> = fc.record({
  size: fc.integer({ min: 5, max: 99_999 }),
  origin: place,
  destination: place,
  post: fc.constantFrom(...codes(postFamilies)).map((value) => ({ level: 0, value })),
  grade: fc.constantFrom(...grades).map((value) => ({ level: 0, value })),
  period: fc
    .constantFrom('2026-07', '2026-Q3', '2026-H2', '2026')
    .map((value, level = 0) => ({ level, value })),
  grounds: counts,
  need: fc.option(
    fc.record({
      period: fc.constantFrom('2026-Q1', '2026-Q4'),
      needed: count,
      filledBefore: count,
      filledAfter: count,
    }),
  ),
  qualification: fc.option(fc.record({ meets: count, partly: count })),
});

const plain: RationaleFacts = {
  size: 7,
  origin: { level: 0, value: 'dinas-kesehatan' },
  destination: { level: 0, value: 'dinas-sosial' },
  post: { level: 0, value: 'tenaga-kesehatan' },
  grade: { level: 0, value: 'III/c' },
  period: { level: 0, value: '2026-07' },
  grounds: [],
  need: null,
  qualification: null,
};
const english = (change: Partial<RationaleFacts>) => writeRationale({ ...plain, ...change }).en;

describe('a rationale', () => {
  it('fits its field in both languages, whatever the facts: 1,200 characters', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const text of Object.values(writeRationale(some))) {
          expect(text.length).toBeLessThanOrEqual(1200);
          expect(text.length).toBeGreaterThan(100);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is made of whole sentences without codes', () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const text of Object.values(writeRationale(some))) {
          expect(text).toMatch(/^[A-Z0-9].*\.$/);
          expect(text).not.toMatch(/ {2}|undefined|null|NaN|\*|[A-Z]_[A-Z]|\.\./);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for the same facts, and says nothing of origin, post or grade', () => {
    fc.assert(
      fc.property(facts, (some) => {
        const { origin, post, grade } = plain;
        expect(writeRationale({ ...some, origin, post, grade })).toEqual(writeRationale(some));
      }),
    );
  });

  it('tells the need that is answered, from the figures shown', () => {
    const need = { period: '2026-Q3', needed: 40, filledBefore: 10, filledAfter: 17 };
    expect(english({ need })).toMatch(
      /third quarter of 2026 shows 30 vacant posts.*17 of 40 posts are filled/,
    );
    expect(english({ need: { ...need, filledBefore: 40, filledAfter: 47 } })).toMatch(/filled as needed/);
    expect(english({ need, destination: { level: 1, value: 'sosial' } })).not.toContain('vacant');
    expect(english({})).not.toContain('vacant');
  });

  it('names the ground recorded most often, and none where two are equally frequent', () => {
    const most = (...some: number[]) =>
      english({
        grounds: some.map((n, at) => ({ code: ['COMPETENCE', 'CAREER_PATTERN'][at] ?? '', count: n })),
      });
    expect(most(4, 3)).toContain('recorded most often is: competence');
    expect(most(3, 3)).not.toContain('most often');
    expect(most(3, 3)).not.toContain('Grounds are not broken down');
    expect(english({ grounds: [{ group: 'MERIT', count: 4 }] })).toContain('merit and career development');
  });

  it('says why there are no grounds, without saying which', () => {
    expect(english({ grounds: [] })).toContain('Grounds are not broken down here');
  });

  it('says how many meet the qualifications, or that it is not told', () => {
    expect(english({ qualification: { meets: 7, partly: 0 } })).toContain('All 7 employees meet');
    expect(english({ qualification: { meets: 4, partly: 3 } })).toMatch(
      /^.*4 employees meet all.*3 meet some/,
    );
    expect(english({ qualification: null })).toContain('not broken down here');
  });
});
