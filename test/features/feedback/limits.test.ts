import { describe, expect, it } from 'vitest';
import { BUCKETS, takeToken } from '#features/identity/index.ts';
import { counts, createOpen } from '#test/features/feedback/sent.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';

describe('the limits of sending', () => {
  const refused = (retryAfterSeconds: number) => ({
    ok: false,
    code: 'feedback.too-many',
    details: { retryAfterSeconds },
  });

  it('let five forms without captcha through a network, and another one every six minutes', async () => {
    const { context, window } = await createOpen();
    let sender = 0;
    const sendNext = async () => {
      const surel = `warga${sender++}@contoh.test`;
      return (await send(context, window, { surel }, { captcha: '', isWithoutScript: true })).outcome;
    };
    for (let n = 0; n < 5; n++) expect((await sendNext()).ok).toBe(true);
    expect(await sendNext()).toEqual(refused(360));
    context.clock.advance(359);
    expect(await sendNext()).toEqual(refused(1));
    context.clock.advance(1);
    expect((await sendNext()).ok).toBe(true);
    expect((await sendNext()).ok).toBe(false);
  });

  it('let sixty forms with captcha through a network, and leave the next network alone', async () => {
    const { context, window } = await createOpen();
    const sendFrom = async (sender: number, network: string) =>
      (await send(context, window, { surel: `warga${sender}@contoh.test` }, { network })).outcome;
    for (let n = 0; n < 60; n++) expect((await sendFrom(n, `203.0.113.${n}`)).ok).toBe(true);
    expect(await sendFrom(60, '203.0.113.77')).toEqual(refused(30));
    expect((await sendFrom(61, '203.0.114.1')).ok).toBe(true);
  });

  it('let a thousand forms an hour through a window, and leave the next window alone', async () => {
    const { context, window } = await createOpen();
    const taken = Array.from({ length: 1_000 }, () =>
      takeToken(context, BUCKETS.feedbackPerWindow, window.id),
    );
    expect((await Promise.all(taken)).every(({ allowed }) => allowed)).toBe(true);
    expect((await send(context, window)).outcome).toEqual(refused(4));
    expect(await counts(context)).toEqual({ rows: 0, mails: 0 });
    const other = await createWindow(context);
    expect((await send(context, other)).outcome.ok).toBe(true);
    context.clock.advance(4);
    expect((await send(context, window)).outcome.ok).toBe(true);
  });

  it('cost a form that is refused by one no captcha', async () => {
    const { context, window } = await createOpen();
    const passes: string[] = [];
    const captcha = {
      kind: 'altcha' as const,
      verify: async (token: string) => {
        passes.push(token);
        return { tokenHash: token, expiresAt: window.closesAt };
      },
    };
    const sendWith = (token: string) => send({ ...context, captcha }, window, {}, { captcha: token });
    for (const token of ['1', '2', '3']) expect((await sendWith(token)).outcome.ok).toBe(true);
    expect((await sendWith('4')).outcome).toEqual(refused(600));
    context.clock.advance(600);
    expect((await sendWith('4')).outcome.ok).toBe(true);
    expect(passes).toEqual(['1', '2', '3', '4', '4']);
  });

  it('mail one mailbox three codes, however it is spelled, and another one every ten minutes', async () => {
    const { context, window } = await createOpen();
    const spellings = [
      'warga@gmail.com',
      'W.arga@gmail.com',
      'war.ga+rs@GoogleMail.com',
      'warga+2@gmail.com',
    ];
    const outcomes = [];
    for (const [n, surel] of spellings.entries()) {
      outcomes.push((await send(context, window, { surel }, { network: `100.64.${n}.1` })).outcome);
    }
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expect(outcomes[3]).toEqual(refused(600));
    expect(await counts(context)).toEqual({ rows: 3, mails: 3 });
    context.clock.advance(600);
    expect((await send(context, window, { surel: 'warga@gmail.com' })).outcome.ok).toBe(true);
  });
});
