import { describe, expect, it } from 'vitest';
import { listReleases, proposeRelease, readRelease, refuseRelease } from '#features/publication/index.ts';
import { listWaitingTransfers } from '#features/transfer/index.ts';
import { writeRationale } from '#strings/rationale.ts';
import { approve, deeds, edit } from '#test/features/publication/deeds.ts';
import { accepted, createOffice, createProposal, openedAt } from '#test/features/publication/register.ts';

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
