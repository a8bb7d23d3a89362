import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { readSubmission } from '#features/feedback/index.ts';
import { createAltchaChallenge, createCaptchaVerifier } from '#features/identity/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import { newId } from '#lib/id.ts';
import { counts, createOpen } from '#test/features/feedback/sent.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { openCaptcha } from '#test/support/captcha.ts';
import { createTestContext } from '#test/support/context.ts';

describe('a submission', () => {
  it('is received with its answers, and does not count yet', async () => {
    const { context, window } = await createOpen();
    const { id } = await send(context, window);
    expect(await readSubmission(context, id)).toEqual({
      id,
      windowId: window.id,
      state: 'received',
      channel: 'RESIDENT',
      verification: 'EMAIL_CAPTCHA',
      serviceUnit: 'rsud-abdul-moeloek-igd',
      serviceMonth: '2026-10',
      answers: { TIME: 2, CONDUCT: 4 },
      conduct: { '1.2': 3 },
      relation: 'user',
      nullifier: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
      receivedAt: context.clock.now(),
      verifiedAt: null,
    });
  });

  it('mails six digits to the address as it was typed', async () => {
    const { context, window } = await createOpen();
    const { code } = await send(context, window, { surel: '  Warga.Satu+rs@Contoh.Test ' });
    expect(code).toMatch(/^\d{6}$/);
    const [mail] = await waitingMails(context);
    expect(mail?.payload).toMatchObject({ to: 'Warga.Satu+rs@Contoh.Test', text: `Kode Anda: ${code}` });
  });

  it('that has problems is refused with all of them, and keeps and mails nothing', async () => {
    const { context, window } = await createOpen();
    const { outcome } = await send(context, window, {
      bulan: '2030-01',
      surel: 'no address',
      'unsur-TIME': '',
    });
    expect(outcome).toEqual({
      ok: false,
      code: 'feedback.form-invalid',
      problems: [
        { field: 'bulan', code: 'feedback.month-missing' },
        { field: 'unsur', code: 'feedback.too-few-answers' },
        { field: 'surel', code: 'feedback.email-invalid' },
      ],
    });
    expect(await counts(context)).toEqual({ rows: 0, mails: 0 });
  });

  it.each([
    '',
    'warga',
    'warga@',
    '@contoh.test',
    'a@b',
    'warga@contoh.test\nBcc: x@contoh.test',
    'a b@contoh.test',
  ])('names a wrong address once: %j', async (surel) => {
    const { context, window } = await createOpen();
    const { outcome } = await send(context, window, { surel });
    expect(outcome).toMatchObject({ problems: [{ field: 'surel', code: 'feedback.email-invalid' }] });
  });

  it.each([
    'warga\uff20contoh.test',
    'warga\ufe6bcontoh.test',
    'warga@gm\u0430il.com',
    'warga@xn--gmil-63d.com',
    'w\u0430rga@contoh.test',
  ])('says of an address with look-alikes what is wrong with it: %j', async (surel) => {
    const { context, window } = await createOpen();
    const { outcome } = await send(context, window, { surel });
    expect(outcome).toMatchObject({ problems: [{ field: 'surel', code: 'feedback.email-look-alike' }] });
  });

  it('mails the code to a host in ASCII where it was typed in letters of its own', async () => {
    const { context, window } = await createOpen();
    await send(context, window, { surel: 'Warga@B\u00fccher.example' });
    const [mail] = await waitingMails(context);
    expect(mail?.payload).toMatchObject({ to: 'Warga@xn--bcher-kva.example' });
  });

  it('may name a unit of its window’s agencies only', async () => {
    const { context, window } = await createOpen();
    for (const unit of ['dinas-kesehatan', 'bkd', 'no-such-unit', '']) {
      const { outcome } = await send(context, window, { unit });
      expect(outcome).toMatchObject({ problems: [{ field: 'unit', code: 'feedback.unit-missing' }] });
    }
  });

  it('is taken from the first instant of a window to the last', async () => {
    const { context, window } = await createOpen();
    const sendAt = async (instant: number) => {
      context.clock.set(new Date(instant));
      return (await send(context, window, { surel: `w${instant}@contoh.test` })).outcome;
    };
    const closed = { ok: false, code: 'feedback.window-closed' };
    expect(await sendAt(window.opensAt.getTime() - 1)).toEqual(closed);
    expect(await sendAt(window.opensAt.getTime())).toMatchObject({ ok: true });
    expect(await sendAt(window.closesAt.getTime() - 1)).toMatchObject({ ok: true });
    expect(await sendAt(window.closesAt.getTime())).toEqual(closed);
  });

  it('needs a window that exists', async () => {
    const { context, window } = await createOpen();
    for (const windowId of [newId(context.random), '', "' OR 1=1 --"]) {
      expect((await send(context, window, {}, { windowId })).outcome).toEqual({
        ok: false,
        code: 'feedback.window-unknown',
      });
    }
  });
});

describe('the same form sent twice', () => {
  it('is one row, one mail and the same answer, also after the window has closed', async () => {
    const { context, window } = await createOpen();
    const kunci = newId(context.random);
    const first = await send(context, window, { kunci });
    const second = await send(context, window, { kunci, cerita: 'Lain' });
    context.clock.set(window.closesAt);
    const late = await send(context, window, { kunci });
    expect([second.id, late.id]).toEqual([first.id, first.id]);
    expect(await counts(context)).toEqual({ rows: 1, mails: 1 });
  });

  it('is one row, one mail and the same answer when twenty come at once', async () => {
    const { context, window } = await createOpen();
    const kunci = newId(context.random);
    const sent = await Promise.all(Array.from({ length: 20 }, () => send(context, window, { kunci })));
    expect(await counts(context)).toEqual({ rows: 1, mails: 1 });
    expect(sent.every(({ outcome }) => outcome.ok)).toBe(true);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('belongs to its window: another one refuses it, and nothing changes', async () => {
    const { context, window } = await createOpen();
    const other = await createWindow(context);
    const kunci = newId(context.random);
    await send(context, window, { kunci });
    expect((await send(context, other, { kunci })).outcome).toMatchObject({
      code: 'feedback.form-invalid',
      problems: [{ field: 'kunci', code: 'feedback.form-key-missing' }],
    });
    expect(await counts(context)).toEqual({ rows: 1, mails: 1 });
  });
});

describe('the captcha', () => {
  it('is asked for, and must be right', async () => {
    const { context, window } = await createOpen();
    expect((await send(context, window, {}, { captcha: '' })).outcome).toEqual({
      ok: false,
      code: 'feedback.captcha-missing',
    });
    expect((await send(context, window, {}, { captcha: 'a machine' })).outcome).toEqual({
      ok: false,
      code: 'feedback.captcha-failed',
    });
    // A wrong answer is wrong without scripts too.
    const { outcome } = await send(context, window, {}, { captcha: 'a machine', isWithoutScript: true });
    expect(outcome).toMatchObject({ code: 'feedback.captcha-failed' });
    expect(await counts(context)).toEqual({ rows: 0, mails: 0 });
  });

  it('is not spent on a form that has problems', async () => {
    const asked: string[] = [];
    const captcha = {
      kind: 'altcha' as const,
      verify: async (token: string) => {
        asked.push(token);
        return openCaptcha.verify(token);
      },
    };
    const context = await createTestContext({ captcha });
    const window = await createWindow(context);
    await send(context, window, { unit: '' });
    expect(asked).toEqual([]);
    await send(context, window);
    expect(asked).toEqual(['a person']);
  });

  it('that gets no answer keeps the form out, and says so', async () => {
    const captcha: CaptchaVerifier = { kind: 'hcaptcha', verify: async () => 'unreachable' };
    const context = await createTestContext({ captcha });
    const window = await createWindow(context);
    expect((await send(context, window)).outcome).toEqual({
      ok: false,
      code: 'feedback.captcha-unreachable',
    });
    expect(await counts(context)).toEqual({ rows: 0, mails: 0 });
  });

  it('is left out where no script runs, and the submission says so', async () => {
    const { context, window } = await createOpen();
    const { id } = await send(context, window, {}, { captcha: '', isWithoutScript: true });
    expect(await readSubmission(context, id)).toMatchObject({ verification: 'EMAIL' });
  });

  it('is the real proof of work in use: one answer carries one form, and the same form again', async () => {
    const base = await createTestContext();
    const context = { ...base, captcha: createCaptchaVerifier(base) };
    const window = await createWindow(context);
    const zeros = { bytes: (length: number) => new Uint8Array(length) };
    const challenge = await createAltchaChallenge({ ...context, random: zeros });
    const solution = await solveChallenge({ challenge, deriveKey });
    const captcha = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
    const kunci = newId(context.random);
    const first = await send(context, window, { kunci }, { captcha });
    expect(first.outcome.ok).toBe(true);
    expect((await send(context, window, { kunci }, { captcha })).id).toBe(first.id);
    const { outcome } = await send(context, window, { surel: 'warga2@contoh.test' }, { captcha });
    expect(outcome).toEqual({ ok: false, code: 'feedback.captcha-failed' });
  });
});
