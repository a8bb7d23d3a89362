import { describe, expect, it } from 'vitest';
import {
  defaultPolicy,
  type GateInput,
  type RegisteredTransfer,
  runGate,
} from '#features/anonymity/index.ts';
import { type OfficeDocument, officePath, officeSchema } from '#features/record/index.ts';
import { newId } from '#lib/id.ts';
import { findings, first, firstPath, members, random, register, release1 } from './release.ts';

const decision = {
  number: 'Keputusan 12/2026',
  date: '2026-05-04',
  issuer: 'Gubernur',
  summary: 'Terbuka.',
  link: null,
};
const head: RegisteredTransfer = {
  id: 'head',
  employeeRef: 'the head',
  decreeDate: '2026-06-15',
  effectiveDate: '2026-07-01',
  originAgency: 'bkd',
  originFamily: 'pimpinan-tinggi',
  destinationAgency: 'inspektorat',
  destinationFamily: 'pengawasan',
  grade: 'IV/d',
};
const id = newId(random);
const path = officePath(id, 1);
const document: OfficeDocument = {
  v: 1,
  kind: 'public-office',
  id,
  rev: 1,
  release: first.release,
  publishedOn: '2027-01-31',
  origin: 'bkd',
  destination: 'inspektorat',
  post: { kind: 'jpt', family: 'pimpinan-tinggi' },
  postAt: 'origin',
  effective: '2026-07',
  decision,
  legalBasis: [],
  rationale: { id: 'Jabatan publik.' },
  salt: first.salt,
  supersedes: null,
};
const table = (needed: number, filled: number, period = '2026-Q3', publishedOn = '2027-01-31') => ({
  period,
  publishedOn,
  rows: [{ agency: 'bkd', family: 'pimpinan-tinggi', needed, filled }],
});

/** A release with one document of a public office besides its announcements. */
function released(
  changed: unknown = document,
  offices: Partial<GateInput['offices']> = {},
  rest: Partial<GateInput> = {},
): GateInput {
  return release1(first, {
    register: [...register, head],
    staffing: [table(1, 1)],
    offices: {
      documents: [{ path, document: changed }],
      members: [{ officeId: id, transferId: 'head' }],
      schema: officeSchema,
      decision,
      ...offices,
    },
    ...rest,
  });
}

/** What the gate finds, as `check path field remedy`. */
function found(input: GateInput): string[] {
  return runGate(input).checks.flatMap(({ check, findings }) =>
    findings.map((one) => `${check} ${one.path === path ? '' : `${one.path} `}${one.field} ${one.remedy}`),
  );
}

describe('a document of a public office', () => {
  it('passes the gate under the legal decision in force, and is no announcement', () => {
    expect(found(released())).toEqual([]);
    expect(runGate(released()).numbers).toEqual(runGate(release1()).numbers);
  });

  it.each<[string, unknown, string[]]>([
    ['a field of its own', { ...document, ground: 'COMPETENCE' }, ['f ground remove-field']],
    ['a direction', { ...document, directions: [] }, ['f directions remove-field']],
    ['a name', { ...document, name: 'x' }, ['f name remove-field']],
    ['no decision', { ...document, decision: undefined }, ['f decision correct-field']],
    [
      'another decision',
      { ...document, decision: { ...decision, number: '13' } },
      ['f decision record-decision'],
    ],
    [
      'an agency that nobody knows',
      { ...document, destination: 'dinas-sihir' },
      ['a destination correct-members', 'f destination use-hierarchy-value'],
    ],
    [
      'a post of another kind',
      { ...document, post: { kind: 'administrator', family: 'administrator-bidang' } },
      ['a post.family correct-members', 'f post hold-office'],
    ],
    [
      'the post at the other side',
      { ...document, postAt: 'destination' },
      ['a post.family correct-members', 'f post hold-office'],
    ],
    ['another month', { ...document, effective: '2026-08' }, ['a effective correct-members']],
    ['another origin', { ...document, origin: 'bpsdm' }, ['a origin correct-members', 'f post hold-office']],
  ])('does not pass with %s', (_, changed, expected) => {
    expect(found(released(changed))).toEqual(expected);
  });

  it('does not pass while no legal decision is in force', () => {
    expect(found(released(document, { decision: null }))).toEqual(['f decision record-decision']);
  });

  it('passes with the same decision, whatever the order of its fields', () => {
    const reversed = Object.fromEntries(Object.entries(decision).reverse());
    expect(found(released(document, { decision: reversed }))).toEqual([]);
  });

  it('does not pass unless the latest public table has that post once', () => {
    for (const staffing of [
      [],
      [table(2, 1)],
      [table(1, 2)],
      [table(0, 0)],
      [table(1, 1), table(2, 2, '2026-Q4')],
    ]) {
      expect(found(released(document, {}, { staffing }))).toEqual(['f post hold-office']);
    }
    expect(found(released(document, {}, { staffing: [table(2, 2), table(1, 0, '2026-Q4')] }))).toEqual([]);
  });

  it('is judged by the tables that were public on its day', () => {
    const before = table(1, 1, '2026-Q3', '2026-11-24');
    const after = table(2, 2, '2027-Q1', '2027-02-01');
    expect(found(released(document, {}, { staffing: [before, after] }))).toEqual([]);
    expect(found(released(document, {}, { staffing: [after] }))).toEqual(['f post hold-office']);
  });

  it('does not pass without exactly one transfer behind it, which stands behind nothing else', () => {
    const other = { officeId: id, transferId: register[0]?.id ?? '' };
    const own = { officeId: id, transferId: 'head' };
    for (const behind of [[], [own, other], [{ officeId: id, transferId: 'nobody' }]]) {
      expect(found(released(document, { members: behind })).join()).toContain('a  correct-members');
    }
    const twice = [...members, { announcementId: newId(random), transferId: 'head' }];
    expect(found(released(document, {}, { members: twice }))).toEqual(
      expect.arrayContaining(['a  correct-members', 'a  hold-office']),
    );
  });

  it('does not pass when its person is counted in an announcement, by another transfer', () => {
    const announced = members[0]?.transferId;
    const same = register.map((one) => (one.id === announced ? { ...one, employeeRef: 'the head' } : one));
    expect(found(released(document, {}, { register: [...same, head] }))).toEqual(['a  hold-office']);
    const published = { documents: [] };
    expect(found(released(document, published, { register: [...same, head] }))).toEqual([
      `a ${id}  hold-office`,
    ]);
  });

  it('does not pass with a name in its explanation or its decision', () => {
    const input = released();
    const files = (body: object) => [...input.files, { path, body: JSON.stringify(body) }];
    const named = { ...document, rationale: { id: 'Menggantikan Siti Khasanah.' } };
    expect(found({ ...input, files: files(named) })).toEqual(['g rationale.id mask-text']);
    const decided = { ...document, decision: { ...decision, summary: 'Untuk Sugiyono.' } };
    expect(found({ ...input, files: files(decided) })).toEqual(['g decision.summary mask-text']);
  });
});

describe('a transfer that is published openly', () => {
  const any = { level: 2, value: '*' };
  const year = { level: 3, value: '2026' };
  const wide = { ...first, origin: any, destination: any, post: any, grade: any, period: year };

  it('is no candidate of any announcement', () => {
    const five = register.slice(0, 5);
    const announced = { ...wide, size: 5 };
    const input = (offices: GateInput['offices']['members']): GateInput => ({
      ...released(document, { documents: [], members: offices }),
      announcements: [{ path: firstPath, document: announced }],
      members: five.map((one) => ({ announcementId: first.id, transferId: one.id })),
      register: [...five, head],
      policy: { ...defaultPolicy, k: 6 },
    });
    const candidatesBelow = (one: GateInput) =>
      runGate(one)
        .checks.find(({ check }) => check === 'b')
        ?.findings.map(({ remedy }) => remedy);
    // Six rows could be meant, and five once one of them is known.
    expect(candidatesBelow(input([]))).toEqual([]);
    expect(candidatesBelow(input([{ officeId: id, transferId: 'head' }]))).toEqual(['coarsen-description']);
  });

  it('counts neither among the announced nor among the rest of a closed year', () => {
    const closing = { closedPeriods: ['2026'] };
    expect(found(released(document, {}, closing))).toEqual([]);
    const all = [
      ...register.filter(({ id: one }) => members.some(({ transferId }) => transferId === one)),
      head,
    ];
    expect(found(released(document, {}, { ...closing, register: all }))).toEqual([]);
  });
});

it('a release without documents of public offices is judged as before', () => {
  expect(findings(release1())).toEqual([]);
});
