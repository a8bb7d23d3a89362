import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datedFiles } from '#features/publication/rules/dating.ts';
import { answeredNeed, type MemberFacts, qualificationCounts } from '#features/publication/rules/need.ts';
import { onePerPerson } from '#features/publication/rules/one-per-person.ts';
import { type ReleaseFile, releaseDigest } from '#features/publication/rules/release.ts';

const code = fc.constantFrom('a', 'b');
const member: fc.Arbitrary<MemberFacts> = fc.record({
  originAgency: code,
  originFamily: code,
  destinationAgency: code,
  destinationFamily: code,
  qualificationMatch: fc.constantFrom('MEETS', 'PARTLY'),
});
const members = fc.array(member, { maxLength: 8 });
const staffing = fc.array(
  fc.record({ agency: code, family: code, needed: fc.nat(200), filled: fc.nat(200) }),
  { maxLength: 8 },
);
const arriving = (count: number): MemberFacts[] =>
  Array.from({ length: count }, () => ({
    originAgency: 'a',
    originFamily: 'a',
    destinationAgency: 'b',
    destinationFamily: 'a',
    qualificationMatch: 'MEETS',
  }));

describe('the staffing need that an announcement shows', () => {
  it('sums the posts of agency and family over all grades, and adds those who arrive', () => {
    const rows = [
      { agency: 'b', family: 'a', needed: 10, filled: 4 },
      { agency: 'b', family: 'a', needed: 5, filled: 5 },
      { agency: 'b', family: 'b', needed: 90, filled: 90 },
    ];
    expect(answeredNeed('2026-Q3', arriving(6), rows)).toEqual({
      period: '2026-Q3',
      needed: 15,
      filledBefore: 9,
      filledAfter: 15,
    });
  });

  it('is the same for every member, or there is none: whoever stays inside or goes elsewhere takes it away', () => {
    fc.assert(
      fc.property(members, staffing, (people, rows) => {
        const need = answeredNeed('2026-Q3', people, rows);
        const places = new Set(people.map((one) => `${one.destinationAgency}/${one.destinationFamily}`));
        const isOnePlace = places.size === 1;
        const allArrive = people.every((one) => !places.has(`${one.originAgency}/${one.originFamily}`));
        const isKnown = rows.some((row) => places.has(`${row.agency}/${row.family}`));
        expect(need !== null).toBe(isOnePlace && allArrive && isKnown);
        if (need !== null) expect(need.filledAfter - need.filledBefore).toBe(people.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not depend on the order of members and rows', () => {
    fc.assert(
      fc.property(members, staffing, (people, rows) => {
        const need = answeredNeed('2026-Q3', people, rows);
        expect(answeredNeed('2026-Q3', people.toReversed(), rows.toReversed())).toEqual(need);
      }),
    );
  });
});

describe('the qualifications that an announcement shows', () => {
  it('add up to the members, and are left out as soon as more than six of ten meet them partly only', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), (meets, partly) => {
        const [one] = arriving(1);
        const people = [
          ...Array.from({ length: meets }, () => ({ ...one, qualificationMatch: 'MEETS' as const })),
          ...Array.from({ length: partly }, () => ({ ...one, qualificationMatch: 'PARTLY' as const })),
        ] as MemberFacts[];
        const isShown = partly * 10 <= (meets + partly) * 6;
        expect(qualificationCounts(people)).toEqual(isShown ? { meets, partly } : null);
      }),
    );
  });
});

const files: fc.Arbitrary<ReleaseFile[]> = fc.uniqueArray(
  fc.record({ path: fc.stringMatching(/^[a-z]{1,6}\/[0-9]\.json$/), body: fc.string({ maxLength: 40 }) }),
  { minLength: 1, maxLength: 6, selector: (file) => file.path },
);

describe('the digest of a release', () => {
  it('is that of the files, in whatever order', () => {
    fc.assert(
      fc.property(files, (some) => {
        expect(releaseDigest(some.toReversed())).toBe(releaseDigest(some));
        expect(releaseDigest(some)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  it('changes with any byte, any path, and any file more or less', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.nat(), (some, which, where) => {
        const at = which % some.length;
        const { path, body } = some[at] as ReleaseFile;
        const cut = where % (body.length + 1);
        const changed = (file: ReleaseFile) => some.map((one, n) => (n === at ? file : one));
        const others = [
          changed({ path, body: `${body.slice(0, cut)}.${body.slice(cut)}` }),
          changed({ path: `${path}x`, body }),
          some.filter((_, n) => n !== at),
          [...some, { path: 'z/z', body: '' }],
        ];
        for (const other of others) expect(releaseDigest(other)).not.toBe(releaseDigest(some));
      }),
      { numRuns: 300 },
    );
  });

  it('tells two files from two that swapped their bytes', () => {
    const digest = (one: string, other: string) =>
      releaseDigest([
        { path: 'a', body: one },
        { path: 'b', body: other },
      ]);
    expect(digest('1', '2')).not.toBe(digest('2', '1'));
  });
});

describe('dating', () => {
  it('puts the day into every document and leaves tables as they are', () => {
    const table = { path: 'hierarchies/2026-1/grade.csv', body: 'III/c;III;*\n' };
    const document = { path: 'a/1.json', body: '{"publishedOn":"2026-11-24","size":5}' };
    expect(datedFiles([table, document], '2026-11-25')).toEqual([
      table,
      { path: 'a/1.json', body: '{"publishedOn":"2026-11-25","size":5}' },
    ]);
  });

  it('changes nothing on the same day', () => {
    const document = { path: 'a/1.json', body: '{"publishedOn":"2026-11-24","size":5}' };
    expect(datedFiles([document], '2026-11-24')).toEqual([document]);
  });
});

describe('one transfer per person', () => {
  const move = fc.record({
    employeeRef: fc.constantFrom('a', 'b', 'c', 'd'),
    decreeDate: fc.constantFrom('2026-01-05', '2026-02-05', '2026-03-05'),
  });

  it('keeps the earliest move of everybody, and nobody twice', () => {
    fc.assert(
      fc.property(fc.array(move), (moves) => {
        const kept = onePerPerson(moves);
        expect(new Set(kept.map((one) => one.employeeRef)).size).toBe(kept.length);
        expect(kept.length).toBe(new Set(moves.map((one) => one.employeeRef)).size);
        for (const one of kept) {
          const own = moves.filter((other) => other.employeeRef === one.employeeRef);
          expect(own.every((other) => other.decreeDate >= one.decreeDate)).toBe(true);
        }
      }),
    );
  });
});
