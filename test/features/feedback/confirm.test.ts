import { describe, expect, it } from 'vitest';
import { confirmFeedback, readSubmission, resendCode } from '#features/feedback/index.ts';
import { newId } from '#lib/id.ts';
import { countOf, createSent, NETWORK } from '#test/features/feedback/sent.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

const REFERENCE = /^TAPIS(-[A-Z2-7]{4}){4}$/;
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

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
    for (let n = 0; n < 5; n++)
      expect(await confirm(wrong(code))).toMatchObject({ code: 'feedback.code-wrong' });
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
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await confirm()).toMatchObject({ ok: true });
  });

  it('gives the reference again for the right digits only', async () => {
    const { confirm, id } = await createSent();
    await confirm();
    expect(await confirm('000000', id)).toMatchObject({ ok: false, code: 'feedback.code-wrong' });
  });

  it('may end fifteen minutes after the window has closed, and not later', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    const closesAt = window.closesAt.getTime();
    context.clock.set(new Date(closesAt - 1_000));
    const [early, late] = [
      await send(context, window),
      await send(context, window, { surel: 'w2@contoh.test' }),
    ];
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
    for (let n = 0; n < 31; n++)
      tries.push(await confirmFeedback(context, newId(context.random), '1', NETWORK));
    expect(tries.slice(0, 30).every((one) => !one.ok && one.code === 'feedback.submission-unknown')).toBe(
      true,
    );
    expect(tries[30]).toEqual({ ok: false, code: 'feedback.too-many', details: { retryAfterSeconds: 60 } });
    context.clock.advance(60);
    const { id, code } = await send(context, window, { surel: 'w2@contoh.test' });
    expect(await confirmFeedback(context, id, code, NETWORK)).toMatchObject({ ok: true });
  });
});
