import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { release, transfer } from '#db/schema/index.ts';
import {
  importTransfers,
  listRegister,
  listRosterNames,
  listWaitingTransfers,
  readCanaries,
} from '#features/transfer/index.ts';
import {
  createOfficer,
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { createTestContext } from '#test/support/context.ts';

async function contextWith(rows: RegisterRow[]) {
  const context = await createTestContext();
  const officer = await createOfficer(context);
  await importTransfers(context, officer, await fileWith(csvOf(tableOf(rows))));
  return { context, officer };
}

describe('the register', () => {
  it('gives neighbours what they may search, and of the person a pseudonym only', async () => {
    const { context } = await contextWith([
      registerRow(1, { kode_dasar: 'Alasan kesehatan', arah: 'Diagonal' }),
    ]);
    const [waiting] = await listWaitingTransfers(context);
    expect(waiting).toEqual({
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
      // A pseudonym: tells one person from another, not who it is.
      employeeRef: expect.stringMatching(/^[\w-]{43}$/),
      decreeDate: '2026-06-15',
      effectiveDate: '2026-07-01',
      transferType: 'WITHIN_INSTITUTION',
      originAgency: 'dinas-kesehatan',
      originFamily: 'tenaga-kesehatan',
      destinationAgency: 'dinas-sosial',
      destinationFamily: 'administrasi',
      grade: 'III/c',
      ground: 'HEALTH',
      direction: 'DIAGONAL',
      qualificationMatch: 'MEETS',
    });
    expect(await listRegister(context)).toEqual([{ ...waiting, announcementId: null }]);
  });

  it('has a transfer wait until a release holds it', async () => {
    const { context, officer } = await contextWith([registerRow(1), registerRow(2)]);
    const [first] = await listWaitingTransfers(context);
    const { read } = context.database;
    await context.database.write([
      read.insert(release).values({
        id: 'r',
        kind: 'release',
        state: 'approved',
        proposedBy: officer.accountId,
        proposedAt: context.clock.now(),
        policyVersion: 0,
        digest: '',
        announcementCount: 1,
        transferCount: 1,
        heldCount: 0,
      }),
      read
        .update(transfer)
        .set({ releaseId: 'r', announcementId: 'a' })
        .where(eq(transfer.id, first?.id ?? '')),
    ]);
    expect((await listWaitingTransfers(context)).map(({ id }) => id)).not.toContain(first?.id);
    expect((await listRegister(context)).map(({ announcementId }) => announcementId).sort()).toEqual([
      'a',
      null,
    ]);
  });

  it('opens names, NIPs and decree numbers once each, to look for them in public bytes', async () => {
    const { nip = '' } = registerRow(1);
    const { context } = await contextWith([
      registerRow(1, { nomor_sk: 'G/1/HK/2026' }),
      registerRow(1, { nomor_sk: 'G/2/HK/2026' }),
    ]);
    const canaries = await readCanaries(context);
    expect(canaries.names).toEqual(['Pegawai Contoh 1']);
    expect(canaries.nips).toEqual([nip]);
    expect([...canaries.decreeNumbers].sort()).toEqual(['G/1/HK/2026', 'G/2/HK/2026']);
  });

  it('gives the names of those who came from or went to an agency', async () => {
    const { context } = await contextWith([
      registerRow(1, { instansi_asal: 'bkd' }),
      registerRow(2, { instansi_tujuan: 'bkd' }),
      registerRow(3),
    ]);
    expect((await listRosterNames(context, ['bkd'])).sort()).toEqual([
      'Pegawai Contoh 1',
      'Pegawai Contoh 2',
    ]);
    expect(await listRosterNames(context, [])).toEqual([]);
  });

  it('opens more transfers than one page holds, and skips those that were erased', async () => {
    const { context } = await contextWith(Array.from({ length: 1_100 }, (_, serial) => registerRow(serial)));
    const [first] = await listRegister(context);
    const erase = context.database.read.update(transfer).set({ sealedBox: null, sealedKey: null });
    await context.database.write([erase.where(eq(transfer.id, first?.id ?? ''))]);
    expect((await readCanaries(context)).names).toHaveLength(1_099);
  });
});
