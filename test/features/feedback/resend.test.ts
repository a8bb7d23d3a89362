import { describe, expect, it } from 'vitest';
import { resendCode } from '#features/feedback/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import { newId } from '#lib/id.ts';
import { createSent } from '#test/features/feedback/sent.ts';

describe('a new code', () => {
  const writeMail = (code: string) => ({ subject: '', text: code, html: '' });

  it('replaces the old one, and goes to the address as it was typed this time', async () => {
    const { context, id, code, confirm } = await createSent();
    expect(await resendCode(context, id, ' warga.SATU@contoh.test ', writeMail)).toEqual({
      ok: true,
      value: null,
    });
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
    expect(await resendCode(context, id, 'warga', writeMail)).toEqual({
      ok: false,
      code: 'feedback.email-invalid',
    });
    expect(await resendCode(context, newId(context.random), 'warga.satu@contoh.test', writeMail)).toEqual(
      unknown,
    );
    await confirm();
    expect(await resendCode(context, id, 'warga.satu@contoh.test', writeMail)).toEqual(unknown);
  });

  it('comes three times an hour with the first one, then every ten minutes, to no mailbox more often', async () => {
    const { context, id } = await createSent();
    const resend = () => resendCode(context, id, 'warga.satu@contoh.test', writeMail);
    expect([await resend(), await resend()]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await resend()).toEqual({
      ok: false,
      code: 'feedback.too-many',
      details: { retryAfterSeconds: 600 },
    });
    context.clock.advance(600);
    expect(await resend()).toMatchObject({ ok: true });
  });
});
