import { describe, expect, it } from 'vitest';
import { defaultPolicy, type RegisteredTransfer, runGate } from '#features/anonymity/index.ts';
import { type AnnouncementDocument, announcementPath } from '#features/record/index.ts';
import { newId } from '#lib/id.ts';
import { documents, findings, first, members, random, register, release1 } from './release.ts';

describe('the gate', () => {
  it('passes what the search made, and counts it', () => {
    const report = runGate(release1());
    const sizes = documents.map(({ size }) => size);
    const transfers = sizes.reduce((sum, size) => sum + size, 0);
    expect(documents.length).toBeGreaterThan(5);
    expect(report.passed).toBe(true);
    expect(report.checks.map(({ check }) => check)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(report.numbers).toEqual({
      announcements: documents.length,
      transfers,
      smallestSize: Math.min(...sizes),
      prosecutorRisk: Math.round(10_000 / Math.min(...sizes)),
      marketerRisk: Math.round((10_000 * documents.length) / transfers),
    });
  });

  it('passes an empty release', () => {
    expect(runGate({ ...release1(), announcements: [], members: [], files: [] })).toMatchObject({
      passed: true,
      numbers: { smallestSize: 0, prosecutorRisk: 0, marketerRisk: 0 },
    });
  });

  describe('(a) finds', () => {
    it('a size that is not the number of members', () => {
      expect(findings(release1({ ...first, size: first.size + 1 }), 'a')).toEqual(['a size correct-size']);
    });

    it('too few members', () => {
      const kept = members.filter(({ announcementId }) => announcementId === first.id).slice(0, 4);
      const others = members.filter(({ announcementId }) => announcementId !== first.id);
      expect(findings(release1({ ...first, size: 4 }, { members: [...kept, ...others] }), 'a')).toEqual([
        'a size hold-cohort',
      ]);
    });

    it.each([
      ['origin', { originAgency: 'x' }],
      ['destination', { destinationAgency: 'x' }],
      ['post', { originFamily: 'x' }],
      ['grade', { grade: 'x' }],
      ['period', { decreeDate: '2031-01-01' }],
    ] as const)('a member whose %s the description does not fit', (field, change) => {
      const document = documents.find((one) => one[field].value !== '*') as AnnouncementDocument;
      const swapped = members.find(({ announcementId }) => announcementId === document.id)?.transferId;
      const wrong = register.map(
        (one): RegisteredTransfer => (one.id === swapped ? { ...one, ...change } : one),
      );
      const report = runGate(release1(first, { register: wrong }));
      expect(report.checks[0]?.findings).toContainEqual({
        path: announcementPath(document.id, 1),
        field,
        remedy: 'correct-members',
      });
    });

    it('a member that is not in the register', () => {
      const gone = members[0]?.transferId;
      expect(findings(release1(first, { register: register.filter(({ id }) => id !== gone) }), 'a')).toEqual([
        'a  correct-members',
      ]);
    });

    it('a transfer that stands behind an earlier announcement too', () => {
      const again = { announcementId: newId(random), transferId: members[0]?.transferId as string };
      expect(findings(release1(first, { members: [...members, again] }))).toEqual(['a  correct-members']);
    });
  });

  describe('(d) finds', () => {
    const coarse = { ...first, origin: { level: 2, value: '*' }, period: { level: 3, value: '2026' } };

    it('a revision that became finer, by field', () => {
      const finer = ATTRIBUTE_FIELDS.filter((field) => first[field].level < coarse[field].level);
      expect(findings(release1({ ...first, rev: 2 }, { published: [coarse] }), 'd')).toEqual(
        finer.map((field) => `d ${field} keep-or-coarsen`),
      );
      expect(finer.length).toBeGreaterThan(0);
    });

    it('a revision that moved to another value', () => {
      const elsewhere = { ...first, period: { level: 3, value: '2025' } };
      expect(findings(release1({ ...first, rev: 2 }, { published: [elsewhere] }), 'd')).toEqual([
        'd period keep-or-coarsen',
      ]);
    });

    it('counts where groups or nothing were shown', () => {
      const counts = [
        { code: 'NEED', count: first.size - 2 },
        { code: 'CAREER', count: 2 },
      ];
      const groups = [{ group: 'MERIT', count: first.size }];
      const published = [{ ...first, grounds: groups }];
      const next = { ...first, rev: 2, grounds: counts, directions: counts };
      expect(findings(release1(next, { published }), 'd')).toEqual([
        'd grounds keep-or-coarsen',
        'd directions keep-or-coarsen',
      ]);
    });

    it('nothing in a revision that says the same or less', () => {
      expect(findings(release1({ ...coarse, rev: 2 }, { published: [first] }))).toEqual([]);
      expect(findings(release1({ ...first, rev: 2 }, { published: [first] }))).toEqual([]);
    });
  });

  describe('(f) finds', () => {
    it.each([
      ['an extra field', { ...first, name: 'x' }, 'f name remove-field'],
      [
        'an extra inner field',
        { ...first, post: { ...first.post, title: 'x' } },
        'f post.title remove-field',
      ],
      ['a missing field', { ...first, salt: undefined }, 'f salt correct-field'],
      ['another version', { ...first, hierarchy: '2025-1' }, 'f hierarchy use-hierarchy-value'],
      [
        'counts with a remainder',
        { ...first, grounds: [{ code: 'NEED', count: 2 }] },
        'f grounds correct-counts',
      ],
    ])('%s', (_, document, finding) => {
      expect(findings(release1(document), 'f')).toContain(finding);
    });

    it.each([
      ['one ground alone', ['CAREER_PATTERN']],
      ['a ground that is never shown', ['HEALTH', 'CAREER_PATTERN']],
      ['a ground that is shown by its group only', ['SUCCESSION_PLAN', 'CAREER_PATTERN']],
      ['a ground that nobody knows', ['x', 'CAREER_PATTERN']],
    ])('counts of %s', (_, codes) => {
      expect(findings(release1({ ...first, grounds: evenly(codes) }), 'f')).toEqual([
        'f grounds withhold-counts',
      ]);
    });

    it('counts of which one is nearly all', () => {
      const grounds = [
        { code: 'COMPETENCE', count: first.size - 1 },
        { code: 'CAREER_PATTERN', count: 1 },
      ];
      expect(findings(release1({ ...first, grounds }), 'f')).toEqual(['f grounds withhold-counts']);
    });

    it('nothing in counts that are diverse', () => {
      const grounds = evenly(['COMPETENCE', 'CAREER_PATTERN']);
      expect(findings(release1({ ...first, grounds }))).toEqual([]);
    });

    it('qualification that most meet partly, or that leaves some out', () => {
      const of = (meets: number, partly: number) => ({ ...first, qualification: { meets, partly } });
      expect(findings(release1(of(0, first.size)), 'f')).toEqual(['f qualification withhold-counts']);
      expect(findings(release1(of(1, 1)), 'f')).toEqual(['f qualification correct-counts']);
      expect(findings(release1(of(first.size, 0)))).toEqual([]);
    });

    it('counts of groups in an announcement below the highest limit of any group', () => {
      const document = {
        ...first,
        grounds: [
          { group: 'MERIT', count: first.size - 2 },
          { group: 'REQUEST', count: 2 },
        ],
      };
      const found = (REQUEST: number) =>
        findings(
          release1(document, {
            policy: { ...defaultPolicy, kByGroup: { ...defaultPolicy.kByGroup, REQUEST } },
          }),
        );
      expect(found(first.size + 1)).toContain('f grounds withhold-counts');
      expect(found(first.size)).not.toContain('f grounds withhold-counts');
    });

    it('counts of grounds in an announcement below the limit of their group, or of a group without one', () => {
      const document = { ...first, grounds: evenly(['COMPETENCE', 'CAREER_PATTERN']) };
      const found = (kByGroup: Readonly<Record<string, number>>) =>
        findings(release1(document, { policy: { ...defaultPolicy, kByGroup } }));
      expect(found({ MERIT: first.size, ORGANISATION: 99, REQUEST: 99 })).toEqual([]);
      expect(found({ MERIT: first.size + 1, ORGANISATION: 5, REQUEST: 11 })).toEqual([
        'f grounds withhold-counts',
      ]);
      expect(found({ ORGANISATION: 5, REQUEST: 11 })).toEqual(['f grounds withhold-counts']);
    });

    it('a value that no hierarchy holds at its level', () => {
      expect(findings(release1({ ...first, origin: { level: 0, value: 'seksi-rahasia' } }), 'f')).toContain(
        'f origin use-hierarchy-value',
      );
      expect(findings(release1({ ...first, grade: { level: 0, value: 'III' } }), 'f').join()).not.toContain(
        'f grade', // PPPK III is a grade too; what is wrong shows in (a)
      );
      expect(findings(release1({ ...first, period: { level: 0, value: '2026-Q3' } }), 'f')).toContain(
        'f period use-hierarchy-value',
      );
    });

    it('a leading post by its family', () => {
      expect(findings(release1({ ...first, post: { level: 0, value: 'pimpinan-tinggi' } }), 'f')).toContain(
        'f post generalise-post',
      );
    });
  });

  describe('(g) finds', () => {
    it.each([
      ['a name', 'Atas permohonan Siti Khasanah.'],
      ['a single name', 'Atas permohonan Sugiyono.'],
      ['a NIP', 'Pegawai 19880229 201204 2 999.'],
      ['a decree number', 'Lihat 800.1.3.3/KEP.999/BKPSDM/10/2025.'],
    ])('%s in a narrative', (_, text) => {
      const document = { ...first, rationale: { id: text } };
      expect(findings(release1(document))).toEqual(['g rationale.id mask-text']);
    });

    it('a name in a file that is no JSON, or in a path', () => {
      const input = release1();
      const table = { path: 'hierarchies/x.csv', body: 'siti;khasanah' };
      const named = { path: 'outcomes/siti-khasanah.json', body: '{}' };
      expect(runGate({ ...input, files: [...input.files, table, named] }).checks.at(-1)?.findings).toEqual([
        { path: table.path, field: '', remedy: 'mask-text' },
        { path: named.path, field: '', remedy: 'mask-text' },
      ]);
    });
  });
});

const ATTRIBUTE_FIELDS = ['origin', 'destination', 'post', 'grade', 'period'] as const;

/** Counts that divide the first document's members as evenly as can be. */
function evenly(codes: readonly string[]) {
  const share = Math.floor(first.size / codes.length);
  return codes.map((code, n) => ({ code, count: n === 0 ? first.size - share * (codes.length - 1) : share }));
}
