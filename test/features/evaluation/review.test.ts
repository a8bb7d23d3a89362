import { describe, expect, it } from 'vitest';
import { listQueue, readCase, saveReview } from '#features/evaluation/index.ts';
import { listEvents } from '#features/identity/index.ts';
import type { Actor } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { createWindow } from '#test/features/feedback/window.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { createTestContext } from '#test/support/context.ts';

const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['rsud-abdul-moeloek'] };
const colleague = { ...evaluator, accountId: 'c' };
const auditor = { accountId: 'a', roles: ['auditor'] as const, agencies: [] };
const whole = {
  heard: 'Antrean di loket panjang.',
  used: 'Jawaban tentang waktu.',
  notUsed: 'Satu cerita tentang unit lain.',
  finding: 'Loket kekurangan pegawai.',
  recommendation: '',
  hasNoConflict: true,
};
type ReviewRequest = Parameters<typeof saveReview>[2];

const changed = { ok: false, code: 'evaluation.review-changed' };

async function createDesk() {
  const context = await createTestContext();
  for (const { accountId } of [evaluator, colleague, auditor]) await createActor(context, accountId);
  const window = await createWindow(context);
  const save = (request: Partial<ReviewRequest> = {}, actor: Actor | null = evaluator) =>
    saveReview(context, actor, {
      windowId: window.id,
      values: whole,
      revision: 0,
      isClosing: false,
      ...request,
    });
  const kept = async () => {
    const shown = await readCase(context, evaluator, window.id);
    return shown.ok ? shown.value.review : null;
  };
  const deeds = async () => {
    const events = await listEvents(context, auditor);
    return events.ok
      ? events.value.map(({ action, accountId, object }) => ({ action, accountId, object }))
      : [];
  };
  return { context, window, save, kept, deeds };
}

describe('a draft', () => {
  it('is kept as far as it goes, and may be saved again from what it has become', async () => {
    const { context, window, save, kept, deeds } = await createDesk();
    expect(await save({ values: { hasNoConflict: false, heard: ' Antrean\r\npanjang ' } })).toMatchObject({
      ok: true,
      value: { revision: 1 },
    });
    expect(await kept()).toEqual({
      windowId: window.id,
      evaluatorId: 'e',
      heard: 'Antrean\npanjang',
      used: '',
      notUsed: '',
      finding: '',
      recommendation: '',
      hasNoConflict: false,
      revision: 1,
      savedAt: context.clock.now(),
      closedAt: null,
    });
    expect(await save({ revision: 1 }, colleague)).toMatchObject({ ok: true, value: { revision: 2 } });
    expect(await kept()).toMatchObject({ ...whole, evaluatorId: 'c', revision: 2 });
    expect(await listQueue(context, evaluator)).toMatchObject({ value: [{ review: 'draft' }] });
    expect(await deeds()).toEqual([
      { action: 'evaluation.review-saved', accountId: 'c', object: `window:${window.id}` },
      { action: 'evaluation.review-saved', accountId: 'e', object: `window:${window.id}` },
    ]);
  });

  it('is refused when it was filled from an older one, or from one that never was', async () => {
    const { save, kept } = await createDesk();
    expect(await save({ revision: 1 })).toEqual(changed);
    await save();
    await save({ revision: 1, values: { ...whole, heard: 'Dua' } }, colleague);
    for (const revision of [0, 1, 3]) expect(await save({ revision })).toEqual(changed);
    expect(await kept()).toMatchObject({ heard: 'Dua', revision: 2 });
  });

  it.each([0, 1])(
    'of two savings of revision %i at the same time one holds, and one is logged',
    async (revision) => {
      const { save, kept, deeds } = await createDesk();
      if (revision === 1) await save();
      const outcomes = await Promise.all([
        save({ revision, values: { ...whole, heard: 'Satu' } }),
        save({ revision, values: { ...whole, heard: 'Dua' } }, colleague),
      ]);
      expect(outcomes.map((one) => (one.ok ? 'kept' : one.code)).sort()).toEqual([
        'evaluation.review-changed',
        'kept',
      ]);
      expect(await kept()).toMatchObject({ heard: outcomes[0]?.ok ? 'Satu' : 'Dua', revision: revision + 1 });
      expect(await deeds()).toHaveLength(revision + 1);
    },
  );

  it('has at most 4,000 characters in each part, and says which are longer', async () => {
    const { save } = await createDesk();
    const values = {
      ...whole,
      heard: 'a'.repeat(4001),
      finding: 'b'.repeat(4000),
      recommendation: 'c'.repeat(4001),
    };
    expect(await save({ values })).toEqual({
      ok: false,
      code: 'evaluation.form-invalid',
      problems: [
        { field: 'heard', code: 'evaluation.text-too-long' },
        { field: 'recommendation', code: 'evaluation.text-too-long' },
      ],
    });
  });
});

describe('closing', () => {
  it('waits for the end of the window, whose later voices may still change it', async () => {
    const { context, window, save, kept } = await createDesk();
    context.clock.set(new Date(window.closesAt.getTime() - 1));
    expect(await save({ isClosing: true })).toEqual({ ok: false, code: 'evaluation.window-open' });
    context.clock.set(window.closesAt);
    expect(await save({ isClosing: true })).toMatchObject({ ok: true });
    expect(await kept()).toMatchObject({ ...whole, closedAt: window.closesAt });
    expect(await listQueue(context, evaluator)).toMatchObject({ value: [{ review: 'closed' }] });
  });

  it('needs every part but the recommendation, and no conflict of interest', async () => {
    const { context, window, save, kept } = await createDesk();
    context.clock.set(window.closesAt);
    const values = { heard: ' ', used: '', finding: '\n', recommendation: '', hasNoConflict: false };
    expect(await save({ isClosing: true, values })).toEqual({
      ok: false,
      code: 'evaluation.form-invalid',
      problems: [
        { field: 'heard', code: 'evaluation.text-missing' },
        { field: 'used', code: 'evaluation.text-missing' },
        { field: 'notUsed', code: 'evaluation.text-missing' },
        { field: 'finding', code: 'evaluation.text-missing' },
        { field: 'hasNoConflict', code: 'evaluation.conflict-undeclared' },
      ],
    });
    expect(await kept()).toBeNull();
  });

  it('is for good', async () => {
    const { context, window, save, kept, deeds } = await createDesk();
    context.clock.set(window.closesAt);
    await save({ isClosing: true });
    const closed = await kept();
    context.clock.advance(60);
    for (const isClosing of [true, false]) {
      for (const revision of [0, 1]) {
        const values = { ...whole, heard: 'Lain' };
        expect(await save({ revision, isClosing, values })).toEqual({
          ok: false,
          code: 'evaluation.review-closed',
        });
      }
    }
    expect(await kept()).toEqual(closed);
    expect(await deeds()).toEqual([
      { action: 'evaluation.review-closed', accountId: 'e', object: `window:${window.id}` },
    ]);
  });

  it('holds against a draft that comes at the same time', async () => {
    const { context, window, save, kept } = await createDesk();
    await save();
    context.clock.set(window.closesAt);
    const [closing, draft] = await Promise.all([
      save({ revision: 1, isClosing: true }),
      save({ revision: 1, values: { ...whole, heard: 'Lain' } }, colleague),
    ]);
    expect([closing.ok, draft.ok].sort()).toEqual([false, true]);
    expect((await kept())?.closedAt !== null).toBe(closing.ok);
  });
});

describe('a review', () => {
  it('is written by evaluators of the window’s agencies only', async () => {
    const { save, kept } = await createDesk();
    const forbidden = { ok: false, code: 'identity.forbidden' };
    expect(await save({}, { ...evaluator, agencies: ['bkd'] })).toEqual(forbidden);
    expect(await save({}, { ...evaluator, roles: ['officer', 'admin'] })).toEqual(forbidden);
    expect(await save({}, null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await kept()).toBeNull();
  });

  it('belongs to a window that exists', async () => {
    const { context, save } = await createDesk();
    for (const windowId of [newId(context.random), 'none']) {
      expect(await save({ windowId })).toEqual({ ok: false, code: 'evaluation.case-unknown' });
    }
  });
});
