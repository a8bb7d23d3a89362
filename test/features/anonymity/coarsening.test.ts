import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameOrCoarser } from '#features/anonymity/gate/hierarchy-files.ts';
import { ATTRIBUTES, defaultPolicy, listCoarsenings, searchCohorts } from '#features/anonymity/index.ts';
import { levelCount } from '#features/anonymity/rules/hierarchies.ts';
import { chooseDescription } from '#features/publication/rules/revision.ts';
import { seededRandom } from '#lib/random.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';

const register = madeUpTransfers(600, 'coarsening');
const byId = new Map(register.map((one) => [one.id, one]));
const { cohorts } = searchCohorts({
  queue: register,
  register,
  staffing: evenStaffing(50),
  policy: { ...defaultPolicy, isYearClose: true },
  random: seededRandom('coarsening'),
});
const announced = cohorts.map(({ description, members }) => ({
  description,
  members: members.flatMap((id) => byId.get(id) ?? []),
}));

/** Levels above what is said: mostly such as can be had. */
const step = fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2, -1);
const steps = fc.record({ origin: step, destination: step, post: step, grade: step, period: step });

describe('what a correction may say', () => {
  it('begins with what is said, ends at the top, and is what the transfers are called at every level between', () => {
    expect(announced.length).toBeGreaterThan(20);
    for (const { description, members } of announced) {
      const coarsenings = listCoarsenings(members, description);
      for (const attribute of ATTRIBUTES) {
        const offered = coarsenings[attribute];
        expect(offered[0]).toEqual(description[attribute]);
        expect(offered.at(-1)?.level).toBe(levelCount(attribute) - 1);
        expect(offered.map((one) => one.level)).toEqual(
          offered.map((_, n) => description[attribute].level + n),
        );
      }
    }
  });

  it('is never finer than what is said, whatever levels are asked for', () => {
    const outcomes = { chosen: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...announced), steps, ({ description, members }, by) => {
        const asked = {
          origin: description.origin.level + by.origin,
          destination: description.destination.level + by.destination,
          post: description.post.level + by.post,
          grade: description.grade.level + by.grade,
          period: description.period.level + by.period,
        };
        const chosen = chooseDescription(listCoarsenings(members, description), asked);
        const isAllowed = ATTRIBUTES.every(
          (one) => asked[one] >= description[one].level && asked[one] < levelCount(one),
        );
        outcomes[isAllowed ? 'chosen' : 'refused']++;
        expect(chosen !== null).toBe(isAllowed);
        for (const one of chosen === null ? [] : ATTRIBUTES) {
          expect(chosen?.[one].level).toBe(asked[one]);
          expect(isSameOrCoarser(one, description[one], chosen?.[one] ?? { level: -1, value: '' })).toBe(
            true,
          );
        }
      }),
      { numRuns: 3_000 },
    );
    expect(outcomes.chosen).toBeGreaterThan(50);
    expect(outcomes.refused).toBeGreaterThan(50);
  });

  it('leaves out levels at which the transfers differ, and is nothing without transfers', () => {
    const [one] = announced;
    if (one === undefined) throw new Error('There is no cohort.');
    const [first, ...others] = one.members;
    if (first === undefined) throw new Error('The cohort is empty.');
    const strange = [
      { ...first, originAgency: first.originAgency === 'bkd' ? 'dinas-sosial' : 'bkd' },
      ...others,
    ];
    const atAgency = { ...one.description, origin: { level: 0, value: first.originAgency } };
    expect(listCoarsenings(strange, atAgency).origin.map(({ level: n }) => n)).not.toContain(0);
    expect(listCoarsenings([], one.description)).toEqual({
      origin: [],
      destination: [],
      post: [],
      grade: [],
      period: [],
    });
  });
});
