import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedback } from '#db/schema/index.ts';
import { readSubmission, verifiedCounts, verifiedFeedback } from '#features/feedback/index.ts';
import type { Context } from '#lib/context.ts';
import { countOf, createSent } from '#test/features/feedback/sent.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

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
    expect(await confirm(pending.code, pending.id)).toEqual({
      ok: false,
      code: 'feedback.submission-unknown',
    });
    expect(await readSubmission(context, pending.id)).toMatchObject({ state: 'withdrawn' });
  });
});

async function withdraw(context: Context, id: string): Promise<void> {
  const { read } = context.database;
  await context.database.write([
    read.update(feedback).set({ state: 'withdrawn' }).where(eq(feedback.id, id)),
  ]);
}

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
