import { describe, expect, it } from 'vitest';
import { defaultPolicy, type RegisteredTransfer, runGate, searchCohorts } from '#features/anonymity/index.ts';
import { type AnnouncementDocument, announcementPath } from '#features/record/index.ts';
import { addDays } from '#lib/date.ts';
import { evenStaffing } from '#test/support/province.ts';
import {
  documents,
  findings,
  first,
  firstPath,
  members,
  random,
  register,
  release1,
  toDocument,
} from './release.ts';

type Input = ReturnType<typeof release1>;

/** The findings of one check as `path field remedy`. */
function found(input: Input, only: string): string[] {
  return runGate(input)
    .checks.filter(({ check }) => check === only)
    .flatMap(({ findings }) => findings.map(({ path, field, remedy }) => `${path} ${field} ${remedy}`));
}

const exact = { level: 0, value: 'inspektorat' };

describe('(b) the gate finds', () => {
  it('an announcement that nobody in the register fits', () => {
    const unknown = { ...first, grade: { level: 0, value: 'XVII' } };
    expect(found(release1(unknown), 'b')).toContain(`${firstPath}  reconcile-register`);
  });

  it('announcements that together claim more rows than fit them, and names each of them', () => {
    const earlier = documents.map((one, n) => ({ ...one, id: `earlier${n}`, release: 'earlier' }));
    const lines = found(release1(first, { published: earlier }), 'b');
    expect(lines).toContain(`${firstPath}  reconcile-register`);
    expect(lines).toContain('earlier0  reconcile-register');
  });

  it('an announcement from before the decrees that it must mean were old enough', () => {
    const days = members
      .filter(({ announcementId }) => announcementId === first.id)
      .map(({ transferId }) => register.find(({ id }) => id === transferId)?.decreeDate ?? '');
    const year = (days.sort().at(-1) ?? '').slice(0, 4);
    const tooEarly = documents.map((one) => ({ ...one, publishedOn: `${year}-01-20` }));
    const input = release1(first);
    const announcements = tooEarly.map((document) => ({ path: announcementPath(document.id, 1), document }));
    expect(found({ ...input, announcements }, 'b').length).toBe(documents.length);
  });

  it('a transfer that stands in the register twice', () => {
    const again = { ...(register[0] as RegisteredTransfer), grade: 'II/a' };
    expect(found(release1(first, { register: [...register, again] }), 'b')).toContain(
      'register id reconcile-register',
    );
  });

  it('fewer candidates than k', () => {
    const strict = { ...defaultPolicy, k: 1_000 };
    expect(found(release1(first, { policy: strict }), 'b')).toContain(`${firstPath}  coarsen-description`);
  });

  it('nothing in what an earlier release promised under a smaller k', () => {
    const input = release1();
    const promises = [{ id: first.release, k: 5, minimumDelayDays: 30 }];
    const later = { ...input, announcements: [], files: [], published: documents };
    const stricter = { ...defaultPolicy, k: 1_000 };
    expect(found({ ...later, policy: stricter, promises }, 'b')).toEqual([]);
    expect(found({ ...later, policy: stricter }, 'b').length).toBe(documents.length);
  });

  it('nothing in what an earlier release published under a shorter delay, whatever the delay is by now', () => {
    const days = register.map(({ decreeDate }) => decreeDate).sort();
    const publishedOn = addDays(days.at(-1) ?? '', 30);
    const published = documents.map((one) => ({ ...one, publishedOn }));
    const later = { ...release1(), announcements: [], files: [], published };
    const longer = { ...later, policy: { ...defaultPolicy, minimumDelayDays: 90 } };
    expect(found(longer, 'b').length).toBeGreaterThan(0);
    for (const closedPeriods of [[], ['2026']]) {
      const promises = [{ id: first.release, k: 5, minimumDelayDays: 30 }];
      for (const check of ['b', 'c'])
        expect(found({ ...longer, closedPeriods, promises }, check)).toEqual([]);
    }
  });

  it('what an earlier release published under a longer delay than it promised, whatever the delay is by now', () => {
    const any = { level: 2, value: '*' };
    const year = { level: 3, value: '2026' };
    const silent = { origin: any, destination: any, post: any, grade: any, period: year };
    const told = { ...first, ...silent, id: 'told', release: 'earlier', size: 5, publishedOn: '2026-07-20' };
    const rows = register.slice(0, 10).map((one, n) => ({
      ...one,
      decreeDate: n < 4 ? '2026-01-15' : '2026-06-15',
    }));
    const judged = (minimumDelayDays: number) =>
      found(
        {
          ...release1(),
          announcements: [],
          files: [],
          members: [],
          register: rows,
          published: [told],
          promises: [{ id: 'earlier', k: 5, minimumDelayDays }],
        },
        'b',
      );
    expect(judged(30)).toEqual([]);
    expect(judged(90)).toEqual(['told  reconcile-register']);
  });

  it('what the first revision told, however coarse the latest is', () => {
    const finest = { ...first, id: 'told', origin: exact, destination: exact, size: register.length };
    const coarse = {
      ...finest,
      rev: 2,
      origin: { level: 2, value: '*' },
      destination: { level: 2, value: '*' },
    };
    expect(found(release1(first, { published: [coarse, finest] }), 'b')).toContain(
      'told  reconcile-register',
    );
  });

  it('nothing in announcements of another version of the hierarchies, whose transfers it takes as known', () => {
    const old = documents.slice(1).map((one) => ({ ...one, hierarchy: '2025-1', release: 'old' }));
    const input = release1(first, { published: old });
    const alone = { ...input, announcements: input.announcements.slice(0, 1) };
    expect(found(alone, 'b')).toEqual([]);
    const taken = members.map((one) => ({ ...one, announcementId: old[0]?.id ?? '' }));
    expect(found({ ...alone, members: taken }, 'b')).toEqual([`${firstPath}  reconcile-register`]);
  });
});

describe('(c) the gate', () => {
  it('passes a closed year whose rest is only counted', () => {
    expect(members.length).toBeLessThan(register.length);
    expect(findings(release1(first, { closedPeriods: ['2026', '2019'] }))).toEqual([]);
  });

  it('passes a closed year that is announced to the last transfer', () => {
    const announced = new Set(members.map(({ transferId }) => transferId));
    const all = register.filter(({ id }) => announced.has(id));
    expect(findings(release1(first, { register: all, closedPeriods: ['2026'] }))).toEqual([]);
  });

  it('finds a closed year of which more is announced than it had', () => {
    const few = register.slice(0, 20);
    const lines = found(release1(first, { register: few, closedPeriods: ['2026'] }), 'c');
    expect(lines.length).toBe(documents.length);
    expect(lines[0]).toMatch(/reconcile-register$/);
  });

  it('finds what contradicts the register within a closed year only', () => {
    const wrong = { ...first, grade: { level: 0, value: 'XVII' } };
    expect(found(release1(wrong, { closedPeriods: ['2026'] }), 'c')).toContain(
      `${firstPath}  reconcile-register`,
    );
    expect(found(release1(wrong, { closedPeriods: ['2027'] }), 'c')).toEqual([]);
  });
});

describe('search and gate together', () => {
  it('publish the one person of a small agency among others or not at all', () => {
    const alone: RegisteredTransfer = {
      ...(register[0] as RegisteredTransfer),
      id: 'alone',
      originAgency: 'inspektorat',
    };
    const others = register.filter(({ originAgency }) => originAgency !== 'inspektorat');
    const queue = [...others, alone];
    const { cohorts } = searchCohorts({
      queue,
      register: queue,
      staffing: evenStaffing(2),
      policy: { ...defaultPolicy, isYearClose: true },
      random,
    });
    const made = cohorts.map((cohort, n) => toDocument(cohort, `a${n}`));
    const input = release1();
    const report = runGate({
      ...input,
      announcements: made.map((document) => ({ path: document.id, document })),
      members: cohorts.flatMap(({ members }, n) =>
        members.map((transferId) => ({ announcementId: `a${n}`, transferId })),
      ),
      register: queue,
      closedPeriods: ['2026'],
      schema: { safeParse: (data: unknown) => ({ success: true, data }) } as unknown as Input['schema'],
    });
    expect(report.checks.filter(({ passed }) => !passed)).toEqual([]);
    const own = made.find((_, n) => cohorts[n]?.members.includes('alone')) as AnnouncementDocument;
    expect(own.origin.level).toBeGreaterThan(0);
  });

  it('know no code of a transfer that the hierarchies do not know: it fits nothing and breaks nothing', () => {
    const stranger = { ...(register[0] as RegisteredTransfer), id: 'stranger', originAgency: 'dinas-sihir' };
    expect(findings(release1(first, { register: [...register, stranger], closedPeriods: ['2026'] }))).toEqual(
      [],
    );
  });
});
