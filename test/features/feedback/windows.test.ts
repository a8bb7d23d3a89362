import { describe, expect, it } from 'vitest';
import { lastDay, openWindows, openWindowsNow, readWindow, windowsOf } from '#features/feedback/index.ts';
import { agencies } from '#features/staffing/index.ts';
import { newId } from '#lib/id.ts';
import { announce, createWindow, send, withdraw } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

describe('opening windows', () => {
  it('opens one for every announcement of the record that names one, as it is published', async () => {
    const context = await createTestContext();
    const { id, feedbackWindow } = await announce(context);
    await announce(context, { feedbackWindow: null });
    expect(await openWindows(context)).toBe(1);
    expect(await readWindow(context, feedbackWindow ?? '')).toEqual({
      id: feedbackWindow,
      kind: 'announcement',
      announcementId: id,
      originLevel: 0,
      origin: 'rsud-abdul-moeloek',
      postLevel: 0,
      post: 'tenaga-kesehatan',
      question: null,
      opensAt: context.clock.now(),
      closesAt: new Date('2026-12-08T17:00:00Z'),
      instrumentVersion: 1,
      agencies: ['rsud-abdul-moeloek'],
      units: [],
    });
  });

  it('may be repeated, also later and at the same time: a window keeps its days', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    await announce(context);
    context.clock.advance(86_400);
    expect(Math.max(...(await Promise.all([openWindows(context), openWindows(context)])))).toBe(1);
    expect(await openWindows(context)).toBe(0);
    expect(await readWindow(context, window.id)).toEqual(window);
    expect(await openWindowsNow(context)).toHaveLength(2);
  });

  it.each([
    [{ level: 0, value: 'bkd' }, ['bkd']],
    [
      { level: 1, value: 'kesehatan' },
      agencies.filter((agency) => agency.domainCluster === 'kesehatan').map(({ code }) => code),
    ],
    [{ level: 2, value: '*' }, agencies.map(({ code }) => code)],
  ])('gives it to the agencies that its origin may mean: %j', async (origin, expected) => {
    const context = await createTestContext();
    const window = await createWindow(context, { origin });
    expect(window.agencies.toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(0);
  });
});

describe('the window of a withdrawn announcement', () => {
  it('closes at once, and says no more of what it was about, but keeps its readers', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    const other = await createWindow(context);
    context.clock.advance(86_400);
    await withdraw(context, window.announcementId ?? '');
    expect(await openWindows(context)).toBe(0);
    const closed = await readWindow(context, window.id);
    expect(closed).toEqual({
      ...window,
      closesAt: context.clock.now(),
      originLevel: 2,
      origin: '*',
      postLevel: 2,
      post: '*',
    });
    expect(lastDay({ closesAt: context.clock.now() })).toBe('2026-11-25');
    expect((await openWindowsNow(context)).map(({ id }) => id)).toEqual([other.id]);
    const { outcome } = await send(context, window);
    expect(outcome).toMatchObject({ ok: false, code: 'feedback.window-closed' });
    context.clock.advance(86_400);
    await openWindows(context);
    expect(await readWindow(context, window.id)).toEqual(closed);
  });

  it('keeps its end when it was over already', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    context.clock.advance(30 * 86_400);
    await withdraw(context, window.announcementId ?? '');
    await openWindows(context);
    expect((await readWindow(context, window.id))?.closesAt).toEqual(window.closesAt);
  });

  it('never opens when the withdrawal came first', async () => {
    const context = await createTestContext();
    const { id, feedbackWindow } = await announce(context);
    await withdraw(context, id);
    expect(await openWindows(context)).toBe(0);
    expect(await readWindow(context, feedbackWindow ?? '')).toBeNull();
  });
});

describe('windows', () => {
  it('are listed for the agencies that read them, soonest closing first', async () => {
    const context = await createTestContext();
    const early = await createWindow(context);
    context.clock.advance(86_400);
    const late = await createWindow(context, { origin: { level: 2, value: '*' } });
    const ids = async (...codes: string[]) => (await windowsOf(context, codes)).map(({ id }) => id);
    expect(await ids('rsud-abdul-moeloek')).toEqual([early.id, late.id]);
    expect(await ids('bkd')).toEqual([late.id]);
    expect(await ids('bkd', 'rsud-abdul-moeloek')).toEqual([early.id, late.id]);
    expect(await ids()).toEqual([]);
  });

  it('are open until their last millisecond', async () => {
    const context = await createTestContext();
    const { closesAt } = await createWindow(context);
    context.clock.set(new Date(closesAt.getTime() - 1));
    expect(await openWindowsNow(context)).toHaveLength(1);
    context.clock.set(closesAt);
    expect(await openWindowsNow(context)).toEqual([]);
  });

  it('are null when they do not exist or the id is none', async () => {
    const context = await createTestContext();
    expect(await readWindow(context, newId(context.random))).toBeNull();
    expect(await readWindow(context, "' OR 1=1 --")).toBeNull();
  });
});
