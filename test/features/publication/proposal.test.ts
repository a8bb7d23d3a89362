import { describe, expect, it } from 'vitest';
import { listEvents } from '#features/identity/index.ts';
import { listReleases, proposeRelease, readRelease } from '#features/publication/index.ts';
import { releaseDigest } from '#features/publication/rules/release.ts';
import { announcementSchema, releaseSchema, staffingDocumentSchema } from '#features/record/index.ts';
import { listRegister } from '#features/transfer/index.ts';
import { writeRationale } from '#strings/rationale.ts';
import {
  accepted,
  announcementsOf,
  createOffice,
  createProposal,
  NAMED,
  smallRegister,
} from '#test/features/publication/register.ts';
import { createTestContext } from '#test/support/context.ts';

describe('a proposal', () => {
  it('announces every group that is large enough, and holds who is alone', async () => {
    const { context, officer } = await createOffice();
    expect(await accepted(proposeRelease(context, officer, writeRationale))).toEqual({
      releaseId: expect.stringMatching(/^[a-z2-7]{26}$/),
      announcementCount: 2,
      transferCount: 20,
      heldCount: 1,
    });
  });

  it('builds announcements from the allow-list, each with what its group shares', async () => {
    const { release, releaseId } = await createProposal();
    const [health, teachers] = announcementsOf(release.files).toSorted((one, other) => one.size - other.size);
    expect(health).toMatchObject({
      rev: 1,
      release: releaseId,
      publishedOn: '2026-11-24',
      size: 8,
      origin: { level: 0, value: 'dinas-kesehatan' },
      destination: { level: 0, value: 'dinas-sosial' },
      post: { level: 0, value: 'tenaga-kesehatan' },
      grade: { level: 0, value: 'III/c' },
      period: { level: 0, value: '2026-06' },
      need: { period: '2026-Q3', needed: 40, filledBefore: 10, filledAfter: 18 },
      qualification: { meets: 8, partly: 0 },
      supersedes: null,
    });
    expect(teachers).toMatchObject({ size: 12, qualification: { meets: 9, partly: 3 } });
    expect(Object.keys(health ?? {}).sort()).toEqual(Object.keys(announcementSchema.shape).sort());
    expect(health?.salt).not.toBe(teachers?.salt);
  });

  it('brings the gate’s report, the hierarchies and the staffing table that it refers to', async () => {
    const { release, releaseId } = await createProposal();
    const bodyOf = (path: string) => JSON.parse(release.files.find((file) => file.path === path)?.body ?? '');
    expect(releaseSchema.parse(bodyOf(`releases/${releaseId}.json`))).toMatchObject({
      announcements: 2,
      transfers: 20,
      smallestSize: 8,
      // Fewer than five are held: the number itself would tell something.
      held: null,
    });
    expect(staffingDocumentSchema.parse(bodyOf('staffing/2026-Q3.json')).rows).toContainEqual({
      agency: 'dinas-sosial',
      family: 'administrasi',
      needed: 40,
      filled: 10,
    });
    expect(release.files.filter((file) => file.path.startsWith('hierarchies/'))).toHaveLength(4);
    expect(release.digest).toBe(releaseDigest(release.files));
  });

  it('holds nothing of a person: no name, NIP, decree, unit, post title or exact date', async () => {
    const { context, release } = await createProposal();
    const bytes = release.files.map((file) => `${file.path}\n${file.body}`).join('\n');
    for (const row of [...smallRegister(), NAMED]) {
      for (const field of [
        'nip',
        'nama',
        'nomor_sk',
        'unit_asal',
        'jabatan_asal',
        'jabatan_tujuan',
        'tmt',
      ] as const) {
        const value = (row as Record<string, string>)[field];
        if (value) expect(bytes).not.toContain(value);
      }
    }
    expect(bytes).not.toContain('2026-06-15');
    for (const { id } of await listRegister(context)) expect(bytes).not.toContain(id);
  });

  it('is refused while another one waits', async () => {
    const { context, officer } = await createProposal();
    expect(await proposeRelease(context, officer, writeRationale)).toEqual({
      ok: false,
      code: 'publication.proposal-open',
    });
  });

  it('waits until the decrees are thirty days old', async () => {
    const { context, officer } = await createOffice();
    context.clock.set(new Date('2026-07-14T16:59:59Z'));
    expect(await proposeRelease(context, officer, writeRationale)).toMatchObject({
      code: 'publication.nothing-to-propose',
    });
    // Midnight in Lampung: 15 July, thirty days after the decree of 15 June.
    context.clock.advance(1);
    expect(await proposeRelease(context, officer, writeRationale)).toMatchObject({ ok: true });
  });

  it('is refused when nobody is waiting', async () => {
    const context = await createTestContext();
    const officer = { accountId: 'officer', roles: ['officer'] as const, agencies: [] };
    expect(await proposeRelease(context, officer, writeRationale)).toEqual({
      ok: false,
      code: 'publication.nothing-to-propose',
    });
  });

  it('is kept only if the gate passes: a narrative that names somebody of the register stops it', async () => {
    const { context, officer, auditor } = await createOffice();
    const refusal = await proposeRelease(context, officer, () => ({
      id: `Atas nama ${NAMED.nama}.`,
      en: '-',
    }));
    expect(refusal).toMatchObject({
      code: 'publication.gate-failed',
      report: {
        passed: false,
        checks: expect.arrayContaining([expect.objectContaining({ check: 'g', passed: false })]),
      },
    });
    expect(await accepted(listReleases(context, auditor))).toEqual([]);
  });

  it('is made by officers only, and read by those who propose, approve or audit', async () => {
    const { context, approver, auditor, officer, releaseId } = await createProposal();
    const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['dinas-kesehatan'] };
    const forbidden = { ok: false, code: 'identity.forbidden' };
    expect(await proposeRelease(context, approver, writeRationale)).toEqual(forbidden);
    expect(await proposeRelease(context, null, writeRationale)).toEqual({
      ok: false,
      code: 'identity.sign-in',
    });
    for (const actor of [officer, approver, auditor]) {
      expect((await readRelease(context, actor, releaseId)).ok).toBe(true);
      expect(await accepted(listReleases(context, actor))).toHaveLength(1);
    }
    expect(await readRelease(context, evaluator, releaseId)).toEqual(forbidden);
    expect(await listReleases(context, evaluator)).toEqual(forbidden);
    expect(await readRelease(context, officer, 'unknown')).toMatchObject({
      code: 'publication.release-unknown',
    });
  });

  it('is in the audit trail', async () => {
    const { context, auditor, releaseId } = await createProposal();
    expect(await accepted(listEvents(context, auditor))).toContainEqual(
      expect.objectContaining({
        accountId: 'officer',
        action: 'publication.release-proposed',
        object: `release:${releaseId}`,
      }),
    );
  });
});
