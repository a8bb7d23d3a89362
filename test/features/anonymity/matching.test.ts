import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAttackGraph, type Claim } from '#features/anonymity/gate/matching/attack-graph.ts';
import { countCandidates } from '#features/anonymity/gate/matching/candidates.ts';
import { createFitGraph, type FitGraph } from '#features/anonymity/gate/matching/fit-graph.ts';
import { serveSlots } from '#features/anonymity/gate/matching/serve.ts';
import { type CohortCandidate, generalise } from '#features/anonymity/index.ts';
import { addDays } from '#lib/date.ts';

/** What the gate works out: candidates of each group, or null when not every slot can be served. */
function attack(graph: FitGraph): number[] | null {
  const service = serveSlots(graph);
  return service.contradictory.length > 0 ? null : countCandidates(graph, service);
}

/**
 * The same by trying every way to put each row behind one announcement or none.
 */
function tryAll(
  rowCount: number,
  sizes: readonly number[],
  fits: (row: number, announcement: number) => boolean,
): number[] | null {
  const candidates = sizes.map(() => new Set<number>());
  const left = [...sizes];
  const behind: number[] = [];
  let isPossible = false;
  const place = (row: number, open: number) => {
    if (open > rowCount - row) return;
    if (row === rowCount) {
      isPossible = true;
      for (const [one, announcement] of behind.entries()) candidates[announcement]?.add(one);
      return;
    }
    for (let announcement = -1; announcement < sizes.length; announcement++) {
      behind[row] = announcement;
      if (announcement < 0) place(row + 1, open);
      else if ((left[announcement] as number) > 0 && fits(row, announcement)) {
        left[announcement] = (left[announcement] as number) - 1;
        place(row + 1, open - 1);
        left[announcement] = (left[announcement] as number) + 1;
      }
    }
  };
  place(
    0,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  return isPossible ? candidates.map((set) => set.size) : null;
}

const MOST_ROWS = 9;
const sizes = fc.array(fc.constantFrom(1, 1, 1, 2, 3), { minLength: 1, maxLength: 6 });
const graphs = fc
  .record({
    classes: fc.array(fc.constantFrom(1, 1, 2, 3), { minLength: 4, maxLength: 9 }),
    sizes,
    edges: fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 54, maxLength: 54 }),
    density: fc.constantFrom(15, 30, 50, 80),
  })
  .map(({ classes, sizes, edges, density }) => {
    let total = 0;
    const rows = classes.filter((count) => {
      if (total + count > MOST_ROWS) return false;
      total += count;
      return true;
    });
    const fits = rows.map((_, c) => [...sizes.keys()].filter((g) => (edges[c * 6 + g] as number) < density));
    return { rows, sizes, fits };
  });

describe('the matching attack', () => {
  it('counts on any small graph what trying every matching counts', () => {
    let complete = 0;
    let narrowed = 0;
    fc.assert(
      fc.property(graphs, ({ rows, sizes, fits }) => {
        const classOfRow = rows.flatMap((count, c) => Array<number>(count).fill(c));
        const expected = tryAll(classOfRow.length, sizes, (row, g) =>
          (fits[classOfRow[row] as number] as number[]).includes(g),
        );
        const found = attack(createFitGraph(rows, sizes, fits));
        expect(found).toEqual(expected);
        if (found === null) return;
        complete++;
        const fitting = sizes.map((_, g) =>
          rows.reduce((sum, count, c) => sum + (fits[c]?.includes(g) ? count : 0), 0),
        );
        if (found.some((count, g) => count < (fitting[g] as number))) narrowed++;
      }),
      { numRuns: 5_000 },
    );
    // Otherwise the comparison would prove nothing about components and free rows.
    expect(complete).toBeGreaterThan(1_000);
    expect(narrowed).toBeGreaterThan(200);
  });

  it('counts on graphs that leave no row over what trying every perfect matching counts', () => {
    let complete = 0;
    let narrowed = 0;
    fc.assert(
      fc.property(graphs, fc.integer({ min: 0, max: 3 }), ({ rows, sizes, fits }, spare) => {
        const rowCount = rows.reduce((sum, count) => sum + count, 0);
        // Announcements are cut or grow until all rows but the rest are announced.
        const perfect: number[] = [];
        let open = Math.max(1, rowCount - spare);
        for (const [n, size] of sizes.entries()) {
          const take = n === sizes.length - 1 ? open : Math.min(size, open);
          if (take > 0) perfect.push(take);
          open -= take;
        }
        const rest = rowCount - perfect.reduce((sum, size) => sum + size, 0);
        const kept = fits.map((groups) => groups.filter((g) => g < perfect.length));
        const classOfRow = rows.flatMap((count, c) => Array<number>(count).fill(c));
        const expected = tryAll(
          rowCount,
          rest > 0 ? [...perfect, rest] : perfect,
          (row, g) => g === perfect.length || (kept[classOfRow[row] as number] as number[]).includes(g),
        );
        const withRest = rest > 0 ? kept.map((groups) => [...groups, perfect.length]) : kept;
        const found = attack(createFitGraph(rows, rest > 0 ? [...perfect, rest] : perfect, withRest));
        expect(found).toEqual(expected);
        if (found === null) return;
        complete++;
        const fitting = perfect.map((_, g) =>
          rows.reduce((sum, count, c) => sum + (kept[c]?.includes(g) ? count : 0), 0),
        );
        if (fitting.some((count, g) => (found[g] as number) < count)) narrowed++;
      }),
      { numRuns: 5_000 },
    );
    expect(complete).toBeGreaterThan(700);
    expect(narrowed).toBeGreaterThan(200);
  });

  it('never counts fewer candidates than an announcement has members', () => {
    fc.assert(
      fc.property(graphs, ({ rows, sizes, fits }) => {
        for (const [g, count] of (attack(createFitGraph(rows, sizes, fits)) ?? []).entries()) {
          expect(count).toBeGreaterThanOrEqual(sizes[g] as number);
        }
      }),
    );
  });
});

const AGENCIES = ['dinas-kesehatan', 'rsud-abdul-moeloek', 'inspektorat'];
const FAMILIES = ['tenaga-kesehatan', 'pimpinan-tinggi'];
const rowsOf = fc.array(
  fc.record({
    origin: fc.constantFrom(...AGENCIES),
    destination: fc.constantFrom(...AGENCIES),
    family: fc.constantFrom(...FAMILIES),
    grade: fc.constantFrom('III/c', 'III/d'),
    day: fc.constantFrom('2026-01-05', '2026-01-20', '2026-04-10', '2026-08-01'),
  }),
  { minLength: 3, maxLength: MOST_ROWS },
);
const claimsOf = fc.array(
  fc.record({
    size: fc.constantFrom(1, 1, 1, 2, 3),
    like: fc.nat(),
    levels: fc.tuple(
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 3 }),
    ),
    publishedOn: fc.constantFrom('2026-02-10', '2026-05-20', '2026-12-01', '2026-12-20'),
    delayDays: fc.constantFrom(30, 30, 60, 130),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('the attack graph', () => {
  it('sets descriptions against rows as trying every matching does, old enough decrees only', () => {
    let complete = 0;
    fc.assert(
      fc.property(rowsOf, claimsOf, fc.boolean(), (drawn, wanted, countsRest) => {
        const register = drawn.map(
          (one, n): CohortCandidate => ({
            id: `r${n}`,
            originAgency: one.origin,
            destinationAgency: one.destination,
            originFamily: one.family,
            grade: one.grade,
            decreeDate: one.day,
          }),
        );
        const at = (row: CohortCandidate, levels: readonly number[]) => ({
          origin: described('origin', row.originAgency, levels[0] as number),
          destination: described('destination', row.destinationAgency, levels[1] as number),
          post: described('post', row.originFamily, levels[2] as number),
          grade: described('grade', row.grade, levels[3] as number),
          period: described('period', row.decreeDate.slice(0, 7), levels[4] as number),
        });
        const claims = wanted.map(({ size, like, levels, publishedOn, delayDays }): Claim => {
          const model = register[like % register.length] as CohortCandidate;
          return { size, publishedOn, delayDays, ...at(model, levels) };
        });
        const announced = claims.reduce((sum, { size }) => sum + size, 0);
        const rest = countsRest ? Math.max(0, register.length - announced) : 0;
        const expected = tryAll(
          register.length,
          rest > 0 ? [...claims.map(({ size }) => size), rest] : claims.map(({ size }) => size),
          (r, n) => {
            const row = register[r] as CohortCandidate;
            const claim = claims[n];
            if (claim === undefined) return true;
            const { size: _, publishedOn, delayDays, ...description } = claim;
            const levels = Object.values(description).map(({ level }) => level);
            return (
              row.decreeDate <= addDays(publishedOn, -delayDays) &&
              JSON.stringify(at(row, levels)) === JSON.stringify(description)
            );
          },
        );
        const { graph, groupOfClaim } = buildAttackGraph(claims, register, rest);
        const found = attack(graph);
        expect(found === null ? null : groupOfClaim.map((group) => found[group])).toEqual(
          expected === null ? null : expected.slice(0, claims.length),
        );
        if (found !== null) complete++;
      }),
      { numRuns: 4_000 },
    );
    expect(complete).toBeGreaterThan(500);
  });

  function described(attribute: Parameters<typeof generalise>[0], leaf: string, level: number) {
    return { level, value: generalise(attribute, leaf, level) };
  }
});
