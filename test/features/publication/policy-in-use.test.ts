import { describe, expect, it } from 'vitest';
import { previewRelease, proposeRelease, readRelease, refuseRelease } from '#features/publication/index.ts';
import { releaseSchema } from '#features/record/index.ts';
import { importTransfers, listWaitingTransfers } from '#features/transfer/index.ts';
import { seededRandom } from '#lib/random.ts';
import { writeRationale } from '#strings/rationale.ts';
import { approve, deeds, edit } from '#test/features/publication/deeds.ts';
import { changePolicy } from '#test/features/publication/policy.ts';
import {
  accepted,
  announcementsOf,
  createOffice,
  createProposal,
} from '#test/features/publication/register.ts';
import {
  csvOf,
  fileWith,
  type RegisterRow,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';

type Office = Awaited<ReturnType<typeof createOffice>>;

async function importMore({ context, officer }: Office, rows: readonly RegisterRow[]): Promise<void> {
  // The office was filled with the same seed: ids must be others.
  const later = { ...context, random: seededRandom('later') };
  await accepted(importTransfers(later, officer, await fileWith(csvOf(tableOf(rows)), 'lagi.csv')));
}

const propose = ({ context, officer }: Office) => proposeRelease(context, officer, writeRationale);

async function proposed(office: Office) {
  const { releaseId } = await accepted(propose(office));
  const release = await accepted(readRelease(office.context, office.approver, releaseId));
  const report = release.files.find(({ path }) => path.startsWith('releases/'))?.body ?? '';
  return { ...office, releaseId, release, report: releaseSchema.parse(JSON.parse(report)) };
}

/** Five transfers of 2025 that have nothing in common but the year and the destination. */
function loners(): RegisterRow[] {
  const decree = { tanggal_sk: '2025-11-10', tmt: '2025-12-01' };
  return [
    registerRow(300, { ...decree, rumpun_asal: 'administrasi', jenis_jabatan_asal: 'pelaksana' }),
    registerRow(301, { ...decree, golongan: 'II/c' }),
    registerRow(302, {
      ...decree,
      instansi_asal: 'dinas-pendidikan-dan-kebudayaan',
      rumpun_asal: 'pendidik',
    }),
    registerRow(303, decree),
    registerRow(304, decree),
  ];
}

describe('a proposal', () => {
  it('groups at least k transfers, and its report says under which k and kpop', async () => {
    const office = await createOffice();
    await changePolicy(office.context, { k: '10', kpop: '40' });
    const { release, report } = await proposed(office);
    expect(announcementsOf(release.files).map(({ size }) => size)).toEqual([12]);
    expect(release).toMatchObject({ policyVersion: 1, transferCount: 12, heldCount: 9 });
    expect(report).toMatchObject({ k: 10, kpop: 40, smallestSize: 12, held: null });
  });

  it('tells how many are held in multiples of k only', async () => {
    const office = await createOffice();
    await importMore(office, loners());
    await changePolicy(office.context, { costCapPercent: '60' });
    const { releaseId, report } = await proposed(office);
    expect(report).toMatchObject({ k: 5, held: 5 });
    await accepted(refuseRelease(office.context, office.officer, releaseId, 'Uji.'));
    await changePolicy(office.context, { k: '7' });
    expect((await proposed(office)).report).toMatchObject({ k: 7, transfers: 20, held: null });
  });

  it('is not made below the fewest transfers', async () => {
    const office = await createOffice();
    await changePolicy(office.context, { fewestTransfers: '21' });
    expect(await propose(office)).toEqual({
      ok: false,
      code: 'publication.too-few-transfers',
      details: { fewest: 21 },
    });
    await changePolicy(office.context, { fewestTransfers: '20' });
    expect(await propose(office)).toMatchObject({ ok: true });
  });

  it('waits as long as the policy says', async () => {
    const office = await createOffice();
    await changePolicy(office.context, { minimumDelayDays: '163' });
    expect(await propose(office)).toMatchObject({ code: 'publication.nothing-to-propose' });
    // From the decree of 15 June to 24 November there are 162 days.
    await changePolicy(office.context, { minimumDelayDays: '162' });
    expect(await propose(office)).toMatchObject({ ok: true });
  });

  it('counts groups of grounds only from the highest of their limits on', async () => {
    const office = await createOffice();
    const decree = { tanggal_sk: '2026-07-15', tmt: '2026-08-01' };
    const groundOf = (n: number) => (n % 2 === 0 ? 'OWN_REQUEST' : 'ORGANISATIONAL_NEED');
    await importMore(office, [
      ...Array.from({ length: 10 }, (_, n) =>
        registerRow(400 + n, { ...decree, kode_dasar: groundOf(n), golongan: 'III/d' }),
      ),
      ...Array.from({ length: 12 }, (_, n) =>
        registerRow(500 + n, {
          ...decree,
          kode_dasar: groundOf(n),
          instansi_asal: 'dinas-pendidikan-dan-kebudayaan',
          rumpun_asal: 'pendidik',
        }),
      ),
    ]);
    const groundsOfJuly = async () => {
      const { release, releaseId } = await proposed(office);
      await accepted(refuseRelease(office.context, office.officer, releaseId, 'Uji.'));
      return announcementsOf(release.files)
        .filter(({ period }) => period.value === '2026-07')
        .map(({ size, grounds }) => [size, grounds.map((one) => ('group' in one ? one.group : one.code))])
        .sort();
    };
    expect(await groundsOfJuly()).toEqual([
      [10, []],
      [12, ['ORGANISATION', 'REQUEST']],
    ]);
    await changePolicy(office.context, { kByGroup: { REQUEST: '13' } });
    expect(await groundsOfJuly()).toEqual([
      [10, []],
      [12, []],
    ]);
  });
});

describe('the close of a year', () => {
  it('takes its transfers alone, at any cost, and leaves later ones to their own year', async () => {
    const office = await createOffice();
    await importMore(office, loners());
    await changePolicy(office.context, { costCapPercent: '60' });
    const before = await accepted(previewRelease(office.context, office.officer));
    expect(before).toMatchObject({ ready: 26, laterCount: 0, closingYear: null });
    expect(before.held).toHaveLength(6);

    await changePolicy(office.context, { closingYear: '2025', fewestTransfers: '5' });
    expect(await accepted(previewRelease(office.context, office.officer))).toMatchObject({
      ready: 5,
      laterCount: 21,
      lastDecree: '2025-12-31',
      closingYear: '2025',
      held: Array.from({ length: 21 }, () => ({ reason: 'other-year' })),
    });
    const { release, report } = await proposed(office);
    expect(announcementsOf(release.files)).toMatchObject([
      { size: 5, origin: { value: '*' }, post: { value: '*' }, grade: { value: '*' } },
    ]);
    expect(report).toMatchObject({ announcements: 1, transfers: 5, held: null });
    expect(report.meanCost).toBeGreaterThan(6_000);
  });

  it('only counts who is left, and tells no count below k', async () => {
    const office = await createOffice();
    await importMore(office, loners());
    await changePolicy(office.context, { k: '6', closingYear: '2025' });
    expect(await propose(office)).toMatchObject({ code: 'publication.nothing-to-propose' });
    const { held } = await accepted(previewRelease(office.context, office.officer));
    expect(held.filter(({ reason }) => reason !== 'other-year')).toEqual(
      Array.from({ length: 5 }, () => expect.objectContaining({ reason: 'too-few' })),
    );
  });

  it('still waits for decrees that are too recent', async () => {
    const office = await createOffice();
    await importMore(office, loners());
    office.context.clock.set(new Date('2026-01-05T03:00:00Z'));
    await changePolicy(office.context, { closingYear: '2025', minimumDelayDays: '60' });
    expect(await accepted(previewRelease(office.context, office.officer))).toMatchObject({
      ready: 0,
      lastDecree: '2025-11-06',
    });
  });
});

describe('a proposal under another policy than the one in force', () => {
  const changed = { ok: false, code: 'publication.policy-changed' };

  it.each([
    ['a stricter one', { k: '6' }],
    ['a laxer one', { k: '5' }],
  ])('is not approved under %s', async (_, limits) => {
    const office = await createOffice();
    await changePolicy(office.context, { k: '6', reason: 'Sebelum usulan.' });
    const waiting = await proposed(office);
    await changePolicy(office.context, limits);
    expect(await approve(waiting)).toEqual(changed);
    expect(await listWaitingTransfers(office.context)).toHaveLength(21);
    expect(await deeds(office.context, office.auditor)).toEqual(['publication.release-proposed']);
  });

  it('is not edited either; it is taken back, and a new one is approved', async () => {
    const office = await createProposal();
    await changePolicy(office.context);
    expect(await edit(office)).toEqual(changed);
    await accepted(refuseRelease(office.context, office.officer, office.releaseId, 'Kebijakan baru.'));
    expect(await approve(await proposed(office))).toEqual({ ok: true, value: null });
  });

  it('is not approved when the policy is set between the last look and the write', async () => {
    const office = await createProposal();
    const { database } = office.context;
    const context = {
      ...office.context,
      database: {
        ...database,
        async write(statements: Parameters<typeof database.write>[0]) {
          await changePolicy(office.context);
          return database.write(statements);
        },
      },
    };
    expect(await approve({ ...office, context })).toEqual({ ok: false, code: 'publication.changed' });
    const { state } = await accepted(readRelease(office.context, office.auditor, office.releaseId));
    expect(state).toBe('proposed');
    expect(await listWaitingTransfers(office.context)).toHaveLength(21);
    expect(await deeds(office.context, office.auditor)).toEqual(['publication.release-proposed']);
  });
});
