import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldReason, sortWaiting, type Waiting } from '#features/publication/rules/held.ts';

const one: Waiting = { id: 'm', employeeRef: 'p', decreeDate: '2026-06-15' };
const circumstances = {
  lastOldEnough: '2026-10-25',
  lastDecree: '2026-10-25',
  offices: new Set<string>(),
  announced: new Set<string>(),
  open: new Set<string>(),
  isDescribable: () => true,
};
const sorted = (waiting: readonly Waiting[], change: Partial<typeof circumstances> = {}) => {
  const { ready, offices, held } = sortWaiting(waiting, { ...circumstances, ...change });
  return [
    ...ready.map(({ id }) => `${id} ready`),
    ...offices.map(({ id }) => `${id} office`),
    ...held.map(({ move, reason }) => `${move.id} ${reason}`),
  ];
};

describe('a waiting transfer', () => {
  it('is ready for the search', () => {
    expect(sorted([one])).toEqual(['m ready']);
    expect(sorted([{ ...one, decreeDate: '2026-10-25' }])).toEqual(['m ready']);
  });

  it('is held while its decree is too young', () => {
    expect(sorted([{ ...one, decreeDate: '2026-10-26' }])).toEqual(['m too-young']);
    expect(sorted([{ ...one, decreeDate: '2099-01-01' }])).toEqual(['m too-young']);
  });

  it('is held while another year than its own is being closed', () => {
    const closing = { lastDecree: '2025-12-31' };
    expect(sorted([one, { ...one, id: 'n', employeeRef: 'q', decreeDate: '2026-11-01' }], closing)).toEqual([
      'm other-year',
      'n too-young',
    ]);
  });

  it('is held behind an earlier one of the same person', () => {
    const later = { ...one, id: 'later', decreeDate: '2026-07-15' };
    expect(sorted([later, one])).toEqual(['m ready', 'later same-person']);
    // What cannot be published does not stand before what can.
    expect(sorted([one, later], { isDescribable: ({ id }: Waiting) => id !== 'm' } as never)).toEqual([
      'later ready',
      'm unknown-code',
    ]);
  });

  it('is held when the hierarchies do not know one of its codes', () => {
    expect(sorted([one], { isDescribable: () => false })).toEqual(['m unknown-code']);
  });

  it('is published openly where it is one of a public office, unless its person is announced', () => {
    const offices = new Set(['m']);
    expect(sorted([one], { offices })).toEqual(['m office']);
    expect(sorted([one], { offices, open: new Set(['p']) })).toEqual(['m office']);
    expect(sorted([one], { offices, announced: new Set(['p']) })).toEqual(['m ready']);
  });

  it('is held when its person is published openly, in this release or before', () => {
    expect(sorted([one], { open: new Set(['p']) })).toEqual(['m same-person']);
    const office = { ...one, id: 'office', decreeDate: '2026-01-15' };
    expect(sorted([one, office], { offices: new Set(['office']) })).toEqual([
      'office office',
      'm same-person',
    ]);
  });

  it('ends in one place only; nobody is in two, nor both grouped and open by now', () => {
    const persons = ['p', 'q', 'r', 's'];
    const waiting = fc.array(
      fc.record({
        employeeRef: fc.constantFrom(...persons),
        decreeDate: fc.constantFrom('2025-06-15', '2026-06-15', '2026-07-15', '2026-11-15'),
      }),
      { maxLength: 10 },
    );
    const some = fc.uniqueArray(fc.constantFrom(...persons)).map((list) => new Set(list));
    const ids = fc.uniqueArray(fc.nat(9)).map((list) => new Set(list.map(String)));
    fc.assert(
      fc.property(
        waiting,
        some,
        some,
        ids,
        ids,
        fc.boolean(),
        (drawn, announced, open, offices, odd, closes) => {
          const moves = drawn.map((move, n) => ({ ...move, id: `${n}` }));
          const result = sortWaiting(moves, {
            ...circumstances,
            ...(closes && { lastDecree: '2025-12-31' }),
            announced,
            open,
            offices,
            isDescribable: ({ id }) => !odd.has(id),
          });
          const placed = [...result.ready, ...result.offices, ...result.held.map(({ move }) => move)];
          expect(placed.map(({ id }) => id).sort()).toEqual(moves.map(({ id }) => id).sort());
          const released = [...result.ready, ...result.offices].map(({ employeeRef }) => employeeRef);
          expect(new Set(released).size).toBe(released.length);
          for (const { employeeRef } of result.ready) expect(open.has(employeeRef)).toBe(false);
          for (const { employeeRef, id } of result.offices) {
            expect(announced.has(employeeRef)).toBe(false);
            expect(offices.has(id)).toBe(true);
          }
          const known: HeldReason[] = ['too-young', 'other-year', 'same-person', 'unknown-code'];
          for (const { reason } of result.held) expect(known).toContain(reason);
        },
      ),
      { numRuns: 500 },
    );
  });
});
