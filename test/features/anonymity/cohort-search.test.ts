import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CohortCandidate,
  defaultPolicy,
  generalise,
  type SearchLimits,
  searchCohorts,
} from '#features/anonymity/index.ts';
import { ATTRIBUTES, type Attribute } from '#features/anonymity/rules/hierarchies.ts';
import { findPostFamily } from '#features/staffing/index.ts';
import { seededRandom } from '#lib/random.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';

const staffing = evenStaffing(8);
const policies = fc.record({
  k: fc.integer({ min: 2, max: 11 }),
  kpop: fc.constantFrom(1, 20, 200),
  costCapShare: fc.constantFrom(0.2, 0.6, 0.9),
  premiumShare: fc.constantFrom(0, 0.2, 1),
  isYearClose: fc.boolean(),
});
const queues = fc
  .record({ count: fc.integer({ min: 0, max: 250 }), seed: fc.string() })
  .map(({ count, seed }) => madeUpTransfers(count, seed));

function search(queue: readonly CohortCandidate[], policy: SearchLimits = defaultPolicy, seed = 'seed') {
  return searchCohorts({ queue, register: queue, staffing, policy, random: seededRandom(seed) });
}

function leaf(candidate: CohortCandidate, attribute: Attribute): string {
  const leaves = {
    origin: candidate.originAgency,
    destination: candidate.destinationAgency,
    post: candidate.originFamily,
    grade: candidate.grade,
    period: candidate.decreeDate.slice(0, 7),
  };
  return leaves[attribute];
}

const nurse: CohortCandidate = {
  id: 'n0',
  originAgency: 'dinas-kesehatan',
  destinationAgency: 'rsud-abdul-moeloek',
  originFamily: 'tenaga-kesehatan',
  grade: 'III/c',
  decreeDate: '2026-07-01',
};
const copies = (one: CohortCandidate, count: number) =>
  Array.from({ length: count }, (_, n) => ({ ...one, id: `${one.id}-${n}` }));

describe('every search', () => {
  it('puts each candidate into exactly one cohort or among the held', () => {
    fc.assert(
      fc.property(queues, policies, (queue, policy) => {
        const { cohorts, held } = search(queue, policy);
        const ids = [...cohorts.flatMap((cohort) => cohort.members), ...held.map((one) => one.id)];
        expect(ids.sort()).toEqual(queue.map((one) => one.id).sort());
      }),
      { numRuns: 40 },
    );
  });

  it('makes cohorts of k or more that one description fits, below the cap, among enough occupied posts', () => {
    fc.assert(
      fc.property(queues, policies, (queue, policy) => {
        const byId = new Map(queue.map((one) => [one.id, one]));
        for (const { members, description, levels, cost } of search(queue, policy).cohorts) {
          expect(members.length).toBeGreaterThanOrEqual(policy.k);
          if (!policy.isYearClose) expect(cost).toBeLessThanOrEqual(policy.costCapShare);
          for (const [n, attribute] of ATTRIBUTES.entries()) {
            const { level, value } = description[attribute];
            expect(level).toBe(levels[n]);
            for (const id of members) {
              expect(generalise(attribute, leaf(byId.get(id) as CohortCandidate, attribute), level)).toBe(
                value,
              );
            }
          }
          const { origin, post, grade } = description;
          const fitting = staffing.filter(
            (row) =>
              generalise('origin', row.agency, origin.level) === origin.value &&
              generalise('post', row.family, post.level) === post.value &&
              generalise('grade', row.grade, grade.level) === grade.value,
          );
          expect(fitting.reduce((sum, row) => sum + row.filled, 0)).toBeGreaterThanOrEqual(policy.kpop);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('never shows the family of a leading post', () => {
    fc.assert(
      fc.property(queues, policies, (queue, policy) => {
        for (const { description } of search(queue, policy).cohorts) {
          if (description.post.level > 0) continue;
          expect(['jpt', 'administrator']).not.toContain(findPostFamily(description.post.value)?.kind);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('answers the same for the same seed, and groups the same whatever the order of the queue', () => {
    fc.assert(
      fc.property(queues, policies, (queue, policy) => {
        expect(search(queue, policy)).toEqual(search(queue, policy));
        const sets = (input: readonly CohortCandidate[]) =>
          search(input, policy)
            .cohorts.map(({ members }) => [...members].sort().join())
            .sort();
        expect(sets(queue.toReversed())).toEqual(sets(queue));
      }),
      { numRuns: 15 },
    );
  });

  it('does not change with grounds or directions, even when they are smuggled in', () => {
    const queue = madeUpTransfers(200, 'grounds');
    const smuggled = queue.map((one, n) => ({
      ...one,
      ground: n % 2 ? 'HEALTH' : 'COMPETENCE',
      direction: 'VERTICAL',
    }));
    expect(search(smuggled)).toEqual(search(queue));
  });
});

describe('a search', () => {
  it('describes five equal transfers exactly and at no cost', () => {
    const queue = [...copies(nurse, 5), ...madeUpTransfers(100, 'others')];
    const { cohorts, held } = search(queue, { ...defaultPolicy, kpop: 8 });
    const exact = cohorts.find((cohort) => cohort.cost === 0);
    expect(exact?.members.length).toBe(5);
    expect(exact?.description.period).toEqual({ level: 0, value: '2026-07' });
    expect(exact?.description.destination).toEqual({ level: 0, value: 'rsud-abdul-moeloek' });
    expect(held.some(({ id }) => id.startsWith('n0'))).toBe(false);
  });

  it('holds four that nothing joins', () => {
    expect(search(copies(nurse, 4), { ...defaultPolicy, isYearClose: true })).toMatchObject({
      cohorts: [],
      held: [1, 2, 3, 4].map(() => ({ reason: 'too-few' })),
    });
  });

  it('holds transfers among whom too few occupied posts hide them, and says why', () => {
    const { cohorts, held } = searchCohorts({
      queue: copies(nurse, 6),
      register: copies(nurse, 6),
      staffing: [{ agency: 'dinas-kesehatan', family: 'tenaga-kesehatan', grade: 'III/c', filled: 19 }],
      policy: defaultPolicy,
      random: seededRandom('seed'),
    });
    expect(cohorts).toEqual([]);
    expect(held.every(({ reason }) => reason === 'population-too-small')).toBe(true);
    expect(held.length).toBe(6);
  });

  it('holds those whom only descriptions above the cap would unite, and says so', () => {
    const strangers = madeUpTransfers(12, 'strangers');
    const among = [...madeUpTransfers(300, 'others'), ...strangers];
    const held = (costCapShare: number) =>
      searchCohorts({
        queue: strangers,
        register: among,
        staffing: evenStaffing(200),
        policy: { ...defaultPolicy, costCapShare, premiumShare: 1 },
        random: seededRandom('seed'),
      }).held;
    expect(held(0.1).map(({ reason }) => reason)).toEqual(strangers.map(() => 'too-costly'));
    const alone = held(1);
    expect(alone.length).toBeLessThan(defaultPolicy.k);
    expect(alone.every(({ reason }) => reason === 'too-few')).toBe(true);
  });

  it('tells of the obstacles that a transfer met the nearest one', () => {
    fc.assert(
      fc.property(queues, policies, (queue, policy) => {
        const laxer = (change: Partial<SearchLimits>) =>
          new Set(search(queue, { ...policy, ...change }).held.map(({ id }) => id));
        const { held } = search(queue, policy);
        const reasons = new Set(held.map(({ reason }) => reason));
        if (policy.isYearClose) {
          expect(reasons.isSubsetOf(new Set(['too-few', 'population-too-small']))).toBe(true);
        }
        if (policy.kpop === 1) expect(reasons).not.toContain('population-too-small');
        if (policy.premiumShare === 1) expect(reasons).not.toContain('better-company');
        // Who is held for one reason alone is free once the limit is gone; others may then be left alone.
        if (reasons.size === 1 && reasons.has('too-costly')) {
          expect(laxer({ costCapShare: 1, premiumShare: 1, kpop: 1 }).size).toBeLessThan(policy.k);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('generalises heads of agencies to their kind', () => {
    const heads = copies({ ...nurse, originFamily: 'pimpinan-tinggi' }, 6);
    const [cohort] = search(heads).cohorts;
    expect(cohort?.description.post).toEqual({ level: 1, value: 'jpt' });
  });

  it('orders 324 nodes by cost, from nothing lost to everything lost', () => {
    const { nodes } = search(madeUpTransfers(300, 'nodes'));
    expect(nodes.length).toBe(324);
    expect(nodes[0]).toEqual({ levels: [0, 0, 0, 0, 0], cost: 0 });
    expect(nodes.at(-1)).toEqual({ levels: [2, 2, 2, 2, 3], cost: 1 });
    expect(nodes.map(({ cost }) => cost)).toEqual(
      nodes.map(({ cost }) => cost).sort((one, other) => one - other),
    );
  });

  it('measures cost as lost entropy: of two equally frequent quarters the quarter loses 0, the year all', () => {
    const register = [...copies(nurse, 4), ...copies({ ...nurse, decreeDate: '2026-01-20' }, 4)];
    const costAt = (period: number) =>
      search(register).nodes.find(({ levels }) => levels.join() === `0,0,0,0,${period}`)?.cost;
    // The period weighs 1 of 7.5.
    expect([0, 1, 2, 3].map(costAt)).toEqual([0, 0, 0, 0.1333]);
  });

  it('measures against the register, not the queue', () => {
    const queue = copies(nurse, 5);
    const measured = (register: readonly CohortCandidate[]) =>
      searchCohorts({ queue, register, staffing, policy: defaultPolicy, random: seededRandom('seed') }).nodes;
    expect(measured(madeUpTransfers(300, 'register'))).not.toEqual(measured(queue));
  });

  it('gives the mean cost over transfers', () => {
    const { cohorts, meanCost } = search(madeUpTransfers(400, 'mean'));
    const all = cohorts.flatMap(({ cost, members }) => members.map(() => cost));
    expect(cohorts.length).toBeGreaterThan(3);
    expect(meanCost).toBeCloseTo(all.reduce((sum, cost) => sum + cost, 0) / all.length, 10);
  });

  it('refuses codes that no hierarchy knows', () => {
    expect(() => search(copies({ ...nurse, originAgency: 'dinas-sihir' }, 5))).toThrow(/dinas-sihir/);
  });

  it('takes 3,000 queued transfers within a second', () => {
    const queue = madeUpTransfers(3_000, 'speed');
    const times = Array.from({ length: 4 }, () => {
      const start = performance.now();
      search(queue);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1_000);
  });
});

describe('waiting', () => {
  /** Five whom nothing but their grade, field and month unites. */
  const mixed = ['tenaga-kesehatan', 'administrasi', 'pendidik', 'teknis', 'penyuluhan'].map(
    (originFamily, n): CohortCandidate => ({ ...nurse, id: `m${n}`, originFamily }),
  );
  const likeEach = mixed.flatMap((one) => copies(one, 6));
  const policy = { ...defaultPolicy, kpop: 8, premiumShare: 0.2 };
  const among = (register: readonly CohortCandidate[], change: Partial<SearchLimits> = {}) =>
    searchCohorts({
      queue: mixed,
      register: [...register, ...mixed],
      staffing,
      policy: { ...policy, ...change },
      random: seededRandom('seed'),
    });

  it('is for those who would find much better company in a year', () => {
    expect(among(likeEach).held.map(({ reason }) => reason)).toEqual(mixed.map(() => 'better-company'));
    expect(among(likeEach, { kpop: 1_000_000 }).held.map(({ reason }) => reason)).toEqual(
      mixed.map(() => 'population-too-small'),
    );
    expect(among([]).held).toEqual([]);
    expect(among(likeEach, { premiumShare: 1 }).held).toEqual([]);
  });

  it('ends at the close of the year, whatever the cost', () => {
    expect(among(likeEach, { isYearClose: true, costCapShare: 0, premiumShare: 0 }).held).toEqual([]);
  });

  it('hopes for what the last twelve months held, not for what came before', () => {
    const moved = (decreeDate: string) => likeEach.map((one) => ({ ...one, decreeDate }));
    expect(among(moved('2025-07-02')).held.length).toBe(5);
    expect(among(moved('2025-06-30')).held).toEqual([]);
  });
});
