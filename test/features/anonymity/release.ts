import { expect } from 'vitest';
import {
  type Cohort,
  defaultPolicy,
  type GateInput,
  HIERARCHY_VERSION,
  runGate,
  searchCohorts,
} from '#features/anonymity/index.ts';
import {
  type AnnouncementDocument,
  announcementPath,
  announcementSchema,
  canonicalJson,
  officeSchema,
} from '#features/record/index.ts';
import { directions, grounds } from '#features/transfer/index.ts';
import { newId } from '#lib/id.ts';
import { seededRandom } from '#lib/random.ts';
import { evenStaffing, madeUpTransfers } from '#test/support/province.ts';

export const random = seededRandom('gate');
const release = newId(random);
export const register = madeUpTransfers(400, 'gate');
const { cohorts } = searchCohorts({
  queue: register,
  register,
  staffing: evenStaffing(2),
  policy: defaultPolicy,
  random,
});
const ids = cohorts.map(() => newId(random));
export const documents = cohorts.map((cohort, n) => toDocument(cohort, ids[n] as string));

export function toDocument(cohort: Cohort, id: string): AnnouncementDocument {
  return {
    v: 1,
    kind: 'announcement',
    id,
    rev: 1,
    release,
    publishedOn: '2027-01-31',
    hierarchy: HIERARCHY_VERSION,
    size: cohort.members.length,
    ...cohort.description,
    grounds: [],
    directions: [],
    rationale: { id: 'Mengisi kekurangan pegawai menurut analisis beban kerja.' },
    need: null,
    qualification: null,
    legalBasis: ['UU 20/2023'],
    feedbackWindow: null,
    salt: Buffer.alloc(32).toString('base64url'),
    supersedes: null,
  };
}

export const members = cohorts.flatMap((cohort, n) =>
  cohort.members.map((transferId) => ({ announcementId: ids[n] as string, transferId })),
);
export const first = documents[0] as AnnouncementDocument;
export const firstPath = announcementPath(first.id, 1);

/** A release whose first document is replaced; everything else is as the search made it. */
export function release1(changed: unknown = first, rest: Partial<GateInput> = {}): GateInput {
  const announcements = [changed, ...documents.slice(1)].map((document, n) => ({
    path: announcementPath(ids[n] as string, 1),
    document,
  }));
  return {
    announcements,
    members,
    register,
    offices: { documents: [], members: [], schema: officeSchema, decision: null },
    published: [],
    closedPeriods: [],
    held: null,
    reports: [],
    promises: [],
    staffing: [],
    vocabularies: { grounds, directions },
    files: announcements.map(({ path, document }) => ({ path, body: canonicalJson(document) })),
    canaries: {
      names: ['Hj. Siti Khasanah, S.Kep.', 'Sugiyono'],
      nips: ['198802292012042999'],
      decreeNumbers: ['800.1.3.3/Kep.999/BKPSDM/10/2025'],
    },
    schema: announcementSchema,
    policy: defaultPolicy,
    ...rest,
  };
}

/** What a check finds, all in the first document; of every check when none is named. */
export function findings(input: GateInput, only?: string): string[] {
  const report = runGate(input);
  for (const { passed, findings } of report.checks) expect(passed).toBe(findings.length === 0);
  expect(report.passed).toBe(report.checks.every(({ passed }) => passed));
  return report.checks
    .filter(({ check }) => only === undefined || check === only)
    .flatMap(({ check, findings }) =>
      findings.map(({ path, field, remedy }) => {
        expect(path).toBe(firstPath);
        return `${check} ${field} ${remedy}`;
      }),
    );
}
