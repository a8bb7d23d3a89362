import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  editNarrative,
  listPublished,
  previewRelease,
  proposeRelease,
  proposeWithdrawal,
  readPublishedOffice,
  readRelease,
  setPolicy,
} from '#features/publication/index.ts';
import { findPublicOffices } from '#features/publication/rules/public-office.ts';
import { officePath, officeSchema, releaseSchema } from '#features/record/index.ts';
import { listRegister, listWaitingTransfers } from '#features/transfer/index.ts';
import { sha256Hex } from '#lib/hash.ts';
import { recordFolder } from '#lib/places.ts';
import { approve } from '#test/features/publication/deeds.ts';
import { createHeads, newHead, officesOf } from '#test/features/publication/office.ts';
import { admin, policyWith, typedDecision } from '#test/features/publication/policy.ts';
import { accepted, announcementsOf, NAMED } from '#test/features/publication/register.ts';
import { registerRow } from '#test/features/transfer/register-file.ts';

describe('a public office', () => {
  it('is not published while no legal decision is recorded', async () => {
    const { propose, importMore } = await createHeads();
    await importMore([newHead()]);
    const { release, counts } = await propose();
    expect(officesOf(release.files)).toEqual([]);
    expect(counts).toMatchObject({ announcementCount: 2, transferCount: 20, heldCount: 2 });
  });

  it('is published openly, in a document of its own, under the decision that an administrator has recorded', async () => {
    const { propose, importMore, permit } = await createHeads();
    await importMore([newHead()]);
    await permit();
    const { release, releaseId, counts } = await propose();
    expect(counts).toMatchObject({ announcementCount: 2, transferCount: 20, heldCount: 0 });
    const offices = officesOf(release.files).toSorted((one, other) => (one.origin < other.origin ? -1 : 1));
    const shared = {
      v: 1,
      kind: 'public-office',
      rev: 1,
      release: releaseId,
      publishedOn: '2026-11-24',
      effective: '2026-07',
      post: { kind: 'jpt', family: 'pimpinan-tinggi' },
      decision: typedDecision,
      supersedes: null,
    };
    expect(offices).toMatchObject([
      { ...shared, origin: 'bkd', destination: 'dinas-sosial', postAt: 'origin' },
      { ...shared, origin: 'inspektorat', destination: 'dinas-kesehatan', postAt: 'destination' },
    ]);
    for (const document of offices) {
      expect(Object.keys(document).sort()).toEqual(Object.keys(officeSchema.shape).sort());
      expect(release.files.map((file) => file.path)).toContain(officePath(document.id, 1));
    }
    const report = release.files.find((file) => file.path === `releases/${releaseId}.json`)?.body ?? '';
    expect(releaseSchema.parse(JSON.parse(report))).toMatchObject({
      announcements: 2,
      transfers: 20,
      policy: { version: 1, publicOffice: typedDecision, minimumDelayDays: 30 },
    });
  });

  it('tells no name, number, unit, exact date, ground, direction or grade, and is never called anonymous', async () => {
    const { propose, permit, importMore } = await createHeads();
    await importMore([newHead({ kode_dasar: 'DISCIPLINE', arah: 'DIAGONAL' })]);
    await permit();
    const { release } = await propose();
    const bytes = release.files
      .filter((file) => file.path.startsWith('offices/'))
      .map(({ body }) => body)
      .join('\n');
    const { nip, nama, nomor_sk, tmt, tanggal_sk, unit_tujuan, jabatan_tujuan } = newHead();
    for (const hidden of [nip, nama, nomor_sk, tmt, tanggal_sk, unit_tujuan, jabatan_tujuan]) {
      expect(bytes).not.toContain(hidden);
    }
    expect(bytes).not.toMatch(
      /DISCIPLINE|DIAGONAL|HORIZONTAL|COMPETENCE|IV\/|administrator-bidang|anonim|anonym/i,
    );
  });

  it('goes alone where no group is ready', async () => {
    const { propose, permit } = await createHeads();
    await permit({ k: '50', kpop: '50', fewestTransfers: '50' });
    const { release, counts } = await propose();
    expect(counts).toMatchObject({ announcementCount: 0, transferCount: 0 });
    expect(officesOf(release.files)).toHaveLength(1);
  });

  it('is told in the what-if, and with the reason why it is in no group', async () => {
    const { context, officer, permit } = await createHeads();
    await permit();
    const preview = await accepted(previewRelease(context, officer));
    expect(preview).toMatchObject({ ready: 20, officeCount: 1 });
    expect(preview.held).toMatchObject([{ reason: 'public-office', move: { originAgency: 'bkd' } }]);
  });

  it('is approved by a second person only, who reads the exact bytes', async () => {
    const { context, both, permit, propose, record, publish } = await createHeads();
    await permit();
    const proposal = await propose();
    expect(await approve(proposal, { ...both, accountId: 'officer' })).toMatchObject({
      code: 'publication.same-person',
    });
    const { id } = officesOf(proposal.release.files)[0] ?? { id: '' };
    const edit = { releaseId: proposal.releaseId, announcementId: id, id: 'Uraian baru.', en: '' };
    await accepted(editNarrative(context, proposal.officer, edit));
    expect(await approve(proposal)).toMatchObject({ code: 'publication.changed' });
    const again = await accepted(readRelease(context, proposal.approver, proposal.releaseId));
    await publish(proposal);
    expect(await record.offices.find(id)).toMatchObject({ rationale: { id: 'Uraian baru.' } });
    const file = again.files.find((one) => one.path === officePath(id, 1));
    expect(Buffer.from((await record.readDocument(officePath(id, 1))) ?? []).toString()).toBe(file?.body);
    expect(await listWaitingTransfers(context)).toEqual([]);
  });

  it('with a name in its explanation does not pass the gate', async () => {
    const { context, officer, permit } = await createHeads();
    await permit();
    const refused = await proposeRelease(context, officer, (facts) => ({
      id: 'postAt' in facts ? `Menggantikan ${NAMED.nama}.` : 'Uraian.',
      en: '-',
    }));
    expect(refused).toMatchObject({
      code: 'publication.gate-failed',
      report: { checks: expect.arrayContaining([expect.objectContaining({ check: 'g', passed: false })]) },
    });
  });

  it('is refused after the decision was taken back', async () => {
    const { context, permit, propose } = await createHeads();
    await permit();
    const proposal = await propose();
    await permit({ publicOffice: {} });
    expect(await approve(proposal)).toMatchObject({ code: 'publication.policy-changed' });
    expect(findPublicOffices(await listRegister(context), [])).toEqual(new Map());
  });
});

describe('nobody is both grouped and published openly', () => {
  it('in one release: the later transfer of a head waits', async () => {
    const { context, officer, importMore, permit, propose } = await createHeads();
    // The same person moves once more, among the health workers.
    await importMore([registerRow(200, { tanggal_sk: '2026-06-20', nomor_sk: 'G/77/VI.04/HK/2026' })]);
    await permit();
    const { held } = await accepted(previewRelease(context, officer));
    expect(held.map(({ reason }) => reason).sort()).toEqual(['public-office', 'same-person']);
    const { release } = await propose();
    expect(announcementsOf(release.files).map(({ size }) => size)).toEqual(expect.arrayContaining([8, 12]));
  });

  it('by a later release: who was published openly joins no group', async () => {
    const { context, officer, importMore, permit, propose, publish } = await createHeads();
    await permit();
    await publish(await propose());
    const decree = { tanggal_sk: '2026-07-20', tmt: '2026-08-01' };
    await importMore([200, 701, 702, 703, 704, 705].map((serial) => registerRow(serial, decree)));
    const { held, ready } = await accepted(previewRelease(context, officer));
    expect(ready).toBe(5);
    expect(held).toMatchObject([{ reason: 'same-person' }]);
  });

  it('by a later release: who was announced in a group is not published openly', async () => {
    const { context, officer, importMore, permit, propose, publish } = await createHeads();
    await publish(await propose());
    // One of the teachers becomes head of the health department.
    await importMore([
      newHead({ nip: registerRow(100).nip ?? '' }),
      newHead({ nomor_sk: 'G/1/VI.04/HK/2026', tanggal_sk: '2026-07-01' }),
    ]);
    await permit();
    const preview = await accepted(previewRelease(context, officer));
    expect(
      preview.held.filter(({ reason }) => reason === 'public-office').map(({ move }) => move.decreeDate),
    ).toEqual(expect.arrayContaining(['2026-07-01']));
    expect(preview.held.filter(({ reason }) => reason !== 'public-office')).toMatchObject([
      { move: { destinationAgency: 'dinas-kesehatan', decreeDate: '2026-06-15' }, reason: 'too-few' },
    ]);
  });
});

describe('the withdrawal of a public office', () => {
  it('takes its document out of the record, and leaves the date, the reason and a hash', async () => {
    const { context, officer, approver, permit, propose, publish, record } = await createHeads();
    await permit();
    await publish(await propose());
    const { offices } = await accepted(listPublished(context, officer));
    const document = offices[0] as (typeof offices)[number];
    const bytes = await record.readDocument(officePath(document.id, 1));
    const reason = { id: 'Jabatannya keliru.', en: '' };
    const { releaseId } = await accepted(
      proposeWithdrawal(context, officer, { announcementId: document.id, reason }),
    );
    const { files } = await accepted(readRelease(context, approver, releaseId));
    expect(files.map((file) => file.path)).toEqual([officePath(document.id, 2)]);
    await publish({ releaseId });

    const folder = path.join(recordFolder(context.config.home), 'offices', document.id);
    expect(await readdir(folder)).toEqual(['2.json']);
    expect(await record.offices.find(document.id)).toBeNull();
    expect(await record.offices.listStanding()).toEqual([]);
    expect(await record.offices.listWithdrawals()).toEqual([
      {
        v: 1,
        kind: 'withdrawal',
        id: document.id,
        rev: 2,
        publishedOn: '2026-11-24',
        reason: { id: 'Jabatannya keliru.' },
        supersedes: sha256Hex(bytes as Uint8Array),
      },
    ]);
    expect(await readPublishedOffice(context, officer, document.id)).toMatchObject({
      code: 'publication.announcement-unknown',
    });
    // Its transfer stays assigned, and its person stays known.
    expect((await listRegister(context)).filter((one) => one.announcementId === document.id)).toHaveLength(1);
    expect(await listWaitingTransfers(context)).toEqual([]);
    expect(await record.listAnnouncements()).toHaveLength(2);
  });

  it('is refused to whoever may not', async () => {
    const { context, officer, approver } = await createHeads();
    const withdrawal = { announcementId: 'a'.repeat(26), reason: { id: 'x', en: '' } };
    expect(await proposeWithdrawal(context, approver, withdrawal)).toMatchObject({
      code: 'identity.forbidden',
    });
    expect(await proposeWithdrawal(context, officer, withdrawal)).toMatchObject({
      code: 'publication.announcement-unknown',
    });
    expect(await readPublishedOffice(context, approver, 'x')).toMatchObject({ code: 'identity.forbidden' });
  });
});

describe('the legal decision', () => {
  it('that names somebody of the register is not recorded', async () => {
    const { context, permit } = await createHeads();
    const { version } = await permit({ publicOffice: {} });
    for (const text of [`Untuk ${NAMED.nama}.`, `Menurut ${NAMED.nomor_sk}.`, `NIP ${NAMED.nip}`]) {
      const changes = { publicOffice: { ...typedDecision, summary: text } };
      expect(await setPolicy(context, admin, policyWith(changes), version)).toEqual({
        ok: false,
        code: 'publication.policy-invalid',
        problems: [{ field: 'publicOffice.summary', code: 'publication.decision-names-somebody' }],
      });
    }
    expect(
      await setPolicy(context, admin, policyWith({ publicOffice: typedDecision }), version),
    ).toMatchObject({
      ok: true,
      value: { publicOffice: typedDecision },
    });
  });
});
