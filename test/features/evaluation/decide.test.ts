import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { textDecision } from '#db/schema/index.ts';
import type { Decision, TextDecisions } from '#features/anonymity/index.ts';
import { decideText, readCase, readText, saveReview } from '#features/evaluation/index.ts';
import { forgetOldFeedback, withdrawFeedback } from '#features/feedback/index.ts';
import { listEvents } from '#features/identity/index.ts';
import type { Actor } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { createTestContext } from '#test/support/context.ts';

const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['rsud-abdul-moeloek'] };
const colleague = { ...evaluator, accountId: 'c' };
const elsewhere = { ...evaluator, accountId: 'x', agencies: ['bkd'] };
const auditor = { accountId: 'a', roles: ['auditor'] as const, agencies: [] };
const STORY = 'Bu Rina ramah. Istri Pak Camat menyerobot antrean, HP 0812-3456-7890.';
const unknown = { ok: false, code: 'evaluation.text-unknown' };
const whole = {
  ...{ heard: 'Antrean.', used: 'Semua.', notUsed: 'Tidak ada.', finding: 'Kurang petugas.' },
  ...{ recommendation: '', hasNoConflict: true },
};

/** A window with one story in which one highlight waits, and the evaluator's hands on it. */
async function createDesk(cerita = STORY) {
  const context = await createTestContext();
  for (const { accountId } of [evaluator, colleague, elsewhere, auditor])
    await createActor(context, accountId);
  const window = await createWindow(context);
  const { id, reference } = await speak(context, window, 1, { cerita });
  const open = async (options: Parameters<typeof readText>[3] = {}) => {
    const found = await readText(context, evaluator, id, options);
    if (!found.ok) throw new Error(found.code);
    return found.value.review;
  };
  const decideWith = async (given: Partial<TextDecisions> = {}, actor: Actor | null = evaluator) => {
    const { textHash } = await open();
    return decideText(context, actor, id, { textHash, decisions: [], words: [], isDraft: false, ...given });
  };
  const decide = async (action: Decision['action'], actor: Actor | null = evaluator) => {
    const { found } = await open();
    return decideWith({ decisions: found.map(({ start, end }) => ({ start, end, action })) }, actor);
  };
  const shown = async () => {
    const found = await readCase(context, evaluator, window.id);
    const [one] = found.ok ? found.value.feedback : [];
    return { text: one?.text, undecided: one?.undecided };
  };
  const close = () =>
    saveReview(context, evaluator, { windowId: window.id, values: whole, revision: 0, isClosing: true });
  const deeds = async () => {
    const events = await listEvents(context, auditor);
    return events.ok ? events.value.filter(({ object }) => object === `feedback:${id}`) : [];
  };
  const kept = () => context.database.read.$count(textDecision);
  return { context, window, id, reference, open, decide, decideWith, shown, close, deeds, kept };
}

describe('a text on the evaluator’s desk', () => {
  it('waits with its highlights, and is shown as it was decided afterwards', async () => {
    const { decide, shown } = await createDesk();
    const waiting = { text: STORY.replace('Rina', '[nama]').replace('0812-3456-7890', '[telepon]') };
    expect(await shown()).toEqual({ ...waiting, undecided: 1 });
    expect(await decide('keep')).toMatchObject({ ok: true });
    expect(await shown()).toEqual({ ...waiting, undecided: 0 });
    expect(await decide('mask')).toMatchObject({ ok: true });
    expect(await shown()).toEqual({
      text: waiting.text.replace('Istri Pak Camat', '[jabatan]'),
      undecided: 0,
    });
  });

  it('holds no masked words unless they are uncovered, which is recorded each time', async () => {
    const { open, deeds } = await createDesk();
    expect(JSON.stringify(await open())).not.toMatch(/Rina|0812/);
    expect(await deeds()).toEqual([]);
    expect((await open({ isUncovered: true })).text).toBe(STORY);
    expect((await deeds()).map(({ action, accountId }) => [action, accountId])).toEqual([
      ['evaluation.text-uncovered', 'e'],
    ]);
  });

  it('may have a mask kept, a selection masked, and words masked everywhere', async () => {
    const { decideWith, shown } = await createDesk();
    const at = (words: string, action: Decision['action']): Decision => {
      const start = STORY.indexOf(words);
      return { start, end: start + words.length, action };
    };
    const decisions = [at('Rina', 'keep'), at('Istri Pak Camat', 'mask'), at('ramah', 'mask')];
    expect(await decideWith({ decisions, words: ['ANTREAN'] })).toMatchObject({ ok: true });
    expect((await shown()).text).toBe(
      'Bu Rina [disamarkan]. [jabatan] menyerobot [disamarkan], HP [telepon].',
    );
  });

  it('comes back with what was decided, or with what would be', async () => {
    const { open, decide } = await createDesk();
    const { textHash, found } = await open();
    const decisions = found.map(({ start, end }) => ({ start, end, action: 'mask' as const }));
    const sent = { textHash, decisions, words: [], isDraft: true };
    expect((await open({ sent })).outcome.text).toContain('[jabatan]');
    expect((await open()).isReviewed).toBe(false);
    await decide('keep');
    expect(await open()).toMatchObject({ isReviewed: true, problem: null });
  });

  it('is decided by evaluators of its agencies only', async () => {
    const { context, id, decide, kept } = await createDesk();
    const forbidden = { ok: false, code: 'identity.forbidden' };
    for (const actor of [elsewhere, { ...evaluator, roles: ['officer'] as const }]) {
      expect(await decide('mask', actor)).toEqual(forbidden);
      expect(await readText(context, actor, id)).toEqual(forbidden);
    }
    expect(await decide('mask', null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await kept()).toBe(0);
  });

  it('must be there: confirmed, not withdrawn, and not empty', async () => {
    const { context, window } = await createDesk();
    const { id: unconfirmed } = await send(context, window);
    const { id: empty } = await speak(context, window, 2, { cerita: '' });
    for (const id of [unconfirmed, empty, newId(context.random), 'none']) {
      expect(await readText(context, evaluator, id)).toEqual(unknown);
      expect(await decideText(context, evaluator, id, null)).toEqual(unknown);
    }
  });
});

describe('decisions about a text', () => {
  it('are kept only when they are about this text, and whole', async () => {
    const { context, id, decideWith, open, kept } = await createDesk();
    const { found } = await open();
    const decisions = found.map(({ start, end }) => ({ start, end, action: 'mask' as const }));
    const undecided = { ok: false, code: 'evaluation.undecided', details: { count: 1 } };
    expect(await decideWith({})).toEqual(undecided);
    expect(await decideText(context, evaluator, id, null)).toEqual(undecided);
    expect(await decideWith({ decisions, textHash: '0'.repeat(64) })).toMatchObject({
      code: 'evaluation.decisions-stale',
    });
    expect(await decideWith({ decisions: [{ start: 0, end: 999, action: 'mask' }] })).toMatchObject({
      code: 'evaluation.decisions-stale',
    });
    expect(await decideWith({ decisions, words: ['Kotabumi', 'ramah'] })).toEqual({
      ok: false,
      code: 'evaluation.words-missing',
      details: { words: 'Kotabumi' },
    });
    expect(await decideWith({ decisions, isDraft: true })).toMatchObject({ code: 'evaluation.undecided' });
    expect(await kept()).toBe(0);
  });

  it('are recorded with how much they mask and keep, once however often they are sent', async () => {
    const { decide, deeds, kept } = await createDesk();
    await decide('mask');
    await decide('mask');
    await decide('keep', colleague);
    expect((await deeds()).map(({ action, accountId, detail }) => ({ action, accountId, detail }))).toEqual([
      { action: 'evaluation.text-decided', accountId: 'c', detail: { masked: 2, kept: 1 } },
      { action: 'evaluation.text-decided', accountId: 'e', detail: { masked: 3, kept: 0 } },
    ]);
    expect(await kept()).toBe(1);
  });

  it('are sealed: neither words nor places nor the hash of the text stand in the table', async () => {
    const { context, decide, open } = await createDesk();
    await decide('mask');
    const [row] = await context.database.read.all<Record<string, unknown>>(sql`SELECT * FROM text_decision`);
    expect(Object.keys(row ?? {}).sort()).toEqual(
      ['decided_at', 'decided_by', 'feedback_id', 'sealed_box', 'sealed_key'].sort(),
    );
    expect(JSON.stringify(row)).not.toContain((await open()).textHash);
  });

  it('go with the text when its author withdraws it', async () => {
    const { context, id, reference, decide, kept } = await createDesk();
    await decide('mask');
    expect(await kept()).toBe(1);
    expect(await withdrawFeedback(context, reference, '203.0.113.9')).toMatchObject({ ok: true });
    expect(await kept()).toBe(0);
    expect(await readText(context, evaluator, id)).toEqual(unknown);
  });

  it('go with the text when its time is over', async () => {
    const { context, decide, kept, shown } = await createDesk();
    await decide('mask');
    context.clock.advance(3 * 366 * 86_400);
    await forgetOldFeedback(context);
    expect(await kept()).toBe(0);
    expect(await shown()).toEqual({ text: null, undecided: 0 });
  });

  it('are not kept of a text that is withdrawn at the same moment', async () => {
    const { context, reference, decide, kept } = await createDesk();
    await Promise.all([withdrawFeedback(context, reference, '203.0.113.9'), decide('mask')]);
    expect(await kept()).toBe(0);
  });
});

describe('closing a review', () => {
  it('waits until every highlight is decided', async () => {
    const { context, window, decide, close } = await createDesk();
    await speak(context, window, 2, { cerita: 'Kepala SMAN 2 Kalianda tidak di tempat.' });
    context.clock.set(window.closesAt);
    expect(await close()).toEqual({ ok: false, code: 'evaluation.texts-undecided', details: { count: 2 } });
    await decide('keep');
    expect(await close()).toMatchObject({ details: { count: 1 } });
  });

  it('needs no decision where only masks were found, nor for a draft', async () => {
    const { context, window, close, shown } = await createDesk('Bu Rina ramah, HP 0812-3456-7890.');
    expect(await shown()).toMatchObject({ undecided: 0 });
    context.clock.set(window.closesAt);
    expect(await close()).toMatchObject({ ok: true });
  });
});
