import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  approveRelease,
  editNarrative,
  proposeCorrection,
  proposeRelease,
  readPublished,
  readRelease,
  refuseRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { type AnnouncementDocument, announcementPath } from '#features/record/index.ts';
import { listRegister, listWaitingTransfers } from '#features/transfer/index.ts';
import type { Actor } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { writeRationale } from '#strings/rationale.ts';
import { decideShown } from '#test/features/publication/decisions.ts';
import { deeds } from '#test/features/publication/deeds.ts';
import { accepted, announcementsOf, createPublished, NAMED } from '#test/features/publication/register.ts';

type TypedText = Parameters<typeof proposeCorrection>[2]['narrative'];

/** A published announcement, and its officer's corrections of it. */
async function createCorrectable() {
  const office = await createPublished();
  const { context, officer, announcement } = office;
  const correct = (
    changes: Partial<ReturnType<typeof levelsOf>> = {},
    narrative: Partial<TypedText> & { id: string } = { id: 'Uraian baru.' },
    actor: Actor | null = officer,
  ) =>
    proposeCorrection(
      context,
      actor,
      {
        announcementId: announcement.id,
        levels: { ...levelsOf(announcement), ...changes },
        narrative: { en: '', ...narrative },
      },
      writeRationale,
    );
  return { ...office, correct };
}

const levelsOf = ({ origin, destination, post, grade, period }: AnnouncementDocument) => ({
  origin: origin.level,
  destination: destination.level,
  post: post.level,
  grade: grade.level,
  period: period.level,
});

describe('a correction', () => {
  it('is the next revision, chained to the bytes before it, and leaves these and the members as they are', async () => {
    const { context, announcement, correct, publish, folder, record } = await createCorrectable();
    const before = await readFile(path.join(folder, announcementPath(announcement.id, 1)));
    const register = await listRegister(context);
    const waiting = await listWaitingTransfers(context);
    context.clock.advance(3 * 86_400);
    const proposal = await accepted(correct({ grade: 1, period: 3 }));
    expect(proposal).toMatchObject({ announcementCount: 1, transferCount: announcement.size, heldCount: 0 });
    await publish(proposal.releaseId);

    const corrected = await record.findAnnouncement(announcement.id);
    expect(corrected).toEqual({
      ...announcement,
      rev: 2,
      publishedOn: '2026-11-27',
      grade: { level: 1, value: 'III' },
      period: { level: 3, value: '2026' },
      rationale: { id: 'Uraian baru.' },
      salt: corrected?.salt,
      supersedes: sha256Hex(before),
    });
    expect(corrected?.salt).not.toBe(announcement.salt);
    expect(await readFile(path.join(folder, announcementPath(announcement.id, 1)))).toEqual(before);
    expect(await listRegister(context)).toEqual(register);
    expect(await listWaitingTransfers(context)).toEqual(waiting);
  });

  it('says what its transfers are called, whatever was sent, and its narrative is told anew when none is given', async () => {
    const { correct, context, approver } = await createCorrectable();
    const { releaseId } = await accepted(correct({ origin: 1, post: 1 }, { id: '', en: '' }));
    const [corrected] = announcementsOf((await accepted(readRelease(context, approver, releaseId))).files);
    if (corrected === undefined) throw new Error('Nothing is corrected.');
    expect(corrected.rationale).toEqual(writeRationale(corrected));
    expect(corrected.origin.level).toBe(1);
  });

  it('says no more whose need it answered, once destination or post say less', async () => {
    const { context, officer, announcement, correct } = await createCorrectable();
    expect(announcement.need).not.toBeNull();
    const { coarsenings } = await accepted(readPublished(context, officer, announcement.id));
    for (const attribute of ['destination', 'post'] as const) {
      const level = coarsenings[attribute].at(-1)?.level ?? -1;
      const { releaseId } = await accepted(correct({ [attribute]: level }, { id: '' }));
      const [corrected] = announcementsOf((await accepted(readRelease(context, officer, releaseId))).files);
      expect(corrected).toMatchObject({ [attribute]: { level, value: '*' }, need: null });
      await accepted(refuseRelease(context, officer, releaseId, 'Uji.'));
    }
  });

  it('may be corrected again', async () => {
    const { correct, publish, record, announcement } = await createCorrectable();
    await publish((await accepted(correct({}, { id: 'Satu.' }))).releaseId);
    await publish((await accepted(correct({ grade: 2 }, { id: 'Dua.' }))).releaseId);
    expect(await record.findAnnouncement(announcement.id)).toMatchObject({
      rev: 3,
      rationale: { id: 'Dua.' },
      grade: { level: 2, value: '*' },
    });
  });

  it('is approved by a second person only: neither who proposed it nor who imported its transfers', async () => {
    const { context, correct, both, officer, auditor } = await createCorrectable();
    const { releaseId } = await accepted(correct({}, { id: 'Uraian baru.' }, both));
    const { digest } = await accepted(readRelease(context, both, releaseId));
    const importer = { ...officer, roles: ['approver'] as const };
    for (const actor of [both, importer]) {
      expect(await approveRelease(context, actor, releaseId, digest)).toMatchObject({
        code: 'publication.same-person',
      });
    }
    expect(await deeds(context, auditor)).toContain('publication.correction-proposed');
    expect(await writeApprovedReleases(context)).toBe(0);
  });

  it('may have its narrative edited while it waits, which voids what was read', async () => {
    const { context, officer, approver, announcement, correct, record, publish } = await createCorrectable();
    const { releaseId } = await accepted(correct());
    const { digest } = await accepted(readRelease(context, approver, releaseId));
    const edit = { releaseId, announcementId: announcement.id, id: 'Lebih baik.', en: '' };
    await accepted(editNarrative(context, officer, edit));
    expect(await approveRelease(context, approver, releaseId, digest)).toMatchObject({
      code: 'publication.changed',
    });
    await publish(releaseId);
    expect((await record.findAnnouncement(announcement.id))?.rationale).toEqual({ id: 'Lebih baik.' });
  });
});

describe('a correction is refused', () => {
  it.each([
    ['a level that says more', { period: -1 }],
    ['a level above the top', { grade: 9 }],
    ['no level', { origin: Number.NaN }],
    ['half a level', { post: 0.5 }],
  ])('with %s', async (_, levels) => {
    const { correct } = await createCorrectable();
    expect(await correct(levels)).toEqual({ ok: false, code: 'publication.level-invalid' });
  });

  it('with a level that says more than the last correction did', async () => {
    const { correct, publish } = await createCorrectable();
    await publish((await accepted(correct({ grade: 2 }))).releaseId);
    expect(await correct({ grade: 1 }, { id: 'Lebih rinci.' })).toEqual({
      ok: false,
      code: 'publication.level-invalid',
    });
  });

  it('when it changes nothing', async () => {
    const { correct, announcement } = await createCorrectable();
    const same = { id: announcement.rationale.id, en: announcement.rationale.en ?? '' };
    expect(await correct({}, same)).toEqual({ ok: false, code: 'publication.nothing-corrected' });
  });

  it('by the gate when its narrative holds a name that an officer left readable', async () => {
    const { correct, context, announcement, officer } = await createCorrectable();
    const narrative = { id: `Atas permohonan ${NAMED.nama}` };
    const decisions = decideShown(await correct({}, narrative), 'keep');
    const refusal = await correct({}, { ...narrative, decisions });
    expect(refusal).toMatchObject({
      code: 'publication.gate-failed',
      report: { passed: false },
    });
    expect(JSON.stringify(refusal)).toContain(announcementPath(announcement.id, 2));
    expect(await proposeRelease(context, officer, writeRationale)).toMatchObject({
      code: 'publication.nothing-to-propose',
    });
  });

  it('with a narrative that is too long', async () => {
    const { correct } = await createCorrectable();
    expect(await correct({}, { id: 'a'.repeat(1201) })).toEqual({
      ok: false,
      code: 'publication.narrative-too-long',
    });
  });

  it('while another proposal is open, and while an approved one is on its way', async () => {
    const { context, approver, correct } = await createCorrectable();
    const { releaseId } = await accepted(correct());
    expect(await correct({}, { id: 'Lain.' })).toEqual({ ok: false, code: 'publication.proposal-open' });
    const { digest } = await accepted(readRelease(context, approver, releaseId));
    await accepted(approveRelease(context, approver, releaseId, digest));
    expect(await correct({}, { id: 'Lain.' })).toEqual({ ok: false, code: 'publication.revision-pending' });
    await writeApprovedReleases(context);
    await accepted(correct({}, { id: 'Lain.' }));
  });

  it('for an announcement that is not public, and to everybody who is no officer', async () => {
    const { context, officer, approver, announcement, correct } = await createCorrectable();
    for (const announcementId of ['a'.repeat(26), '../../x', '']) {
      const unknown = { announcementId, levels: levelsOf(announcement), narrative: { id: 'x', en: '' } };
      expect(await proposeCorrection(context, officer, unknown, writeRationale)).toEqual({
        ok: false,
        code: 'publication.announcement-unknown',
      });
    }
    expect(await correct({}, { id: 'x' }, approver)).toMatchObject({ code: 'identity.forbidden' });
    expect(await correct({}, { id: 'x' }, null)).toMatchObject({ code: 'identity.sign-in' });
  });
});
