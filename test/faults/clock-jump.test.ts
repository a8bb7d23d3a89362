import { describe, expect, it } from 'vitest';
import { resendCode } from '#features/feedback/index.ts';
import { claimJob, finishJob, tidyOutbox } from '#features/outbox/index.ts';
import { countOf, createSent } from '#test/features/feedback/sent.ts';
import { send } from '#test/features/feedback/window.ts';

const DAY = 86_400;

describe.each([
  ['ahead', DAY],
  ['back', -DAY],
])('a clock that is set %s by a day', (_, jump) => {
  it('in the middle of a confirmation counts a voice once, if need be with a new code', async () => {
    const { context, window, id, confirm } = await createSent();
    context.clock.advance(jump);
    let last = await confirm();
    if (!last.ok) {
      expect(last.code).toBe('feedback.code-expired');
      let next = '';
      await resendCode(context, id, 'warga.satu@contoh.test', (code) => {
        next = code;
        return { subject: '', text: '', html: '' };
      });
      last = await confirm(next);
    }
    expect(last).toMatchObject({ ok: true });
    context.clock.advance(-jump);
    expect(await confirm()).toMatchObject(last.ok ? {} : { code: 'never' });
    expect(await countOf(context, window.id)).toBe(1);
  });

  it('locks nobody out who may send, and lets nobody send who may not', async () => {
    const { context, window } = await createSent();
    const surel = 'warga.dua@contoh.test';
    for (let n = 0; n < 3; n++) expect((await send(context, window, { surel })).outcome.ok).toBe(true);
    expect((await send(context, window, { surel })).outcome).toMatchObject({ code: 'feedback.too-many' });
    context.clock.advance(jump);
    // The day after is a new day. The day before is none, and its window was not open yet.
    const isNext = jump > 0;
    const refused = isNext ? {} : { code: 'feedback.window-closed' };
    expect((await send(context, window, { surel })).outcome).toMatchObject({ ok: isNext, ...refused });
    context.clock.advance(-jump + 600);
    const outcomes = [];
    for (let n = 0; n < 4; n++) outcomes.push((await send(context, window, { surel })).outcome.ok);
    expect(outcomes.filter((ok) => ok).length).toBeLessThanOrEqual(3);
    context.clock.advance(3600);
    expect((await send(context, window, { surel })).outcome.ok).toBe(true);
  });

  it('delays no mail for longer than it takes to tidy up', async () => {
    const { context } = await createSent();
    context.clock.advance(jump);
    await tidyOutbox(context);
    const job = await claimJob(context, ['mail']);
    expect(job?.kind).toBe('mail');
    await finishJob(context, job?.id ?? '', null);
    expect(await claimJob(context, ['mail'])).toBeNull();
  });
});
