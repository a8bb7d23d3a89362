import {
  approveRelease,
  proposeRelease,
  readRelease,
  type TypedPolicy,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { type OfficeDocument, officeSchema, openRecord } from '#features/record/index.ts';
import { importStaffing } from '#features/staffing/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { recordFolder } from '#lib/places.ts';
import { seededRandom } from '#lib/random.ts';
import { writeRationale } from '#strings/rationale.ts';
import { changePolicy, typedDecision } from '#test/features/publication/policy.ts';
import { accepted, createOffice, staffingTable } from '#test/features/publication/register.ts';
import {
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';

export const HEAD = { rumpun_tujuan: 'pimpinan-tinggi', jenis_jabatan_tujuan: 'jpt' };

/**
 * The small office, where the head of BKD has moved, with a staffing table in which BKD and the health department have
 * one leading post each. No legal decision is recorded.
 */
export async function createHeads() {
  const office = await createOffice();
  const { context, officer, approver } = office;
  const rows = [
    ['2026-Q3', 'bkd', 'pimpinan-tinggi', 'jpt', 'IV/d', '1', '1'],
    ['2026-Q3', 'dinas-kesehatan', 'pimpinan-tinggi', 'jpt', 'IV/d', '1', '0'],
  ];
  const table = [staffingTable[0] as string[], ...rows];
  // Ids must be others than those of the first files.
  const later = (seed: string) => ({ ...context, random: seededRandom(seed) });
  await accepted(importStaffing(later('heads'), officer, await fileWith(csvOf(table), 'pimpinan.csv')));
  let files = 0;
  return {
    ...office,
    record: openRecord(recordFolder(context.config.home)),
    async importMore(more: readonly RegisterRow[]) {
      const file = await fileWith(csvOf(tableOf(more)), `lagi-${files}.csv`);
      await accepted(importTransfers(later(`more ${files++}`), officer, file));
    },
    permit: (changes: TypedPolicy = {}) => changePolicy(context, { publicOffice: typedDecision, ...changes }),
    async propose() {
      const { releaseId, ...counts } = await accepted(proposeRelease(context, officer, writeRationale));
      const release = await accepted(readRelease(context, approver, releaseId));
      return { ...office, releaseId, release, counts };
    },
    /** A second person approves what is proposed, and it goes through the door. */
    async publish({ releaseId }: { readonly releaseId: string }) {
      const { digest } = await accepted(readRelease(context, approver, releaseId));
      await accepted(approveRelease(context, approver, releaseId, digest));
      await writeApprovedReleases(context);
    },
  };
}

/** Somebody becomes head of the health department. */
export function newHead(changes: RegisterRow = {}): RegisterRow {
  return registerRow(600, {
    instansi_asal: 'inspektorat',
    rumpun_asal: 'administrator-bidang',
    jenis_jabatan_asal: 'administrator',
    instansi_tujuan: 'dinas-kesehatan',
    golongan: 'IV/b',
    ...HEAD,
    ...changes,
  });
}

/** The documents of public offices among the files of a release. */
export function officesOf(files: readonly { path: string; body: string }[]): OfficeDocument[] {
  return files
    .filter(({ path }) => path.startsWith('offices/'))
    .map(({ body }) => officeSchema.parse(JSON.parse(body)));
}
