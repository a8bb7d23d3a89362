import { describe, expect, it } from 'vitest';
import { editNarrative, proposeCorrection, readRelease, reviewStep } from '#features/publication/index.ts';
import { settleText } from '#features/publication/rules/settled-text.ts';
import { agencies } from '#features/staffing/index.ts';
import { groundGroups, grounds } from '#features/transfer/index.ts';
import { writeRationale } from '#strings/rationale.ts';
import { decideAll, decideShown } from '#test/features/publication/decisions.ts';
import {
  accepted,
  announcementsOf,
  createProposal,
  createPublished,
} from '#test/features/publication/register.ts';

const NARRATIVE = 'Atas usul Kepala SMAN 2 Kalianda dan Siti Khasanah, loket ditambah.';
const none = { current: null, decisions: undefined, roster: [] };

/** A proposal, and the edit of its first narrative. */
async function createEditable() {
  const office = await createProposal();
  const { context, officer, releaseId, release } = office;
  const announcementId = announcementsOf(release.files)[0]?.id ?? '';
  const edit = (typed: Partial<Parameters<typeof editNarrative>[2]> = {}) =>
    editNarrative(context, officer, { releaseId, announcementId, id: NARRATIVE, en: '', ...typed });
  const narrative = async () => {
    const { files } = await accepted(readRelease(context, officer, releaseId));
    return announcementsOf(files).find(({ id }) => id === announcementId)?.rationale;
  };
  return { ...office, edit, narrative };
}

describe('a public text in which something is found', () => {
  it('is not kept before an officer has decided, and the refusal shows what was found', async () => {
    const { edit, narrative } = await createEditable();
    const before = await narrative();
    const refusal = await edit();
    expect(refusal).toMatchObject({ ok: false, code: 'publication.undecided' });
    const step = reviewStep(refusal.ok ? null : refusal);
    expect(step).toMatchObject({ isMistake: false });
    const found = step?.reviews.id?.found ?? [];
    expect(found.map(({ start, end, tier }) => [NARRATIVE.slice(start, end), tier])).toEqual([
      ['Kepala SMAN 2 Kalianda', 'highlight'],
      ['Siti Khasanah', 'mask'],
    ]);
    expect(await narrative()).toEqual(before);
  });

  it('is kept as it was decided', async () => {
    const { edit, narrative } = await createEditable();
    await accepted(edit({ decisions: decideShown(await edit(), 'mask') }));
    expect(await narrative()).toEqual({ id: 'Atas usul [jabatan] dan [nama], loket ditambah.' });
  });

  it('is not kept while one highlight waits, and says so', async () => {
    const { edit } = await createEditable();
    const { id } = decideShown(await edit(), 'mask');
    if (id === undefined) throw new Error('Nothing was shown.');
    const [first, ...others] = id.decisions;
    expect(first).toBeDefined();
    const refusal = await edit({ decisions: { id: { ...id, decisions: others } } });
    expect(refusal).toMatchObject({ code: 'publication.undecided' });
    expect(reviewStep(refusal.ok ? null : refusal)).toMatchObject({ isMistake: true });
  });

  it('is not kept by decisions about another text, nor by a draft, nor with words that it does not hold', async () => {
    const { edit } = await createEditable();
    const { id } = decideShown(await edit(), 'mask');
    if (id === undefined) throw new Error('Nothing was shown.');
    const sent = async (change: object, typed: string = NARRATIVE) => {
      const refusal = await edit({ id: typed, decisions: { id: { ...id, ...change } } });
      return refusal.ok ? 'kept' : [refusal.code, reviewStep(refusal)?.isMistake];
    };
    expect(await sent({}, `${NARRATIVE} Segera.`)).toEqual(['publication.decisions-stale', true]);
    expect(await sent({ isDraft: true })).toEqual(['publication.undecided', false]);
    expect(await sent({ words: ['Kotabumi'] })).toEqual(['publication.words-missing', true]);
    const outside = { start: 0, end: NARRATIVE.length + 1, action: 'mask' };
    expect(await sent({ decisions: [outside] })).toEqual(['publication.decisions-stale', true]);
    expect(await sent({ words: ['loket'] })).toBe('kept');
  });

  it('is decided in each language', async () => {
    const { edit, narrative } = await createEditable();
    const en = 'Proposed by Siti Khasanah.';
    const shown = await edit({ en });
    const decisions = decideShown(shown, 'mask');
    expect(Object.keys(decisions).sort()).toEqual(['en', 'id']);
    expect(await edit({ en, decisions: { id: decisions['id'] ?? null } })).toMatchObject({
      code: 'publication.undecided',
    });
    await accepted(edit({ en, decisions }));
    expect(await narrative()).toMatchObject({ en: 'Proposed by [nama].' });
  });

  it('must still fit its field once it is masked', () => {
    const text = { id: `${'Bu Rina. '.repeat(133)}` };
    const id = settleText({ text, ...none });
    const review = id.ok ? undefined : id.reviews.id;
    if (review === undefined) throw new Error('Nothing was found.');
    const settled = settleText({ text, ...none, decisions: { id: decideAll(review, 'mask') } });
    expect(settled).toMatchObject({ code: 'publication.decided-too-long' });
  });

  it('is not asked about again while it stays as it is', async () => {
    const { context, officer, announcement } = await createPublished();
    const { origin, destination, post, period, rationale } = announcement;
    const levels = { origin: origin.level, destination: destination.level, post: post.level };
    const correction = {
      announcementId: announcement.id,
      levels: { ...levels, grade: 2, period: period.level },
      narrative: { id: rationale.id, en: rationale.en ?? '' },
    };
    expect(await proposeCorrection(context, officer, correction, writeRationale)).toMatchObject({ ok: true });
  });
});

describe('the rationale that the machine writes', () => {
  const any = { level: 0, value: 'x' };
  const plain = {
    ...{ size: 7, origin: any, destination: any, post: any, grade: any, period: any },
    ...{ grounds: [], need: null, qualification: null },
  };
  const gap = { period: '2026-Q1', needed: 40, filledBefore: 10, filledAfter: 17 };
  const needs = [gap, { ...gap, period: '2026-Q3', filledBefore: 40, filledAfter: 47 }];
  const fits = [null, { meets: 7, partly: 0 }, { meets: 4, partly: 3 }];
  const reasons = [
    ...grounds.map(({ code }) => ({ code, count: 4 })),
    ...groundGroups.map(({ code }) => ({ group: code, count: 4 })),
  ];
  const texts = [
    ...agencies.flatMap(({ code }) =>
      needs.map((need) => ({ ...plain, destination: { level: 0, value: code }, need })),
    ),
    ...reasons.map((ground, n) => ({ ...plain, grounds: [ground], qualification: fits[n % 3] ?? null })),
    ...fits.map((qualification) => ({ ...plain, qualification })),
  ].map(writeRationale);

  it('has nothing to decide in either language, whatever it tells', () => {
    const open = texts.filter((text) => !settleText({ text, ...none }).ok);
    expect(texts.length).toBeGreaterThan(120);
    expect(open).toEqual([]);
  });
});
