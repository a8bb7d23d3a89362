import { fieldFindings } from './fields.ts';
import { valuesOfLeaf } from './hierarchy-files.ts';
import type { GateFinding, GateInput, OpenOffice, PublishedStaffing, RegisteredTransfer } from './report.ts';

/** A document of a public office that passed the allow-list, with the place where it will stand. */
interface GatedOffice {
  readonly path: string;
  readonly document: OpenOffice;
}

/** The only kind of post that may be published openly: jabatan pimpinan tinggi. */
const OPEN_KIND = 'jpt';

export function parseOffices({ offices }: GateInput): {
  readonly documents: readonly GatedOffice[];
  readonly refused: readonly GateFinding[];
} {
  const documents: GatedOffice[] = [];
  const refused: GateFinding[] = [];
  for (const { path, document } of offices.documents) {
    const parsed = offices.schema.safeParse(document);
    if (parsed.success) documents.push({ path, document: parsed.data });
    else refused.push(...fieldFindings(path, parsed.error));
  }
  return { documents, refused };
}

/**
 * Check (a) for public offices: behind each document stands one transfer of the register, which it describes and which
 * stands behind nothing else. Nobody is both published openly and counted in an announcement: who is known would tell
 * something of the group.
 */
export function checkOfficeMembers(documents: readonly GatedOffice[], input: GateInput): GateFinding[] {
  const register = new Map(input.register.map((transfer) => [transfer.id, transfer]));
  const uses = Map.groupBy([...input.offices.members, ...input.members], ({ transferId }) => transferId);
  const announced = new Set(input.members.map(({ transferId }) => register.get(transferId)?.employeeRef));
  const findings = documents.flatMap(({ path, document }): GateFinding[] => {
    const members = input.offices.members.filter(({ officeId }) => officeId === document.id);
    const transfer = register.get(members[0]?.transferId ?? '');
    if (transfer === undefined || members.length !== 1 || uses.get(transfer.id)?.length !== 1) {
      return [{ path, field: '', remedy: 'correct-members' }];
    }
    return wrongFields(document, transfer).map((field) => ({ path, field, remedy: 'correct-members' }));
  });
  const open = input.offices.members.filter(({ transferId }) =>
    announced.has(register.get(transferId)?.employeeRef ?? ''),
  );
  const pathOf = new Map(documents.map(({ path, document }) => [document.id, path]));
  return [
    ...findings,
    ...open.map(
      ({ officeId }): GateFinding => ({
        path: pathOf.get(officeId) ?? officeId,
        field: '',
        remedy: 'hold-office',
      }),
    ),
  ];
}

function wrongFields(document: OpenOffice, transfer: RegisteredTransfer): string[] {
  const { originAgency, originFamily, destinationAgency, destinationFamily, effectiveDate } = transfer;
  const family = document.postAt === 'origin' ? originFamily : destinationFamily;
  return [
    ...(document.origin === originAgency ? [] : ['origin']),
    ...(document.destination === destinationAgency ? [] : ['destination']),
    ...(document.post.family === family ? [] : ['post.family']),
    ...(document.effective === effectiveDate.slice(0, 7) ? [] : ['effective']),
  ];
}

/**
 * Check (f) for public offices: the legal decision in force permits them, they name what the hierarchies know, and the
 * post is one that the staffing table has once which was the latest to be public on that day.
 */
export function checkOfficeValues(documents: readonly GatedOffice[], input: GateInput): GateFinding[] {
  return documents.flatMap(({ path, document }): GateFinding[] => {
    const { origin, destination, post, postAt, decision } = document;
    const findings: GateFinding[] = [];
    if (input.offices.decision === null || !isSame(decision, input.offices.decision)) {
      findings.push({ path, field: 'decision', remedy: 'record-decision' });
    }
    if (valuesOfLeaf('origin', origin) === null) {
      findings.push({ path, field: 'origin', remedy: 'use-hierarchy-value' });
    }
    if (valuesOfLeaf('destination', destination) === null) {
      findings.push({ path, field: 'destination', remedy: 'use-hierarchy-value' });
    }
    const isLeading = post.kind === OPEN_KIND && valuesOfLeaf('post', post.family)?.[1] === OPEN_KIND;
    const table = tableOf(input.staffing, document.publishedOn);
    if (!isLeading || countPosts(table, document[postAt], post.family) !== 1) {
      findings.push({ path, field: 'post', remedy: 'hold-office' });
    }
    return findings;
  });
}

/** The table of the latest period that is public by this day. */
function tableOf(staffing: GateInput['staffing'], day: string): PublishedStaffing | undefined {
  return staffing
    .filter(({ publishedOn }) => publishedOn <= day)
    .toSorted((one, other) => (one.period < other.period ? 1 : -1))[0];
}

/** How many posts of the family the agency has, needed or filled, whichever is more. */
function countPosts(table: PublishedStaffing | undefined, agency: string, family: string): number {
  const rows = (table?.rows ?? []).filter((row) => row.agency === agency && row.family === family);
  const total = (figure: 'needed' | 'filled') => rows.reduce((sum, row) => sum + row[figure], 0);
  return Math.max(total('needed'), total('filled'));
}

/** The same fields with the same values, in whatever order. */
function isSame(one: object, other: object): boolean {
  const entries = (value: object) => JSON.stringify(Object.entries(value).sort());
  return entries(one) === entries(other);
}
