import { describe, expect, it } from 'vitest';
import { type AuditEvent, listEvents } from '#features/identity/index.ts';
import {
  approveRelease,
  editNarrative,
  listReleases,
  proposeRelease,
  readRelease,
  refuseRelease,
} from '#features/publication/index.ts';
import { listRegister, listWaitingTransfers } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { writeRationale } from '#strings/rationale.ts';
import {
  accepted,
  announcementsOf,
  createOffice,
  createProposal,
  openedAt,
} from '#test/features/publication/register.ts';

type Proposed = Awaited<ReturnType<typeof createProposal>>;

const approve = ({ context, approver, releaseId, release }: Proposed, by: Actor | null = approver) =>
  approveRelease(context, by, releaseId, release.digest);

const edit = ({ context, officer, releaseId, release }: Proposed, id = 'Uraian baru.') => {
  const announcementId = announcementsOf(release.files)[0]?.id ?? '';
  return editNarrative(context, officer, { releaseId, announcementId, id, en: '' });
};

async function deeds(context: Context, auditor: Actor): Promise<string[]> {
  const events: AuditEvent[] = await accepted(listEvents(context, auditor));
  return events.filter(({ object }) => /^(release|announcement):/.test(object)).map(({ action }) => action);
}

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

describe('at the same time', () => {
  it.each(['the approval first', 'the edit first'])(
    'an approval and an edit have one effect, and it is logged alone: %s',
    async (order) => {
      const office = await createProposal();
      const deedsOf = { approve: () => approve(office), edit: () => edit(office) };
      const [first, second] =
        order === 'the edit first' ? [deedsOf.edit, deedsOf.approve] : [deedsOf.approve, deedsOf.edit];
      const outcomes = await Promise.all([first(), second()]);
      expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);

      const now = await accepted(readRelease(office.context, office.approver, office.releaseId));
      const isEdited = now.files.some((file) => file.body.includes('Uraian baru.'));
      expect(now.state).toBe(isEdited ? 'proposed' : 'approved');
      expect(await listWaitingTransfers(office.context)).toHaveLength(isEdited ? 21 : 1);
      expect(await deeds(office.context, office.auditor)).toEqual([
        isEdited ? 'publication.narrative-edited' : 'publication.release-approved',
        'publication.release-proposed',
      ]);
    },
  );

  it('approvals of two processes count once', async () => {
    const office = await createProposal();
    const elsewhere = { ...office, context: await openedAt(office.context, office.url) };
    const other = { accountId: 'both', roles: ['approver'] as const, agencies: [] };
    const outcomes = await Promise.all([approve(office), approve(elsewhere, other)]);
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(await deeds(office.context, office.auditor)).toEqual([
      'publication.release-approved',
      'publication.release-proposed',
    ]);
  });

  it('of an approval and a refusal one holds', async () => {
    const office = await createProposal();
    const outcomes = await Promise.all([
      refuseRelease(office.context, office.officer, office.releaseId, 'Salah berkas'),
      approve(office),
    ]);
    expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
    const { state } = await accepted(readRelease(office.context, office.auditor, office.releaseId));
    expect(await listWaitingTransfers(office.context)).toHaveLength(state === 'approved' ? 1 : 21);
    expect(await deeds(office.context, office.auditor)).toEqual([
      `publication.release-${state}`,
      'publication.release-proposed',
    ]);
  });

  it('of two proposals one is made', async () => {
    const { context, officer, both, auditor } = await createOffice();
    const outcomes = await Promise.all([
      proposeRelease(context, officer, writeRationale),
      proposeRelease(context, both, writeRationale),
    ]);
    expect(outcomes.map((one) => (one.ok ? 'made' : one.code)).sort()).toEqual([
      'made',
      'publication.proposal-open',
    ]);
    expect(await accepted(listReleases(context, auditor))).toHaveLength(1);
  });
});
