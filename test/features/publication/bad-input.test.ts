import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewRelease, proposeRelease, readGateReport, readRelease } from '#features/publication/index.ts';
import { policyInForce } from '#features/publication/policy.ts';
import { gatherQueue, searchQueue } from '#features/publication/queue.ts';
import { agencies, importStaffing, postFamilies } from '#features/staffing/index.ts';
import { grounds, importTransfers, listRegister } from '#features/transfer/index.ts';
import { seededRandom } from '#lib/random.ts';
import { writeRationale } from '#strings/rationale.ts';
import { changePolicy } from '#test/features/publication/policy.ts';
import {
  accepted,
  announcementsOf,
  createOffice,
  staffingTable,
} from '#test/features/publication/register.ts';
import {
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';

/** The small office, whose two groups of 8 and 12 would be announced, and what happens to them. */
async function createWorkplace() {
  const office = await createOffice();
  const { context, officer } = office;
  const seeded = (seed: string) => ({ ...context, random: seededRandom(seed) });
  return {
    ...office,
    importFile: async (rows: readonly RegisterRow[], name = 'lagi.csv') =>
      importTransfers(seeded(name), officer, await fileWith(csvOf(tableOf(rows)), name)),
    importTable: async (rows: readonly string[][]) =>
      accepted(
        importStaffing(
          seeded('table'),
          officer,
          await fileWith(csvOf([staffingTable[0] as string[], ...rows]), 'tabel.csv'),
        ),
      ),
    async reasons() {
      const { held } = await accepted(previewRelease(context, officer));
      return held.map(({ reason }) => reason).sort();
    },
    /** The sizes of what a proposal announces; its gate has passed. */
    async announced() {
      const { releaseId } = await accepted(proposeRelease(context, officer, writeRationale));
      const { report } = await accepted(readGateReport(context, officer, releaseId));
      expect(report.passed).toBe(true);
      const { files } = await accepted(readRelease(context, officer, releaseId));
      return announcementsOf(files);
    },
  };
}

const sizesOf = (announcements: readonly { readonly size: number }[]) =>
  announcements.map(({ size }) => size).sort((one, other) => one - other);

describe('a register', () => {
  it('that holds one decision twice, in two versions, is refused whole', async () => {
    const { context, importFile } = await createWorkplace();
    const before = await listRegister(context);
    const contradicting = [registerRow(900), registerRow(900, { golongan: 'III/d' })];
    const outcome = await importFile([...contradicting, registerRow(901)]);
    expect(outcome).toMatchObject({
      ok: false,
      code: 'transfer.file-rejected',
      problems: [{ row: 3, column: 'nip', code: 'row-duplicate' }],
    });
    expect(await listRegister(context)).toEqual(before);
  });

  it('that contradicts an earlier file changes nothing of it', async () => {
    const { context, importFile, announced } = await createWorkplace();
    const before = await listRegister(context);
    const again = await accepted(
      importFile([registerRow(100, { golongan: 'IV/e', kode_dasar: 'DISCIPLINE' })]),
    );
    expect(again).toMatchObject({ newCount: 0, alreadyKnownCount: 1 });
    expect(await listRegister(context)).toEqual(before);
    expect(sizesOf(await announced())).toEqual([8, 12]);
  });

  it('that moves one person to two places on one day has one of the moves wait', async () => {
    const { importFile, reasons, announced } = await createWorkplace();
    await accepted(importFile([registerRow(100, { nomor_sk: 'G/9999/VI.04/HK/2026' })]));
    expect(await reasons()).toEqual(['same-person', 'too-few']);
    expect(sizesOf(await announced())).toEqual([8, 12]);
  });

  it('of an agency that nobody knows is refused whole, with the agency named', async () => {
    const { context, importFile } = await createWorkplace();
    const before = await listRegister(context);
    expect(
      await importFile([registerRow(902), registerRow(903, { instansi_asal: 'Dinas Sihir' })]),
    ).toMatchObject({
      ok: false,
      problems: [{ row: 3, column: 'instansi_asal', value: 'Dinas Sihir', code: 'unknown-value' }],
    });
    expect(await listRegister(context)).toEqual(before);
  });

  it('with codes of another time has those transfers wait, and says why', async () => {
    const { context, reasons, announced } = await createWorkplace();
    await context.database.read.run(
      sql`UPDATE transfer SET origin_agency = 'dinas-sihir' WHERE origin_family = 'tenaga-kesehatan'`,
    );
    expect(await reasons()).toEqual([
      ...Array(8).fill('too-few').slice(0, 1),
      ...Array(8).fill('unknown-code'),
    ]);
    expect(sizesOf(await announced())).toEqual([12]);
  });

  it.each([
    ['to come', '2027-03-01', '2027-04-01', 'too-young'],
    ['that no hierarchy knows yet', '2098-03-01', '2098-04-01', 'too-young'],
    ['that no hierarchy knows any more', '1999-03-01', '1999-04-01', 'unknown-code'],
  ])('with decrees of a time %s publishes what it would without them', async (_, tanggal_sk, tmt, reason) => {
    const { importFile, reasons, announced } = await createWorkplace();
    const strangers = Array.from({ length: 6 }, (_, n) => registerRow(910 + n, { tanggal_sk, tmt }));
    await accepted(importFile(strangers));
    expect(await reasons()).toEqual(['too-few', ...strangers.map(() => reason)].sort());
    const announcements = await announced();
    expect(sizesOf(announcements)).toEqual([8, 12]);
    expect(new Set(announcements.map(({ period }) => period.value))).toEqual(new Set(['2026-06']));
  });

  it('of agencies with one person each names none of these agencies', async () => {
    const { importFile, importTable, reasons, announced } = await createWorkplace();
    const small = agencies.slice(0, 6).map(({ code }) => code);
    const [family, kind, grade] = ['perencanaan-data', 'fungsional', 'II/a'] as const;
    await importTable(small.map((agency) => ['2026-Q3', agency, family, kind, grade, '1', '1']));
    await accepted(
      importFile(
        small.map((instansi_asal, n) =>
          registerRow(920 + n, { instansi_asal, rumpun_asal: family, golongan: grade }),
        ),
      ),
    );
    expect(await reasons()).not.toContain('public-office');
    const announcements = await announced();
    expect(sizesOf(announcements)).toEqual([6, 8, 12]);
    const text = JSON.stringify(announcements.find(({ size }) => size === 6));
    for (const agency of small) expect(text).not.toContain(`"${agency}"`);
  });

  it('with one ground for all shows no counts of grounds', async () => {
    const { context, announced } = await createWorkplace();
    await context.database.read.run(sql`UPDATE transfer SET ground = 'OWN_REQUEST'`);
    const announcements = await announced();
    expect(sizesOf(announcements)).toEqual([8, 12]);
    for (const { grounds: counts } of announcements) expect(counts).toEqual([]);
  });

  it('is grouped in the same way whatever its grounds and directions are', async () => {
    const { context } = await createWorkplace();
    const policy = await policyInForce(context);
    const groups = async () =>
      searchQueue(await gatherQueue(context, policy), policy, seededRandom('search'));
    const before = await groups();
    for (const ground of ['OWN_REQUEST', 'HEALTH', 'COMPETENCE']) {
      await context.database.read.run(
        sql`UPDATE transfer SET ground = ${ground}, direction = 'VERTICAL' WHERE id < 'n'`,
      );
      expect(await groups()).toEqual(before);
    }
    await changePolicy(context, { kByGroup: { MERIT: '50', ORGANISATION: '50', REQUEST: '100' } });
    expect(await groups()).toEqual(before);
  });

  it('of whatever mixture is published only as the gate lets it', async () => {
    const rows = fc.array(
      fc.record({
        instansi_asal: fc.constantFrom(...agencies.slice(0, 4).map(({ code }) => code)),
        instansi_tujuan: fc.constantFrom(...agencies.slice(0, 4).map(({ code }) => code)),
        rumpun_asal: fc.constantFrom(...postFamilies.map(({ code }) => code)),
        golongan: fc.constantFrom('II/a', 'III/c', 'IV/e', 'XVII'),
        tanggal_sk: fc.constantFrom('1971-01-01', '2025-12-31', '2026-06-15', '2026-11-24', '2099-12-31'),
        kode_dasar: fc.constantFrom(...grounds.map(({ code }) => code)),
        person: fc.nat(30),
      }),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (drawn) => {
        const { context, officer, importFile } = await createWorkplace();
        const typed = drawn.map(({ person, ...row }, n) => ({
          ...registerRow(2_000 + person, row),
          nomor_sk: `G/${n}/VI.04/HK/2026`,
          tmt: row.tanggal_sk,
          jenis_jabatan_asal: postFamilies.find(({ code }) => code === row.rumpun_asal)?.kind ?? '',
        }));
        await accepted(importFile(typed));
        const proposed = await proposeRelease(context, officer, writeRationale);
        if (!proposed.ok) throw new Error(`refused: ${proposed.code}`);
        const { report } = await accepted(readGateReport(context, officer, proposed.value.releaseId));
        expect(report.passed).toBe(true);
        expect(report.numbers.smallestSize).toBeGreaterThanOrEqual(5);
      }),
      { numRuns: 5 },
    );
  });
});
