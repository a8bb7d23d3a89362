import { describe, expect, it } from 'vitest';
import { listEvents } from '#features/identity/index.ts';
import {
  approveRelease,
  listReleases,
  proposeRelease,
  readRelease,
  refuseRelease,
} from '#features/publication/index.ts';
import { listRegister, listWaitingTransfers } from '#features/transfer/index.ts';
import { writeRationale } from '#strings/rationale.ts';
import { approve, deeds, edit } from '#test/features/publication/deeds.ts';
import {
  accepted,
  announcementsOf,
  createOffice,
  createProposal,
} from '#test/features/publication/register.ts';

describe('an approval', () => {
  it('by a second person takes exactly the members out of the queue', async () => {
    const office = await createProposal();
    expect(await approve(office)).toEqual({ ok: true, value: null });
    expect(await accepted(readRelease(office.context, office.auditor, office.releaseId))).toMatchObject({
      state: 'approved',
      decidedAt: office.context.clock.now(),
      decisionReason: null,
      files: office.release.files,
      digest: office.release.digest,
    });
    const waiting = await listWaitingTransfers(office.context);
    expect(waiting.map((one) => one.originFamily)).toEqual(['pimpinan-tinggi']);
    const sizes = Map.groupBy(await listRegister(office.context), (one) => one.announcementId);
    for (const { id, size } of announcementsOf(office.release.files))
      expect(sizes.get(id)).toHaveLength(size);
  });

  it('is refused to who proposed, whatever their roles, and the attempt is in the audit trail', async () => {
    const { context, both, auditor } = await createOffice();
    const { releaseId } = await accepted(proposeRelease(context, both, writeRationale));
    const { digest } = await accepted(readRelease(context, both, releaseId));
    expect(await approveRelease(context, both, releaseId, digest)).toEqual({
      ok: false,
      code: 'publication.same-person',
    });
    expect(await accepted(listEvents(context, auditor))).toContainEqual(
      expect.objectContaining({
        accountId: 'both',
        action: 'publication.same-person-refused',
        object: `release:${releaseId}`,
      }),
    );
    expect((await accepted(readRelease(context, both, releaseId))).state).toBe('proposed');
  });

  it('is refused to who imported the transfers, though somebody else proposed them', async () => {
    const { context, both, auditor } = await createOffice();
    const importer = { accountId: 'officer', roles: ['approver'] as const, agencies: [] };
    const { releaseId } = await accepted(proposeRelease(context, both, writeRationale));
    const { digest } = await accepted(readRelease(context, importer, releaseId));
    expect(await approveRelease(context, importer, releaseId, digest)).toMatchObject({
      code: 'publication.same-person',
    });
    expect(await deeds(context, auditor)).toContain('publication.same-person-refused');
    expect(await listWaitingTransfers(context)).toHaveLength(21);
  });

  it('is refused to everybody who is no approver', async () => {
    const office = await createProposal();
    const forbidden = { ok: false, code: 'identity.forbidden' };
    expect(await approve(office, office.officer)).toEqual(forbidden);
    expect(await approve(office, office.auditor)).toEqual(forbidden);
    expect(await approve(office, null)).toEqual({ ok: false, code: 'identity.sign-in' });
  });

  it('is bound to the bytes that were read: an edit after reading voids it', async () => {
    const office = await createProposal();
    await accepted(edit(office));
    expect(await approve(office)).toEqual({ ok: false, code: 'publication.changed' });
    const again = await accepted(readRelease(office.context, office.approver, office.releaseId));
    expect(again.digest).not.toBe(office.release.digest);
    expect(again.files.some((file) => file.body.includes('Uraian baru.'))).toBe(true);
    expect(await approve({ ...office, release: again })).toEqual({ ok: true, value: null });
  });

  it('is bound to the day: after midnight in Lampung the bytes are others and are read again', async () => {
    const office = await createProposal();
    office.context.clock.set(new Date('2026-11-24T16:59:59Z'));
    const sameDay = await accepted(readRelease(office.context, office.approver, office.releaseId));
    expect(sameDay.digest).toBe(office.release.digest);
    office.context.clock.advance(1);
    expect(await approve(office)).toEqual({ ok: false, code: 'publication.changed' });

    const nextDay = await accepted(readRelease(office.context, office.approver, office.releaseId));
    expect(announcementsOf(nextDay.files).map((one) => one.publishedOn)).toEqual([
      '2026-11-25',
      '2026-11-25',
    ]);
    expect(await approve({ ...office, release: nextDay })).toEqual({ ok: true, value: null });
    const kept = await accepted(readRelease(office.context, office.approver, office.releaseId));
    expect(kept.files).toEqual(nextDay.files);
  });

  it('keeps its day when it is read on a later one', async () => {
    const office = await createProposal();
    await accepted(approve(office));
    office.context.clock.advance(5 * 86_400);
    const later = await accepted(readRelease(office.context, office.approver, office.releaseId));
    expect(later.files).toEqual(office.release.files);
  });

  it('happens once', async () => {
    const office = await createProposal();
    await accepted(approve(office));
    expect(await approve(office)).toEqual({ ok: false, code: 'publication.not-proposed' });
    expect(await refuseRelease(office.context, office.approver, office.releaseId, 'Terlambat')).toEqual({
      ok: false,
      code: 'publication.not-proposed',
    });
    expect(await edit(office)).toEqual({ ok: false, code: 'publication.not-proposed' });
  });

  it('is refused for a digest or a release that does not exist', async () => {
    const { context, approver, releaseId } = await createProposal();
    expect(await approveRelease(context, approver, releaseId, '')).toMatchObject({
      code: 'publication.changed',
    });
    expect(await approveRelease(context, approver, 'none', '')).toMatchObject({
      code: 'publication.release-unknown',
    });
  });
});

describe('a refusal', () => {
  it('needs a reason, and more than blanks', async () => {
    const { context, approver, releaseId } = await createProposal();
    for (const reason of ['', ' \n\t ']) {
      expect(await refuseRelease(context, approver, releaseId, reason)).toEqual({
        ok: false,
        code: 'publication.reason-missing',
      });
    }
  });

  it('keeps its reason, and its transfers can be proposed again', async () => {
    const { context, approver, officer, releaseId } = await createProposal();
    await accepted(refuseRelease(context, approver, releaseId, ' Uraian kurang jelas. '));
    expect(await accepted(readRelease(context, officer, releaseId))).toMatchObject({
      state: 'refused',
      decisionReason: 'Uraian kurang jelas.',
    });
    expect(await listWaitingTransfers(context)).toHaveLength(21);
    const again = await accepted(proposeRelease(context, officer, writeRationale));
    expect(again).toMatchObject({ transferCount: 20 });
    expect(again.releaseId).not.toBe(releaseId);
    expect((await accepted(listReleases(context, officer))).map((one) => one.state).sort()).toEqual([
      'proposed',
      'refused',
    ]);
  });

  it('is open to the proposer too, who may take a proposal back', async () => {
    const { context, officer, releaseId } = await createProposal();
    expect(await refuseRelease(context, officer, releaseId, 'Salah berkas')).toEqual({
      ok: true,
      value: null,
    });
  });

  it('is refused to evaluators, and for a release that does not exist', async () => {
    const { context, approver, releaseId } = await createProposal();
    const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: [] };
    expect(await refuseRelease(context, evaluator, releaseId, 'x')).toMatchObject({
      code: 'identity.forbidden',
    });
    expect(await refuseRelease(context, approver, 'none', 'x')).toMatchObject({
      code: 'publication.release-unknown',
    });
  });
});
