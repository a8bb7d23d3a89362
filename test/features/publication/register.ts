import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import {
  approveRelease,
  proposeRelease,
  readRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { type AnnouncementDocument, announcementSchema, openRecord } from '#features/record/index.ts';
import { importStaffing } from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import type { Actor } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { writeRationale } from '#strings/rationale.ts';
import { createActor } from '#test/features/publication/actor.ts';
import {
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const GROUNDS = ['COMPETENCE', 'ORGANISATIONAL_NEED', 'CAREER_PATTERN'];
const STAFFING_COLUMNS = [
  'periode',
  'instansi',
  'rumpun',
  'jenis_jabatan',
  'golongan',
  'kebutuhan',
  'terisi',
];

/** The one employee of the small register with a name that a text may give away. */
export const NAMED = {
  nama: 'Hj. Siti Khasanah, S.Kep.',
  nip: '198802292012042999',
  nomor_sk: '800.1.3.3/Kep.999/BKPSDM/6/2026',
};

/**
 * Twenty transfers in two groups: eight health workers and twelve teachers, each with enough occupied posts behind
 * them, and one leader alone, who has to wait.
 */
export function smallRegister(): RegisterRow[] {
  const health = Array.from({ length: 8 }, (_, n) => registerRow(n, { kode_dasar: GROUNDS[n % 3] ?? '' }));
  const teachers = Array.from({ length: 12 }, (_, n) =>
    registerRow(100 + n, {
      instansi_asal: 'dinas-pendidikan-dan-kebudayaan',
      rumpun_asal: 'pendidik',
      kode_dasar: GROUNDS[n % 3] ?? '',
      kualifikasi: n % 4 === 0 ? 'PARTLY' : 'MEETS',
    }),
  );
  const leader = registerRow(200, {
    instansi_asal: 'bkd',
    rumpun_asal: 'pimpinan-tinggi',
    jenis_jabatan_asal: 'jpt',
    golongan: 'IV/d',
  });
  return [{ ...health[0], ...NAMED } as RegisterRow, ...health.slice(1), ...teachers, leader];
}

export const staffingTable = [
  STAFFING_COLUMNS,
  ['2026-Q3', 'dinas-kesehatan', 'tenaga-kesehatan', 'fungsional', 'III/c', '60', '50'],
  ['2026-Q3', 'dinas-pendidikan-dan-kebudayaan', 'pendidik', 'fungsional', 'III/c', '90', '80'],
  ['2026-Q3', 'dinas-sosial', 'administrasi', 'pelaksana', 'III/c', '40', '10'],
];

let filled: Promise<Buffer> | null = null;

/**
 * A context whose officer has imported the small register and its staffing table. Imported once for all tests of a
 * worker; every test works on a copy.
 */
export async function createOffice() {
  filled ??= fill();
  const context = await createTestContext();
  const url = path.join(context.config.home, 'office.db');
  await writeFile(url, await filled);
  return { context: await openedAt(context, `file:${url}`), ...staff, url: `file:${url}` };
}

/** The same context on a database of its own choice, as another process would open it. */
export async function openedAt(context: TestContext, url: string): Promise<TestContext> {
  const database = await openDatabase(url, null);
  onTestFinished(() => database.close());
  return { ...context, database };
}

const staff = {
  officer: { accountId: 'officer', roles: ['officer'], agencies: [] },
  approver: { accountId: 'approver', roles: ['approver'], agencies: [] },
  /** Imports, proposes and approves: both halves of the four eyes in one person. */
  both: { accountId: 'both', roles: ['officer', 'approver'], agencies: [] },
  auditor: { accountId: 'auditor', roles: ['auditor'], agencies: [] },
} as const satisfies Record<string, Actor>;

/** The bytes of such a database. */
async function fill(): Promise<Buffer> {
  const context = await createTestContext();
  for (const { accountId } of Object.values(staff)) await createActor(context, accountId);
  const { officer } = staff;
  await accepted(importStaffing(context, officer, await fileWith(csvOf(staffingTable), 'kebutuhan.csv')));
  await accepted(importTransfers(context, officer, await fileWith(csvOf(tableOf(smallRegister())))));
  const file = path.join(context.config.home, 'filled.db');
  await context.database.read.run(sql`VACUUM INTO ${file}`);
  return readFile(file);
}

type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string };

/** The value of a verb that must not refuse here. */
export async function accepted<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** An open proposal of the officer, as the approver reads it. */
export async function createProposal() {
  const office = await createOffice();
  const { releaseId } = await accepted(proposeRelease(office.context, office.officer, writeRationale));
  const release = await accepted(readRelease(office.context, office.approver, releaseId));
  return { ...office, releaseId, release };
}

/** A published release, what it announced, and the state of its record. */
export async function createPublished() {
  const office = await createProposal();
  const { context, approver, releaseId, release } = office;
  await accepted(approveRelease(context, approver, releaseId, release.digest));
  await writeApprovedReleases(context);
  const folder = recordFolder(context.config.home);
  const [announcement] = announcementsOf(release.files);
  if (announcement === undefined) throw new Error('The release announces nothing.');
  /** A second person approves what is proposed, and it goes through the door. */
  const publish = async (proposalId: string) => {
    const { digest } = await accepted(readRelease(context, approver, proposalId));
    await accepted(approveRelease(context, approver, proposalId, digest));
    await writeApprovedReleases(context);
  };
  return { ...office, folder, record: openRecord(folder), announcement, publish };
}

/** The announcements among the files of a release. */
export function announcementsOf(files: readonly { path: string; body: string }[]): AnnouncementDocument[] {
  return files
    .filter((file) => file.path.startsWith('announcements/'))
    .map((file) => announcementSchema.parse(JSON.parse(file.body)));
}
