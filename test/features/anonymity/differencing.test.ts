import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  type GateInput,
  runGate,
  searchCohorts,
  showHeld,
} from '#features/anonymity/index.ts';
import { type AnnouncementDocument, announcementPath } from '#features/record/index.ts';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';
import { documents, first, firstPath, release1, toDocument } from './release.ts';

const { k } = defaultPolicy;

/** What check (e) finds, as `path field`. */
function differences(input: GateInput): string[] {
  const check = runGate(input).checks.find((one) => one.check === 'e');
  return (check?.findings ?? []).map(({ path, field }) => `${path} ${field}`);
}

const diverse = [
  { code: 'COMPETENCE', count: Math.ceil(first.size / 2) },
  { code: 'CAREER_PATTERN', count: Math.floor(first.size / 2) },
];

describe('(e) the gate passes', () => {
  it('batch after batch of what the search makes, with reports as publication writes them', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 60, max: 300 }), (seed, count) => {
        const register = madeUpTransfers(count, seed);
        const chance = seededRandom(seed);
        const published: AnnouncementDocument[] = [];
        const reports: GateInput['reports'][number][] = [];
        let waiting = register.slice(0, 0);
        for (let batch = 0; batch < 4; batch++) {
          waiting = [...waiting, ...register.filter((_, n) => n % 4 === batch)];
          const { cohorts, held } = searchCohorts({
            queue: waiting,
            register,
            staffing: evenStaffing(2),
            policy: defaultPolicy,
            random: chance,
          });
          const release = newId(chance);
          const made = cohorts.map((cohort) => ({ ...toDocument(cohort, newId(chance)), release }));
          const heldShown = showHeld(held.length, k, []);
          const input = withDocuments(made, { published, reports, held: heldShown });
          expect(differences(input)).toEqual([]);
          published.push(...made);
          const transfers = made.reduce((sum, { size }) => sum + size, 0);
          reports.push({ id: release, announcements: made.length, transfers, held: heldShown });
          const ids = new Set(held.map(({ id }) => id));
          waiting = waiting.filter(({ id }) => ids.has(id));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('a correction that coarsens, withholds counts, or shrinks by k', () => {
    const large = {
      ...first,
      size: first.size + k,
      grounds: diverse,
      qualification: { meets: first.size, partly: 0 },
    };
    const silent = { ...first, rev: 2, grounds: [], qualification: null };
    expect(differences(release1(silent, { published: [large] }))).toEqual([]);
    const coarse = { ...first, rev: 2, origin: { level: 2, value: '*' } };
    expect(differences(release1(coarse, { published: [first] }))).toEqual([]);
  });

  it('counts per code that become counts per group of the same members', () => {
    const published = [{ ...first, grounds: diverse }];
    const grouped = { ...first, rev: 2, grounds: [{ group: 'MERIT', count: first.size }] };
    expect(differences(release1(grouped, { published }))).toEqual([]);
  });
});

describe('(e) the gate finds', () => {
  it('any size from 1 to k − 1, alone in its values', () => {
    for (let size = 1; size < k; size++) {
      expect(differences(release1({ ...first, size }))).toContain(`${firstPath} origin`);
    }
  });

  it('any change of a size by less than k, up or down', () => {
    for (let change = 1; change < k; change++) {
      const next = { ...first, rev: 2 };
      for (const size of [first.size - change, first.size + change]) {
        expect(differences(release1(next, { published: [{ ...first, size }] }))).toEqual([
          `${firstPath} size`,
        ]);
      }
    }
  });

  it('counts that leave out fewer than k members', () => {
    const grounds = [{ code: 'COMPETENCE', count: first.size - 1 }];
    expect(differences(release1({ ...first, grounds }))).toEqual([`${firstPath} grounds`]);
    const directions = [{ code: 'HORIZONTAL', count: first.size + 1 }];
    expect(differences(release1({ ...first, directions }))).toEqual([`${firstPath} directions`]);
    const qualification = { meets: first.size - 2, partly: 0 };
    expect(differences(release1({ ...first, qualification }))).toEqual([`${firstPath} qualification`]);
  });

  it('counts of a correction that are others than before', () => {
    const published = [{ ...first, grounds: diverse, qualification: { meets: first.size, partly: 0 } }];
    const [one, other] = diverse.map(({ count }) => count) as [number, number];
    const moved = [
      { code: 'COMPETENCE', count: one - 1 },
      { code: 'CAREER_PATTERN', count: other + 1 },
    ];
    expect(differences(release1({ ...first, rev: 2, grounds: moved }, { published }))).toEqual([
      `${firstPath} grounds`,
    ]);
    const regrouped = [
      { group: 'MERIT', count: first.size - 1 },
      { group: 'ORGANISATION', count: 1 },
    ];
    expect(differences(release1({ ...first, rev: 2, grounds: regrouped }, { published }))).toEqual([
      `${firstPath} grounds`,
    ]);
    const qualification = { partly: 1, meets: first.size - 1 };
    expect(differences(release1({ ...first, rev: 2, qualification }, { published }))).toEqual([
      `${firstPath} qualification`,
    ]);
  });

  it('counts of waiting transfers that are no multiples of k, or near an earlier one', () => {
    const report = { id: 'r', announcements: 0, transfers: 0, held: 40 };
    const of = (held: number | null, reports: GateInput['reports'] = [report]) =>
      differences(release1(first, { held, reports }));
    expect([35, 40, 45, null].map((held) => of(held))).toEqual([[], [], [], []]);
    for (const held of [0, 1, 4, 36, 41, 44, 46]) expect(of(held)).toEqual(['release held']);
    expect(of(40, [{ ...report, held: 44 }])).toEqual(['release held']);
  });

  it('a report whose numbers are not those of its announcements', () => {
    const published = documents.map((one, n) => ({ ...one, id: `p${n}`, release: 'r' }));
    const transfers = published.reduce((sum, { size }) => sum + size, 0);
    const report = { id: 'r', announcements: published.length, transfers, held: null };
    const of = (change: Partial<typeof report>) =>
      differences(release1(first, { published, reports: [{ ...report, ...change }] }));
    expect(of({})).toEqual([]);
    expect(of({ transfers: transfers + 1 })).toEqual(['r transfers']);
    expect(of({ announcements: 1 })).toEqual(['r announcements']);
  });

  it('a need whose figures are not those of the staffing table, or rise by another number than its size', () => {
    const agency = 'dinas-kesehatan';
    const table = {
      period: '2026-Q3',
      publishedOn: '2026-11-24',
      rows: [{ agency, family: 'tenaga-kesehatan', needed: 48, filled: 31 }],
    };
    const need = { period: '2026-Q3', needed: 48, filledBefore: 31, filledAfter: 31 + first.size };
    const document = { ...first, destination: { level: 0, value: agency } };
    const of = (change: Partial<typeof need>, staffing: GateInput['staffing'] = [table]) =>
      differences(release1({ ...document, need: { ...need, ...change } }, { staffing }));
    expect(of({})).toEqual([]);
    expect(of({ filledAfter: need.filledAfter + 1 })).toEqual([`${firstPath} need.filledAfter`]);
    expect(of({ needed: 47 })).toEqual([`${firstPath} need.filledBefore`]);
    expect(of({ period: '2026-Q2' })).toEqual([`${firstPath} need.filledBefore`]);
    expect(of({}, [])).toEqual([`${firstPath} need.filledBefore`]);
    const elsewhere = [{ ...table, rows: table.rows.map((row) => ({ ...row, agency: 'inspektorat' })) }];
    expect(of({}, elsewhere)).toEqual([`${firstPath} need.filledBefore`]);
  });
});

describe('the count of waiting transfers', () => {
  it('is shown as multiples of k that never differ by less than k', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 2, max: 11 }),
        fc.array(fc.nat(500)),
        (count, k, earlier) => {
          const shown = showHeld(count, k, earlier);
          if (shown === null) return;
          expect(shown % k).toBe(0);
          expect(shown).toBeGreaterThanOrEqual(k);
          expect(count - shown).toBeLessThan(k);
          for (const other of earlier)
            expect([0, Math.max(k, Math.abs(other - shown))]).toContain(Math.abs(other - shown));
        },
      ),
    );
    expect([0, 4, 5, 9, 42].map((count) => showHeld(count, 5, [null]))).toEqual([null, null, 5, 5, 40]);
  });
});

function withDocuments(made: readonly AnnouncementDocument[], rest: Partial<GateInput>): GateInput {
  const announcements = made.map((document) => ({ path: announcementPath(document.id, 1), document }));
  return { ...release1(), announcements, files: [], ...rest };
}
