import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedback } from '#db/schema/index.ts';
import {
  confirmFeedback,
  readSubmission,
  resendCode,
  trackFeedback,
  verifiedCounts,
  verifiedFeedback,
} from '#features/feedback/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

const NETWORK = '203.0.113.9';
const REFERENCE = /^TAPIS(-[A-Z2-7]{4}){4}$/;

async function createSent() {
  const context = await createTestContext();
  const window = await createWindow(context);
  const sent = await send(context, window);
  const confirm = (code = sent.code, id = sent.id) => confirmFeedback(context, id, code, NETWORK);
  return { context, window, ...sent, confirm };
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const countOf = async (context: Context, windowId: string) =>
  (await verifiedCounts(context, [windowId])).get(windowId) ?? 0;

describe('a confirmation', () => {
  it('makes a voice count, and gives the reference by which its author can follow it', async () => {
    const { context, window, id, confirm } = await createSent();
    expect(await countOf(context, window.id)).toBe(0);
    context.clock.advance(60);
    const outcome = await confirm();
    expect(outcome).toEqual({ ok: true, value: { reference: expect.stringMatching(REFERENCE) } });
    expect(await countOf(context, window.id)).toBe(1);
    expect(await readSubmission(context, id)).toMatchObject({
      state: 'verified',
      verifiedAt: context.clock.now(),
    });
  });

  it('takes a code that was typed with blanks and dashes', async () => {
    const { code, confirm } = await createSent();
    expect(await confirm(` ${code.slice(0, 3)} - ${code.slice(3)}\n`)).toMatchObject({ ok: true });
  });

  it('repeated gives the same reference, and counts once', async () => {
    const { context, window, confirm } = await createSent();
    expect(await confirm()).toEqual(await confirm());
    expect(await countOf(context, window.id)).toBe(1);
  });

  it('is void after five wrong codes, and possible again with a new one', async () => {
    const { context, id, code, confirm } = await createSent();
    for (let n = 0; n < 5; n++) expect(await confirm(wrong(code))).toMatchObject({ code: 'feedback.code-wrong' });
    expect(await confirm()).toEqual({ ok: false, code: 'feedback.code-exhausted' });
    let next = '';
    await resendCode(context, id, 'warga.satu@contoh.test', (mailed) => {
      next = mailed;
      return { subject: '', text: '', html: '' };
    });
    expect(await confirm(next)).toMatchObject({ ok: true });
  });

  it('is possible for ten minutes', async () => {
    const { context, window, confirm } = await createSent();
    const late = await send(context, window, { surel: 'warga2@contoh.test' });
    context.clock.advance(599);
    expect(await confirm()).toMatchObject({ ok: true });
    context.clock.advance(1);
    expect(await confirm(late.code, late.id)).toEqual({ ok: false, code: 'feedback.code-expired' });
  });

  it('needs a submission that exists', async () => {
    const { context, confirm } = await createSent();
    for (const id of [newId(context.random), '', 'x']) {
      expect(await confirm('000000', id)).toEqual({ ok: false, code: 'feedback.submission-unknown' });
    }
  });

  it('counts once when the right code comes twice at the same time', async () => {
    const { context, window, confirm } = await createSent();
    const outcomes = await Promise.all([confirm(), confirm()]);
    expect(await countOf(context, window.id)).toBe(1);
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe('feedback.code-used');
    expect(await confirm()).toMatchObject({ ok: true });
  });

  it('may end fifteen minutes after the window has closed, and not later', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    const closesAt = window.closesAt.getTime();
    context.clock.set(new Date(closesAt - 1_000));
    const [early, late] = [await send(context, window), await send(context, window, { surel: 'w2@contoh.test' })];
    context.clock.set(new Date(closesAt + 9 * 60_000));
    expect(await confirmFeedback(context, early.id, early.code, NETWORK)).toMatchObject({ ok: true });
    let next = '';
    await resendCode(context, late.id, 'w2@contoh.test', (mailed) => {
      next = mailed;
      return { subject: '', text: '', html: '' };
    });
    context.clock.set(new Date(closesAt + 15 * 60_000));
    expect(await confirmFeedback(context, late.id, next, NETWORK)).toEqual({
      ok: false,
      code: 'feedback.window-closed',
    });
    expect(await countOf(context, window.id)).toBe(1);
  });

  it('is tried thirty times by a network at most', async () => {
    const { context, window } = await createSent();
    const tries = [];
    for (let n = 0; n < 31; n++) tries.push(await confirmFeedback(context, newId(context.random), '1', NETWORK));
    expect(tries.slice(0, 30).every((one) => !one.ok && one.code === 'feedback.submission-unknown')).toBe(true);
    expect(tries[30]).toEqual({ ok: false, code: 'feedback.too-many', details: { retryAfterSeconds: 60 } });
    context.clock.advance(60);
    const { id, code } = await send(context, window, { surel: 'w2@contoh.test' });
    expect(await confirmFeedback(context, id, code, NETWORK)).toMatchObject({ ok: true });
  });
});

describe('one person', () => {
  it.each([
    ['another case', 'WARGA.SATU@Contoh.Test'],
    ['a tag', 'warga.satu+rsud@contoh.test'],
    ['blanks around it', '  warga.satu@contoh.test '],
  ])('has one voice in a window, also with %s', async (_, surel) => {
    const { context, window, confirm } = await createSent();
    await confirm();
    const again = await send(context, window, { surel });
    expect(await confirm(again.code, again.id)).toEqual({ ok: false, code: 'feedback.already-spoken' });
    expect(await countOf(context, window.id)).toBe(1);
    expect(await readSubmission(context, again.id)).toMatchObject({ state: 'received' });
  });

  it('is the same with dots at Gmail, where they mean nothing, and another one elsewhere', async () => {
    const { context, window, confirm } = await createSent();
    const voices = ['warga@gmail.com', 'w.arga@googlemail.com', 'warga@contoh.test', 'w.arga@contoh.test'];
    const codes = [];
    for (const surel of voices) {
      const { id, code } = await send(context, window, { surel });
      const outcome = await confirm(code, id);
      codes.push(outcome.ok ? 'counted' : outcome.code);
    }
    expect(codes).toEqual(['counted', 'feedback.already-spoken', 'counted', 'counted']);
  });

  it('has one voice when two of their submissions are confirmed at the same time', async () => {
    const { context, window, confirm } = await createSent();
    const other = await send(context, window, { surel: 'Warga.Satu+2@contoh.test' });
    const outcomes = await Promise.all([confirm(), confirm(other.code, other.id)]);
    expect(outcomes.map((one) => (one.ok ? 'counted' : one.code)).sort()).toEqual([
      'counted',
      'feedback.already-spoken',
    ]);
    expect(await countOf(context, window.id)).toBe(1);
  });

  it('speaks in another window too, where nothing tells that it is the same person', async () => {
    const { context, window, id, confirm } = await createSent();
    await confirm();
    const other = await createWindow(context);
    const there = await send(context, other);
    expect(await confirm(there.code, there.id)).toMatchObject({ ok: true });
    const [here, elsewhere] = await Promise.all([id, there.id].map((one) => readSubmission(context, one)));
    expect(here?.nullifier).not.toBe(elsewhere?.nullifier);
    expect(await countOf(context, window.id)).toBe(1);
    expect(await countOf(context, other.id)).toBe(1);
  });

  it('has a voice again after a withdrawal, and what was withdrawn cannot be confirmed', async () => {
    const { context, window, id, confirm } = await createSent();
    await confirm();
    const pending = await send(context, window);
    await withdraw(context, id);
    expect(await countOf(context, window.id)).toBe(0);
    const again = await send(context, window);
    expect(await confirm(again.code, again.id)).toMatchObject({ ok: true });
    await withdraw(context, pending.id);
    expect(await confirm(pending.code, pending.id)).toEqual({ ok: false, code: 'feedback.submission-unknown' });
    expect(await readSubmission(context, pending.id)).toMatchObject({ state: 'withdrawn' });
  });
});

async function withdraw(context: Context, id: string): Promise<void> {
  const { read } = context.database;
  await context.database.write([read.update(feedback).set({ state: 'withdrawn' }).where(eq(feedback.id, id))]);
}

describe('a new code', () => {
  const writeMail = (code: string) => ({ subject: '', text: code, html: '' });

  it('replaces the old one, and goes to the address as it was typed this time', async () => {
    const { context, id, code, confirm } = await createSent();
    expect(await resendCode(context, id, ' warga.SATU@contoh.test ', writeMail)).toEqual({ ok: true, value: null });
    const [mail] = await waitingMails(context);
    const payload = mail?.payload as { to: string; text: string };
    expect(payload.to).toBe('warga.SATU@contoh.test');
    if (payload.text !== code) expect(await confirm(code)).toMatchObject({ code: 'feedback.code-wrong' });
    expect(await confirm(payload.text)).toMatchObject({ ok: true });
  });

  it('is mailed to the author only, though another address gets the same answer', async () => {
    const { context, id, confirm } = await createSent();
    const before = await waitingMails(context);
    expect(await resendCode(context, id, 'lain@contoh.test', writeMail)).toEqual({ ok: true, value: null });
    expect(await waitingMails(context)).toEqual(before);
    expect(await confirm()).toMatchObject({ ok: true });
  });

  it('is refused for what is no address, and for a submission that is unknown or counts already', async () => {
    const { context, id, confirm } = await createSent();
    const unknown = { ok: false, code: 'feedback.submission-unknown' };
    expect(await resendCode(context, id, 'warga', writeMail)).toEqual({ ok: false, code: 'feedback.email-invalid' });
    expect(await resendCode(context, newId(context.random), 'warga.satu@contoh.test', writeMail)).toEqual(unknown);
    await confirm();
    expect(await resendCode(context, id, 'warga.satu@contoh.test', writeMail)).toEqual(unknown);
  });

  it('comes three times an hour with the first one, then every ten minutes, to no mailbox more often', async () => {
    const { context, id } = await createSent();
    const resend = () => resendCode(context, id, 'warga.satu@contoh.test', writeMail);
    expect([await resend(), await resend()]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await resend()).toEqual({ ok: false, code: 'feedback.too-many', details: { retryAfterSeconds: 600 } });
    context.clock.advance(600);
    expect(await resend()).toMatchObject({ ok: true });
  });
});

describe('tracking', () => {
  it('shows the holder of a reference how far it has come, however it is typed', async () => {
    const { context, window, id, confirm } = await createSent();
    const confirmed = await confirm();
    const reference = confirmed.ok ? confirmed.value.reference : '';
    const typed = ` ${reference.toLowerCase().replaceAll('-', ' ')} `;
    expect(await trackFeedback(context, typed, NETWORK)).toMatchObject({
      ok: true,
      value: { reference, submission: { id, state: 'verified' }, window: { id: window.id } },
    });
  });

  it('knows nothing of a reference that was never given', async () => {
    const { context } = await createSent();
    for (const typed of ['TAPIS-AAAA-BBBB-CCCC-DDDD', 'TAPIS', '']) {
      expect(await trackFeedback(context, typed, NETWORK)).toEqual({ ok: true, value: null });
    }
  });

  it('answers a network thirty times at once, against guessing', async () => {
    const { context } = await createSent();
    for (let n = 0; n < 30; n++) await trackFeedback(context, 'TAPIS-AAAA-BBBB-CCCC-DDDD', NETWORK);
    expect(await trackFeedback(context, 'TAPIS-AAAA-BBBB-CCCC-DDDD', NETWORK)).toEqual({
      ok: false,
      code: 'feedback.too-many',
      details: { retryAfterSeconds: 30 },
    });
  });
});

describe('what evaluation gets', () => {
  it('are the confirmed voices in their order, with nothing about their authors', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    await send(context, window, { cerita: 'Tidak dikonfirmasi' });
    for (const voice of [1, 2]) {
      context.clock.advance(60);
      await speak(context, window, voice, { cerita: `Cerita ${voice}` });
    }
    const voices = await verifiedFeedback(context, window.id);
    expect(voices.map(({ text }) => text)).toEqual(['Cerita 1', 'Cerita 2']);
    expect(voices[0]).toEqual({
      id: expect.any(String),
      verification: 'EMAIL_CAPTCHA',
      serviceUnit: 'rsud-abdul-moeloek-igd',
      serviceMonth: '2026-10',
      answers: { TIME: 2, CONDUCT: 4 },
      conduct: { '1.2': 3 },
      relation: 'user',
      text: 'Cerita 1',
    });
  });

  it('is a null text once it was erased with its key', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    await speak(context, window, 1);
    const erase = context.database.read.update(feedback).set({ sealedBox: null, sealedKey: null });
    await context.database.write([erase]);
    expect(await verifiedFeedback(context, window.id)).toMatchObject([{ text: null, answers: { TIME: 2 } }]);
  });

  it('is a count per window, without windows that nobody spoke in', async () => {
    const context = await createTestContext();
    const [heard, silent] = [await createWindow(context), await createWindow(context)];
    await speak(context, heard, 1);
    await speak(context, heard, 2);
    expect(await verifiedCounts(context, [heard.id, silent.id])).toEqual(new Map([[heard.id, 2]]));
  });
});
