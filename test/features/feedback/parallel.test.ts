import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { feedback, oneTimeCode, usedCaptcha } from '#db/schema/index.ts';
import { confirmFeedback } from '#features/feedback/index.ts';
import { CODE_TRIES } from '#features/identity/index.ts';
import type { Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { countOf, counts, createOpen, createSent } from '#test/features/feedback/sent.ts';
import { send } from '#test/features/feedback/window.ts';
import type { TestContext } from '#test/support/context.ts';

const CROWD = 64;
const all = Array.from({ length: CROWD }, (_, n) => n);
const networkOf = (n: number) => `100.64.${n}.7`;

/** Two processes in turns: each has a connection and a write queue of its own to one file. */
async function twoProcesses(here: TestContext): Promise<(n: number) => Context> {
  const there = { ...here, database: await openDatabase(here.config.databaseUrl, null) };
  onTestFinished(() => there.database.close());
  return (n) => (n % 2 === 0 ? here : there);
}

describe('sixty-four at once, to two processes', () => {
  it('uses of one code are one voice, one try and one receipt', async () => {
    const { context, window, id, code } = await createSent();
    const processOf = await twoProcesses(context);
    const outcomes = await Promise.all(all.map((n) => confirmFeedback(processOf(n), id, code, networkOf(n))));
    expect(await countOf(context, window.id)).toBe(1);
    expect(await context.database.read.select().from(oneTimeCode)).toMatchObject([
      { triesLeft: CODE_TRIES - 1, usedAt: context.clock.now() },
    ]);
    const receipts = outcomes.map((outcome) => (outcome.ok ? outcome.value.reference : outcome.code));
    expect(new Set(receipts).size).toBe(1);
    expect(receipts[0]).toMatch(/^TAPIS/);
  });

  it('guesses at one code have five tries together, whatever they hit', async () => {
    const { context, window, id, code } = await createSent();
    const processOf = await twoProcesses(context);
    const guesses = all.map((n) => String((Number(code) + 1 + n) % 1_000_000).padStart(6, '0'));
    const outcomes = await Promise.all(
      guesses.map((guess, n) => confirmFeedback(processOf(n), id, guess, networkOf(n))),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? 'right' : outcome.code));
    expect(codes.filter((one) => one === 'feedback.code-wrong')).toHaveLength(CODE_TRIES);
    expect(codes.filter((one) => one === 'feedback.code-exhausted')).toHaveLength(CROWD - CODE_TRIES);
    expect(await confirmFeedback(context, id, code, networkOf(99))).toMatchObject({
      code: 'feedback.code-exhausted',
    });
    expect(await countOf(context, window.id)).toBe(0);
  });

  it('submissions of one person are confirmed once', async () => {
    const { context, window } = await createOpen();
    const processOf = await twoProcesses(context);
    const sent: Awaited<ReturnType<typeof send>>[] = [];
    for (let n = 0; n < 3; n++) sent.push(await send(context, window, {}, { network: networkOf(n) }));
    const outcomes = await Promise.all(
      all.map((n) => {
        const { id = '', code = '' } = sent[n % sent.length] ?? {};
        return confirmFeedback(processOf(n), id, code, networkOf(n));
      }),
    );
    expect(await countOf(context, window.id)).toBe(1);
    const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.code]));
    expect(new Set(refused)).toEqual(new Set(['feedback.already-spoken']));
  });

  it('copies of one form are one row, one mail and one answer', async () => {
    const { context, window } = await createOpen();
    const processOf = await twoProcesses(context);
    const kunci = newId(context.random);
    const sent = await Promise.all(
      all.map((n) => send(processOf(n), window, { kunci }, { network: networkOf(n) })),
    );
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    expect(await counts(context)).toEqual({ rows: 1, mails: 1 });
  });

  it('forms on one captcha’s answer are one that is taken, and the others keep their tokens’ worth', async () => {
    const { context, window } = await createOpen();
    const pass = { tokenHash: 'one answer', expiresAt: context.clock.now() };
    const captcha = { kind: 'altcha', verify: async () => pass } as const;
    const processOf = await twoProcesses({ ...context, captcha });
    const sent = await Promise.all(
      all.map((n) =>
        send(processOf(n), window, { surel: `warga${n}@contoh.test` }, { network: networkOf(n) }),
      ),
    );
    const codes = sent.map(({ outcome }) => (outcome.ok ? 'taken' : outcome.code));
    expect(codes.filter((code) => code === 'taken')).toHaveLength(1);
    expect(codes.filter((code) => code === 'feedback.captcha-failed')).toHaveLength(CROWD - 1);
    expect(await counts(context)).toEqual({ rows: 1, mails: 1 });
    expect(await context.database.read.$count(usedCaptcha)).toBe(1);
  });

  it('forms from one network are as many as its limit allows', async () => {
    const { context, window } = await createOpen();
    const processOf = await twoProcesses(context);
    const sent = await Promise.all(
      all.map((n) => send(processOf(n), window, { surel: `w${n}@contoh.test` })),
    );
    expect(sent.filter(({ outcome }) => outcome.ok)).toHaveLength(60);
    expect(await counts(context)).toEqual({ rows: 60, mails: 60 });
  });
});

it('a form that meets the closing of its window is kept whole or not at all', async () => {
  const { context, window } = await createOpen();
  const forms = all.map((n) =>
    send(context, window, { surel: `w${n}@contoh.test` }, { network: networkOf(n) }),
  );
  context.clock.set(window.closesAt);
  const outcomes = (await Promise.all(forms)).map(({ outcome }) => (outcome.ok ? 'taken' : outcome.code));
  const kept = outcomes.filter((one) => one === 'taken').length;
  expect(new Set(outcomes).difference(new Set(['taken', 'feedback.window-closed'])).size).toBe(0);
  expect(await counts(context)).toEqual({ rows: kept, mails: kept });
  const { read } = context.database;
  expect(await read.$count(feedback, eq(feedback.windowId, window.id))).toBe(await read.$count(oneTimeCode));
});
