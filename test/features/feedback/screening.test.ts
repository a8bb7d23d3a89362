import { describe, expect, it } from 'vitest';
import { screening } from '#db/schema/index.ts';
import {
  confirmFeedback,
  createScreener,
  screenWindow,
  trackFeedback,
  verifiedCounts,
  verifiedFeedback,
  windowClusters,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { createHeld, createModerated, heldGroups, repeatText } from '#test/features/feedback/held.ts';
import { createSent, NETWORK } from '#test/features/feedback/sent.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';

const rows = (context: Context) => context.database.read.select().from(screening);
const counted = async (context: Context, windowId: string) =>
  (await verifiedCounts(context, [windowId])).get(windowId) ?? 0;

describe('a confirmed submission', () => {
  it('counts for evaluators only once it is screened', async () => {
    const { context, window, confirm } = await createSent();
    await confirm();
    expect(await verifiedFeedback(context, window.id)).toEqual([]);
    expect(await screenWindow(context, window.id)).toBe(1);
    expect(await counted(context, window.id)).toBe(1);
    expect(await rows(context)).toMatchObject([
      { standing: 'clear', findings: [], ruleVersion: 1, clusterId: null, heldSince: null },
    ]);
  });

  it('is held where a rule asks for a person, and does not count meanwhile', async () => {
    const { context, window, id } = await createHeld();
    expect(await counted(context, window.id)).toBe(0);
    expect(await rows(context)).toMatchObject([
      { feedbackId: id, standing: 'held', findings: [{ code: 'abuse', count: 1 }] },
    ]);
  });

  it('is screened once, by however many at once, and again without a change', async () => {
    const { context, window, confirm } = await createSent();
    await confirm();
    await Promise.all([screenWindow(context, window.id), screenWindow(context, window.id)]);
    const before = await rows(context);
    context.clock.advance(60);
    expect(await screenWindow(context, window.id)).toBe(0);
    expect(await rows(context)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('is not screened before it is confirmed, nor in a window that does not exist', async () => {
    const { context, window } = await createSent();
    expect(await screenWindow(context, window.id)).toBe(0);
    expect(await screenWindow(context, newId(context.random))).toBe(0);
  });

  it('has its findings kept without a word of its text', async () => {
    const { context } = await createHeld();
    expect(JSON.stringify(await rows(context)).toLowerCase()).not.toContain('goblok');
  });
});

describe('the job', () => {
  it('finds what was confirmed since, in whichever window, and rests when there is nothing', async () => {
    const { context, window } = await createModerated();
    const other = await createWindow(context);
    const step = createScreener(context);
    expect(await step()).toBe(false);
    const confirmed = async (target: typeof window, surel: string) => {
      const { id, code } = await send(context, target, { surel });
      await confirmFeedback(context, id, code, NETWORK);
    };
    await confirmed(window, 'satu@contoh.test');
    await confirmed(other, 'dua@contoh.test');
    expect(await step()).toBe(true);
    expect(await step()).toBe(false);
    context.clock.advance(86_400);
    await confirmed(window, 'tiga@contoh.test');
    expect(await step()).toBe(true);
    expect([await counted(context, window.id), await counted(context, other.id)]).toEqual([2, 1]);
    expect(await step()).toBe(false);
  });

  it('remembers a campaign between its calls as well as it would find it at once', async () => {
    const { context, window } = await createModerated();
    const memory = new Map();
    for (const first of [1, 2, 3, 4]) {
      await repeatText(context, window, 1, first);
      await screenWindow(context, window.id, memory);
    }
    const remembered = (await rows(context)).map(({ standing, clusterId }) => ({ standing, clusterId }));
    await context.database.write([context.database.read.delete(screening)]);
    await screenWindow(context, window.id);
    const atOnce = (await rows(context)).map(({ standing, clusterId }) => ({ standing, clusterId }));
    expect(remembered).toEqual(atOnce);
    expect(new Set(atOnce.map(({ standing }) => standing))).toEqual(new Set(['held']));
  });
});

describe('a campaign', () => {
  it('is held from its third text on, with the two that were clear before', async () => {
    const { context, window } = await createModerated();
    const first = await repeatText(context, window, 2);
    expect(await counted(context, window.id)).toBe(2);
    const [third] = await repeatText(context, window, 1, 3);
    expect(await counted(context, window.id)).toBe(0);
    expect(await windowClusters(context, window.id)).toMatchObject([
      { id: first[0], members: [...first, third].map((id) => ({ id, standing: 'held' })) },
    ]);
  });

  it('stays within its window', async () => {
    const { context, window } = await createModerated();
    await repeatText(context, window, 2);
    await repeatText(context, await createWindow(context), 2, 3);
    expect(await heldGroups(context)).toEqual([]);
  });

  it('leaves alone who wrote something else, and short texts that agree', async () => {
    const { context, window } = await createModerated();
    await repeatText(context, window, 3);
    for (const voice of [10, 11, 12]) await speak(context, window, voice, { cerita: 'Cepat dan ramah.' });
    expect(await counted(context, window.id)).toBe(3);
  });

  it('loses whom withdraws, and stays held until a person decides', async () => {
    const { context, window } = await createModerated();
    await repeatText(context, window, 2);
    const { reference } = await speak(context, window, 9, {
      cerita:
        'Pelayanan di sini sangat buruk, petugas kasar dan lamban melayani warga. Kami minta pimpinan mengganti semua.',
    });
    expect((await heldGroups(context)).map(({ size }) => size)).toEqual([3]);
    await withdrawFeedback(context, reference, NETWORK);
    await screenWindow(context, window.id);
    expect((await heldGroups(context)).reduce((sum, { size }) => sum + size, 0)).toBe(2);
    expect(await counted(context, window.id)).toBe(0);
  });
});

describe('the author', () => {
  it('is told that it is being checked, and for what', async () => {
    const { context, reference } = await createHeld();
    expect(await trackFeedback(context, reference, NETWORK)).toMatchObject({
      value: {
        moderation: { standing: 'held', findings: [{ code: 'abuse' }], first: null },
        speaksOfMisconduct: false,
      },
    });
  });

  it('is offered other routes as soon as a text speaks of bribery', async () => {
    const { context, window } = await createModerated();
    const { reference } = await speak(context, window, 1, { cerita: 'Kasir minta uang pelicin.' });
    const tracked = await trackFeedback(context, reference, NETWORK);
    expect(tracked).toMatchObject({ value: { speaksOfMisconduct: true, moderation: { standing: 'held' } } });
  });

  it('waits for the check right after the confirmation', async () => {
    const { context, confirm } = await createSent();
    const confirmed = await confirm();
    const reference = confirmed.ok ? confirmed.value.reference : '';
    expect(await trackFeedback(context, reference, NETWORK)).toMatchObject({
      value: { moderation: { standing: null } },
    });
  });
});
