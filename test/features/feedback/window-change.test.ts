import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveReview } from '#features/evaluation/index.ts';
import {
  type ChangeRequest,
  canCloseEarly,
  canExtend,
  changeableWindows,
  closeWindow,
  extendWindow,
  type FeedbackWindow,
  isCancelled,
  lastDay,
  latestLastDay,
  openWindows,
  readWindow,
  windowChanges,
  windowState,
} from '#features/feedback/index.ts';
import { isExtension } from '#features/feedback/rules/window-change.ts';
import { listEvents } from '#features/identity/index.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import { createConsultation, createOffice, type Office } from '#test/features/feedback/consultation.ts';
import { createWindow, send, withdraw } from '#test/features/feedback/window.ts';

const auditor = { accountId: 'a', roles: ['auditor'] as const, agencies: [] };
const open = async () => false;
const DAY_SECONDS = 86_400;

async function createOpen() {
  const office = await createOffice();
  return { ...office, window: await createWindow(office.context) };
}

function extend({ context, officer }: Office, window: FeedbackWindow, request: Partial<ChangeRequest> = {}) {
  const values = { sampai: '2026-12-20', alasan: 'Loket baru buka pekan lalu.' };
  return extendWindow(context, officer, { windowId: window.id, values, seen: 1, ...request }, open);
}

function close({ context, officer }: Office, window: FeedbackWindow, request: Partial<ChangeRequest> = {}) {
  const values = { alasan: 'Unit ini ditutup sementara.' };
  return closeWindow(context, officer, { windowId: window.id, values, seen: 1, ...request });
}

async function historyOf({ context }: Office, { id }: FeedbackWindow) {
  return ((await windowChanges(context, [id])).get(id) ?? []).map(({ number, kind, reason }) => ({
    number,
    kind,
    reason: reason?.id ?? null,
  }));
}

describe('an extension', () => {
  it('lets a window close later, with its reason in the history and no free text in the trail', async () => {
    const office = await createOpen();
    const { context, window } = office;
    context.clock.advance(3 * DAY_SECONDS);
    const extended = { ...window, closesAt: startOfDay('2026-12-21') };
    expect(await extend(office, window)).toEqual({ ok: true, value: extended });
    expect(await readWindow(context, window.id)).toEqual(extended);
    expect((await windowChanges(context, [window.id])).get(window.id)?.[1]).toMatchObject({
      at: context.clock.now(),
      kind: 'extended',
      closesFrom: window.closesAt,
      closesTo: extended.closesAt,
      reason: { id: 'Loket baru buka pekan lalu.', en: null },
    });
    const events = await listEvents(context, auditor);
    expect(events.ok && events.value[0]).toMatchObject({
      action: 'feedback.window-extended',
      object: `window:${window.id}`,
      detail: { closes: '2026-12-20T17:00:00.000Z' },
    });
    expect(JSON.stringify(events)).not.toContain('Loket baru');
    context.clock.set(new Date(extended.closesAt.getTime() - 1));
    expect((await send(context, window)).outcome.ok).toBe(true);
  });

  it('comes at the latest a week after the last day, and opens the window again', async () => {
    const office = await createOpen();
    const { context, window } = office;
    context.clock.set(new Date(startOfDay('2026-12-16').getTime() - 1));
    expect((await send(context, window)).outcome.ok).toBe(false);
    expect((await extend(office, window)).ok).toBe(true);
    expect((await send(context, window)).outcome.ok).toBe(true);
  });

  it.each([
    ['before it opens', '2026-11-20'],
    ['when more than a week has passed', '2026-12-16'],
  ])('is refused %s', async (_, day) => {
    const office = await createOpen();
    office.context.clock.set(startOfDay(day));
    expect(await extend(office, office.window)).toMatchObject({ code: 'feedback.extension-too-late' });
  });

  it.each(['2026-12-08', '2026-12-01', '2027-01-24', '9999-12-31', 'besok', ''])(
    'is refused to a day that is no later, or too late: %s',
    async (sampai) => {
      const office = await createOpen();
      const values = { sampai, alasan: ' ' };
      const outcome = await extend(office, office.window, { values });
      const problems = !outcome.ok && 'problems' in outcome ? outcome.problems : [];
      expect(problems.map(({ field, code }) => `${field} ${code}`)).toEqual([
        `sampai feedback.${/^\d/.test(sampai) ? 'extension-out-of-bounds' : 'day-invalid'}`,
        'alasan feedback.reason-missing',
      ]);
      expect(await historyOf(office, office.window)).toHaveLength(1);
    },
  );

  it('reaches the sixtieth day after the opening day and no further, in however many steps', async () => {
    const office = await createOpen();
    const { window } = office;
    expect(latestLastDay(window)).toBe('2027-01-23');
    const to = (sampai: string, seen: number) =>
      extend(office, window, { seen, values: { sampai, alasan: 'Lagi.' } });
    expect((await to('2027-01-01', 1)).ok).toBe(true);
    expect((await to('2027-01-23', 2)).ok).toBe(true);
    office.context.clock.set(startOfDay('2027-01-25'));
    expect(await to('2027-01-24', 3)).toMatchObject({ code: 'feedback.form-invalid' });
  });

  it('is not for a window whose announcement was withdrawn, nor whose review is closed', async () => {
    const office = await createOpen();
    const { context, officer, window } = office;
    const reviewed = await createWindow(context);
    context.clock.set(window.closesAt);
    const evaluator = {
      accountId: officer.accountId,
      roles: ['evaluator'] as const,
      agencies: window.agencies,
    };
    const values = {
      heard: 'a',
      used: 'b',
      notUsed: 'c',
      finding: 'd',
      recommendation: '',
      hasNoConflict: true,
    };
    await saveReview(context, evaluator, { windowId: reviewed.id, values, revision: 0, isClosing: true });
    const request = {
      windowId: reviewed.id,
      values: { sampai: '2026-12-20', alasan: 'Lagi.' },
      seen: 1,
    };
    expect(await extendWindow(context, officer, request, async (id) => id === reviewed.id)).toMatchObject({
      code: 'feedback.review-closed',
    });
    await withdraw(context, window.announcementId ?? '');
    expect(await extend(office, window)).toMatchObject({ code: 'feedback.announcement-withdrawn' });
  });

  it('names nobody in its reason', async () => {
    const office = await createOpen();
    const values = { sampai: '2026-12-20', alasan: 'Atas permintaan Bapak Bambang Sutrisno.' };
    expect(await extend(office, office.window, { values })).toMatchObject({
      problems: [{ field: 'alasan', code: 'feedback.person-named' }],
    });
  });
});

describe('an early closing', () => {
  it('ends a window at once, and what has come in stays', async () => {
    const office = await createOpen();
    const { context, window } = office;
    context.clock.advance(DAY_SECONDS);
    expect(await close(office, window)).toMatchObject({ ok: true });
    expect((await readWindow(context, window.id))?.closesAt).toEqual(context.clock.now());
    expect((await send(context, window)).outcome).toMatchObject({ code: 'feedback.window-closed' });
    expect(await close(office, window, { seen: 2 })).toMatchObject({ code: 'feedback.window-closed' });
    expect(await historyOf(office, window)).toEqual([
      { number: 1, kind: 'opened', reason: null },
      { number: 2, kind: 'closed-early', reason: 'Unit ini ditutup sementara.' },
    ]);
  });

  it('may be taken back by an extension for a week', async () => {
    const office = await createOpen();
    office.context.clock.advance(DAY_SECONDS);
    await close(office, office.window);
    office.context.clock.advance(DAY_SECONDS);
    expect((await extend(office, office.window, { seen: 2 })).ok).toBe(true);
    expect((await send(office.context, office.window)).outcome.ok).toBe(true);
  });

  it('of a consultation that has not opened cancels it for good', async () => {
    const office = await createOffice();
    const { context } = office;
    const window = await createConsultation(office, { mulai: '2026-12-01', sampai: '2026-12-15' });
    expect(await close(office, window)).toMatchObject({ ok: true });
    const cancelled = await readWindow(context, window.id);
    expect(cancelled !== null && isCancelled(cancelled)).toBe(true);
    context.clock.set(startOfDay('2026-12-02'));
    expect((await send(context, window)).outcome).toMatchObject({ code: 'feedback.window-closed' });
    expect(await extend(office, window, { seen: 2 })).toMatchObject({ code: 'feedback.extension-too-late' });
  });
});

describe('a change', () => {
  it('is an officer’s, of a window that exists', async () => {
    const office = await createOpen();
    const { context, window } = office;
    for (const actor of [null, auditor, { ...auditor, roles: ['evaluator', 'admin', 'approver'] as const }]) {
      const others = { context, officer: actor as unknown as Office['officer'] };
      expect((await extend(others, window)).ok).toBe(false);
      expect((await close(others, window)).ok).toBe(false);
    }
    const unknown = { ...window, id: 'a'.repeat(26) };
    expect(await extend(office, unknown)).toMatchObject({ code: 'feedback.window-unknown' });
    expect(await close(office, unknown)).toMatchObject({ code: 'feedback.window-unknown' });
    expect(await readWindow(context, window.id)).toEqual(window);
  });

  it('is made once when two officers decide at the same time, and refused to whoever saw less', async () => {
    const office = await createOpen();
    const { window } = office;
    const answers = await Promise.all([
      extend(office, window),
      close(office, window),
      extend(office, window),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.code).toBe('feedback.window-changed');
    }
    expect(await historyOf(office, window)).toHaveLength(2);
  });

  it('by the rule stands in the history too: the opening, and the closing of what was withdrawn, once', async () => {
    const office = await createOpen();
    const { context, window } = office;
    await extend(office, window);
    await withdraw(context, window.announcementId ?? '');
    for (const _ of [1, 2]) await openWindows(context);
    expect(await historyOf(office, window)).toEqual([
      { number: 1, kind: 'opened', reason: null },
      { number: 2, kind: 'extended', reason: 'Loket baru buka pekan lalu.' },
      { number: 3, kind: 'closed-early', reason: null },
    ]);
  });

  it('is offered for windows that can still be changed', async () => {
    const office = await createOpen();
    const { context, window } = office;
    const upcoming = await createConsultation(office, { mulai: '2026-12-01', sampai: '2026-12-15' });
    const ids = async () => (await changeableWindows(context)).map(({ id }) => id);
    expect(await ids()).toEqual([window.id, upcoming.id]);
    await close(office, upcoming);
    expect(await ids()).toEqual([window.id]);
    context.clock.set(startOfDay('2026-12-16'));
    expect(await ids()).toEqual([]);
  });
});

describe('the days of a window, whatever is done to it', () => {
  const OPENED = new Date('2026-11-24T03:00:00Z');
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('extend' as const), to: fc.integer({ min: -5, max: 70 }) }),
    fc.record({ kind: fc.constant('close' as const) }),
    fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 400 }) }),
  );

  it('are at most sixty after its opening day, and it never closes later without being open or freshly closed', () => {
    fc.assert(
      fc.property(fc.integer({ min: -72, max: 72 }), fc.array(deed, { maxLength: 12 }), (opensIn, deeds) => {
        const opensAt = new Date(OPENED.getTime() + opensIn * 3_600_000);
        let window = { opensAt, closesAt: startOfDay(addDays(plainDate(opensAt), 15)) };
        let now = OPENED;
        for (const one of deeds) {
          const before = window;
          const state = windowState(window, now);
          if (one.kind === 'wait') now = new Date(now.getTime() + one.hours * 3_600_000);
          if (one.kind === 'close' && canCloseEarly(window, now)) window = { ...window, closesAt: now };
          if (one.kind === 'extend') {
            const day = addDays(plainDate(opensAt), one.to);
            if (canExtend(window, now) && isExtension(window, day, now)) {
              window = { ...window, closesAt: startOfDay(addDays(day, 1)) };
              expect(window.closesAt > before.closesAt).toBe(true);
              expect(windowState(window, now)).toBe('open');
              expect(state).not.toBe('upcoming');
              expect(isCancelled(before)).toBe(false);
            }
          }
          expect(lastDay(window) <= latestLastDay(window)).toBe(true);
          // Whoever reads the calendar is told one state, and it changes by a deed or by time alone.
          if (window === before && one.kind !== 'wait') expect(windowState(window, now)).toBe(state);
          if (window.closesAt < before.closesAt) expect(windowState(window, now)).toBe('closed');
          if (isCancelled(window)) expect(canExtend(window, now) || canCloseEarly(window, now)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('pass through their states in order where nothing is done', () => {
    const ORDER = ['upcoming', 'open', 'closed'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 500 }), { minLength: 2 }), (hours) => {
        const window = { opensAt: OPENED, closesAt: startOfDay('2026-12-09') };
        const states = hours
          .toSorted((one, other) => one - other)
          .map((one) => windowState(window, new Date(OPENED.getTime() + one * 3_600_000)));
        const places = states.map((state) => ORDER.indexOf(state));
        expect(places).toEqual(places.toSorted());
      }),
    );
  });
});
