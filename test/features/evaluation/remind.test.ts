import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { windowReminder } from '#db/schema/index.ts';
import { dueReminder, remindEvaluators, saveReview } from '#features/evaluation/index.ts';
import { closeWindow, extendWindow, type FeedbackWindow } from '#features/feedback/index.ts';
import { createAccount, disableAccount, findActor } from '#features/identity/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import type { Context, StaffRole } from '#lib/context.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import type { Mail } from '#lib/mail.ts';
import { reminderMail } from '#strings/reminder-mail.ts';
import { windowTitle } from '#strings/window-title.ts';
import { createWindow } from '#test/features/feedback/window.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const ORIGIN = 'https://tapis.example';
const HOUR_MS = 3_600_000;
const WARD = ['rsud-abdul-moeloek'];
const write = reminderMail('id', ORIGIN);

async function hire(context: Context, name: string, agencies: string[], roles: StaffRole[] = ['evaluator']) {
  const email = `${name}@contoh.test`;
  const password = 'sandi yang cukup panjang 2026';
  const created = await createAccount(context, { email, displayName: name, roles, agencies, password });
  if (!created.ok) throw new Error(created.code);
  return created.value;
}

/** A window of the hospital with two evaluators of it, and others who do not read it. */
async function createDesk() {
  const context = await createTestContext();
  const first = await hire(context, 'satu', WARD);
  await hire(context, 'dua', [...WARD, 'bkd']);
  await hire(context, 'lain', ['bkd']);
  await hire(context, 'petugas', WARD, ['officer']);
  return { context, window: await createWindow(context), first };
}

/** Moves the clock and reminds. @returns whom the new mails go to, with their subjects. */
async function remindAt(context: TestContext, instant: Date): Promise<string[]> {
  context.clock.set(instant);
  const before = (await waitingMails(context)).length;
  const count = await remindEvaluators(context, write);
  const mails = (await waitingMails(context)).slice(0, count).map(({ payload }) => payload as Mail);
  expect(await waitingMails(context)).toHaveLength(before + count);
  return mails.map(({ to, subject }) => `${to} ${subject}`).sort();
}

const at = ({ closesAt }: Pick<FeedbackWindow, 'closesAt'>, hours: number) =>
  new Date(closesAt.getTime() + hours * HOUR_MS);
const toBoth = (subject: string) => ['dua', 'satu'].map((name) => `${name}@contoh.test ${subject}`);
const CLOSING = toBoth('Masa masukan segera ditutup');
const WAITING = toBoth('Masa masukan sudah ditutup, telaah menunggu');

describe('evaluators of a window', () => {
  it('are told three days before it closes and on the day after, once each', async () => {
    const { context, window } = await createDesk();
    expect(await remindAt(context, at(window, -73))).toEqual([]);
    expect(await remindAt(context, at(window, -72))).toEqual(CLOSING);
    for (const hours of [-71, -2, -1]) expect(await remindAt(context, at(window, hours))).toEqual([]);
    expect(await remindAt(context, at(window, 0))).toEqual(WAITING);
    for (const hours of [1, 30, 200]) expect(await remindAt(context, at(window, hours))).toEqual([]);
  });

  it('are told once when several processes remind at the same time', async () => {
    const { context, window } = await createDesk();
    context.clock.set(at(window, -10));
    const counts = await Promise.all([1, 2, 3].map(() => remindEvaluators(context, write)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await waitingMails(context)).toHaveLength(2);
    expect(await context.database.read.$count(windowReminder)).toBe(2);
  });

  it('get one mail about all windows with the same last day', async () => {
    const { context, window } = await createDesk();
    await createWindow(context);
    await createWindow(context, { origin: { level: 2, value: '*' } });
    const told = await remindAt(context, at(window, -10));
    expect(told).toHaveLength(3);
    const mails = (await waitingMails(context)).map(({ payload }) => payload as Mail);
    const textTo = (name: string) => mails.find(({ to }) => to.startsWith(name))?.text;
    expect(textTo('satu')).toContain('3 masa masukan');
    expect(textTo('lain')).toContain('1 masa masukan');
  });

  it('are told of the new last day when it is extended, and of none when its review is closed', async () => {
    const { context, window, first } = await createDesk();
    await remindAt(context, at(window, -72));
    const officer = await findActor(context, 'petugas@contoh.test');
    const values = { sampai: addDays(plainDate(window.closesAt), 10), alasan: 'Loket baru buka.' };
    const request = { windowId: window.id, values, seen: 1 };
    const extended = await extendWindow(context, officer, request, async () => false);
    if (!extended.ok) throw new Error(extended.code);
    expect(await remindAt(context, at(window, 1))).toEqual([]);
    expect(await remindAt(context, at(extended.value, -72))).toEqual(CLOSING);

    await closeWindow(context, officer, { ...request, seen: 2 });
    const review = {
      heard: 'a',
      used: 'b',
      notUsed: 'c',
      finding: 'd',
      recommendation: '',
      hasNoConflict: true,
    };
    const actor = { accountId: first, roles: ['evaluator'] as const, agencies: WARD };
    await saveReview(context, actor, { windowId: window.id, values: review, revision: 0, isClosing: true });
    expect(await remindAt(context, at(extended.value, 1))).toEqual([]);
  });

  it('whose account is closed are written to no more', async () => {
    const { context, window, first } = await createDesk();
    await disableAccount(context, { accountId: 'x', roles: ['admin'], agencies: [] }, first);
    expect(await remindAt(context, at(window, -1))).toEqual(CLOSING.slice(0, 1));
  });

  it('are not told of what closed long ago, by a server that stood still', async () => {
    const { context, window } = await createDesk();
    expect(await remindAt(context, at(window, 24 * 7))).toEqual([]);
  });
});

describe('the mail', () => {
  it.each(['id', 'en'] as const)('leads to the queue and tells nothing of a case (%s)', async (lang) => {
    const { window } = await createDesk();
    for (const kind of ['closing', 'waiting'] as const) {
      const { subject, text, html } = reminderMail(lang, ORIGIN)(kind, '2026-12-08', 2);
      const address = `${ORIGIN}${lang === 'en' ? '/en' : ''}/kerja/antrean`;
      for (const body of [text, html]) {
        expect(body.split(address)).toHaveLength(2);
        expect(body).toContain('8 ');
      }
      const all = `${subject} ${text} ${html}`;
      expect(all).not.toContain(window.id);
      for (const words of windowTitle(lang, window).split(', ')) expect(all).not.toContain(words);
      expect(all.match(/https?:/g)).toHaveLength(2);
    }
  });
});

describe('what is due', () => {
  it('is at most one thing at a time, in its order, and nothing of what never opened', () => {
    const hours = fc.integer({ min: -500, max: 900 });
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 700 }), fc.array(hours), (length, times) => {
        const opensAt = startOfDay('2026-11-24');
        const window = { opensAt, closesAt: new Date(opensAt.getTime() + length * HOUR_MS) };
        const told = times
          .toSorted((one, other) => one - other)
          .map((one) => dueReminder(window, new Date(opensAt.getTime() + one * HOUR_MS)))
          .filter((kind) => kind !== null);
        expect(told).toEqual(told.toSorted());
        if (length <= 0) expect(told).toEqual([]);
      }),
    );
  });
});
