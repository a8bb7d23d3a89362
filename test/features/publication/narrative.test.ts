import { describe, expect, it } from 'vitest';
import { editNarrative, readRelease } from '#features/publication/index.ts';
import { announcementPath } from '#features/record/index.ts';
import { decideShown } from '#test/features/publication/decisions.ts';
import { accepted, announcementsOf, createProposal, NAMED } from '#test/features/publication/register.ts';

/** A proposal, the announcement that is edited, and the edit by its officer. */
async function createEditable() {
  const office = await createProposal();
  const { context, officer, releaseId, release } = office;
  const announcement = announcementsOf(release.files)[0];
  if (announcement === undefined) throw new Error('The proposal announces nothing.');
  const edit = (texts: Partial<Parameters<typeof editNarrative>[2]> & { id: string }) =>
    editNarrative(context, officer, { releaseId, announcementId: announcement.id, en: '', ...texts });
  const narrative = async () => {
    const { files } = await accepted(readRelease(context, officer, releaseId));
    return announcementsOf(files).find((one) => one.id === announcement.id)?.rationale;
  };
  return { ...office, announcement, edit, narrative };
}

describe('the narrative of a proposed announcement', () => {
  it('is replaced in both languages, or in Indonesian alone', async () => {
    const { edit, narrative } = await createEditable();
    await accepted(edit({ id: 'Loket kekurangan petugas.', en: 'The counter lacks staff.' }));
    expect(await narrative()).toEqual({ id: 'Loket kekurangan petugas.', en: 'The counter lacks staff.' });
    await accepted(edit({ id: 'Loket kekurangan petugas.' }));
    expect(await narrative()).toEqual({ id: 'Loket kekurangan petugas.' });
  });

  it('is all that an edit changes', async () => {
    const { context, officer, announcement, edit, release, releaseId } = await createEditable();
    await accepted(edit({ id: 'Loket kekurangan petugas.' }));
    const { files } = await accepted(readRelease(context, officer, releaseId));
    const path = announcementPath(announcement.id, 1);
    const others = (some: typeof files) => some.filter((file) => file.path !== path);
    expect(others(files)).toEqual(others(release.files));
    expect(announcementsOf(files)).toContainEqual({
      ...announcement,
      rationale: { id: 'Loket kekurangan petugas.' },
    });
  });

  it('is kept in one spelling: NFC, line feeds, nothing around it', async () => {
    const { edit, narrative } = await createEditable();
    await accepted(edit({ id: '  Cafe\u0301\r\nbaru \n' }));
    expect(await narrative()).toEqual({ id: 'Café\nbaru' });
  });

  it.each([
    ['a name', `Atas permohonan ${NAMED.nama}`],
    ['a name without titles, in capitals', 'Atas permohonan SITI KHASANAH'],
    ['a NIP', `Pegawai ${NAMED.nip}`],
    ['a NIP with blanks', 'Pegawai 19880229 201204 2 999'],
    ['a decree number', `Menurut ${NAMED.nomor_sk}`],
  ])(
    'goes through the gate again though an officer left it readable, and it names document and field of %s',
    async (_, text) => {
      const { announcement, edit, narrative } = await createEditable();
      for (const [texts, field] of [
        [{ id: text }, 'rationale.id'],
        [{ id: 'Baik.', en: text }, 'rationale.en'],
      ] as const) {
        const decisions = decideShown(await edit(texts), 'keep');
        const refusal = await edit({ ...texts, decisions });
        expect(refusal).toMatchObject({ ok: false, code: 'publication.gate-failed' });
        const findings = 'report' in refusal ? refusal.report.checks.flatMap((check) => check.findings) : [];
        expect(findings).toEqual([
          { path: announcementPath(announcement.id, 1), field, remedy: 'mask-text' },
        ]);
      }
      expect(await narrative()).toEqual(announcement.rationale);
    },
  );

  it('has at most 1,200 characters in each language', async () => {
    const { edit } = await createEditable();
    const tooLong = { ok: false, code: 'publication.narrative-too-long' };
    const longest = `${'antre '.repeat(199)}antre.`;
    expect(longest).toHaveLength(1200);
    expect(await edit({ id: `${longest}.` })).toEqual(tooLong);
    expect(await edit({ id: 'a', en: `${longest}.` })).toEqual(tooLong);
    expect(await edit({ id: longest, en: longest })).toEqual({ ok: true, value: null });
  });

  it('is there in Indonesian', async () => {
    const { edit } = await createEditable();
    expect(await edit({ id: ' \n ', en: 'Only English.' })).toEqual({
      ok: false,
      code: 'publication.narrative-empty',
    });
  });

  it.each(['aaaaaaaaaaaaaaaaaaaaaaaaaa', 'none', '../../etc/passwd', ''])(
    'cannot be given to an announcement that is not in the proposal: "%s"',
    async (announcementId) => {
      const { edit } = await createEditable();
      expect(await edit({ id: 'Baik.', announcementId })).toEqual({
        ok: false,
        code: 'publication.announcement-unknown',
      });
    },
  );

  it('is edited by officers only, in a release that exists', async () => {
    const { context, officer, approver, announcement, releaseId } = await createEditable();
    const texts = { announcementId: announcement.id, id: 'Baik.', en: '' };
    expect(await editNarrative(context, approver, { releaseId, ...texts })).toMatchObject({
      code: 'identity.forbidden',
    });
    expect(await editNarrative(context, officer, { releaseId: 'none', ...texts })).toMatchObject({
      code: 'publication.release-unknown',
    });
  });

  it('is that of one of two edits at the same time', async () => {
    const { edit, narrative } = await createEditable();
    const outcomes = await Promise.all([edit({ id: 'Satu.' }), edit({ id: 'Dua.' })]);
    expect(outcomes.map((one) => (one.ok ? 'kept' : one.code)).sort()).toEqual([
      'kept',
      'publication.changed',
    ]);
    expect(await narrative()).toEqual({ id: outcomes[0]?.ok ? 'Satu.' : 'Dua.' });
  });
});
