import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPublicOffices, type OfficeMove } from '#features/publication/rules/public-office.ts';

const HEAD = 'pimpinan-tinggi';
const table = [
  { agency: 'bkd', family: HEAD, needed: 1, filled: 1 },
  { agency: 'dinas-sosial', family: HEAD, needed: 1, filled: 0 },
  { agency: 'sekretariat-daerah', family: HEAD, needed: 4, filled: 4 },
  { agency: 'bkd', family: 'administrator-bidang', needed: 1, filled: 1 },
  { agency: 'rs-jiwa', family: 'administrator-unit', needed: 1, filled: 1 },
];
const move: OfficeMove = {
  id: 'm',
  employeeRef: 'p',
  decreeDate: '2026-06-15',
  transferType: 'WITHIN_INSTITUTION',
  originAgency: 'bkd',
  originFamily: HEAD,
  destinationAgency: 'inspektorat',
  destinationFamily: 'pengawasan',
};
const found = (register: readonly OfficeMove[], staffing: typeof table = table) =>
  [...findPublicOffices(register, staffing)].map(
    ([id, { postAt, post }]) => `${id} ${postAt} ${post.family}`,
  );

describe('a transfer of a public office', () => {
  it('leads out of a post that exists once, or into one', () => {
    const into = {
      ...move,
      id: 'into',
      originFamily: 'administrator-bidang',
      destinationAgency: 'dinas-sosial',
    };
    expect(found([move])).toEqual([`m origin ${HEAD}`]);
    expect(found([{ ...into, destinationFamily: HEAD }])).toEqual([`into destination ${HEAD}`]);
  });

  it('from one such post to another counts for the one that is entered', () => {
    const both = { ...move, destinationAgency: 'dinas-sosial', destinationFamily: HEAD };
    expect(found([both])).toEqual([`m destination ${HEAD}`]);
  });

  it.each<[string, Partial<OfficeMove>]>([
    ['a post that several hold', { originAgency: 'sekretariat-daerah' }],
    ['a post that the table does not have', { originAgency: 'rsud-abdul-moeloek' }],
    ['the only post of another kind', { originFamily: 'administrator-bidang' }],
    ['the one post of a one-person agency', { originAgency: 'rs-jiwa', originFamily: 'administrator-unit' }],
    ['a family that nobody knows', { originFamily: 'sihir' }],
    ['a post of another government', { transferType: 'BETWEEN_PROVINCES' }],
  ])('is none out of %s', (_, change) => {
    expect(found([{ ...move, ...change }])).toEqual([]);
  });

  it('counts posts over all grades, needed or filled, whichever is more', () => {
    const rows = (...counts: [needed: number, filled: number][]) =>
      counts.map(([needed, filled]) => ({ agency: 'bkd', family: HEAD, needed, filled }));
    expect(found([move], rows([1, 0], [0, 1]))).toHaveLength(1);
    expect(found([move], rows([0, 1]))).toHaveLength(1);
    for (const several of [rows([1, 1], [1, 0]), rows([1, 2]), rows([0, 0]), []]) {
      expect(found([move], several)).toEqual([]);
    }
  });

  it('is none where the register contradicts the table: two people leave the post on one day', () => {
    const other = { ...move, id: 'other', employeeRef: 'q' };
    expect(found([move, other])).toEqual([]);
    expect(found([move, { ...other, decreeDate: '2026-07-15' }])).toHaveLength(2);
    expect(found([move, { ...other, employeeRef: 'p' }])).toHaveLength(2);
  });

  it('is found whatever the order of register and table, and only where a leading post is touched', () => {
    const agency = fc.constantFrom('bkd', 'dinas-sosial', 'sekretariat-daerah', 'inspektorat');
    const family = fc.constantFrom(HEAD, 'pengawasan', 'administrator-bidang');
    const moves = fc.array(
      fc.record({
        employeeRef: fc.constantFrom('p', 'q', 'r'),
        decreeDate: fc.constantFrom('2026-06-15', '2026-07-15'),
        transferType: fc.constantFrom('WITHIN_INSTITUTION', 'BETWEEN_PROVINCES'),
        originAgency: agency,
        originFamily: family,
        destinationAgency: agency,
        destinationFamily: family,
      }),
      { maxLength: 8 },
    );
    const staffing = fc.array(fc.record({ agency, family, needed: fc.nat(2), filled: fc.nat(2) }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(moves, staffing, (drawn, rows) => {
        const register = drawn.map((one, n) => ({ ...one, id: `${n}` }));
        const offices = findPublicOffices(register, rows);
        expect(new Map([...findPublicOffices(register.toReversed(), rows.toReversed())].sort())).toEqual(
          new Map([...offices].sort()),
        );
        for (const [id, { post, postAt }] of offices) {
          const one = register[Number(id)] as OfficeMove;
          expect(one.transferType).toBe('WITHIN_INSTITUTION');
          expect(post).toEqual({ kind: 'jpt', family: HEAD });
          expect(postAt === 'origin' ? one.originFamily : one.destinationFamily).toBe(HEAD);
          const at = postAt === 'origin' ? one.originAgency : one.destinationAgency;
          const posts = rows.filter((row) => row.agency === at && row.family === HEAD);
          const total = (figure: 'needed' | 'filled') => posts.reduce((sum, row) => sum + row[figure], 0);
          expect(Math.max(total('needed'), total('filled'))).toBe(1);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
