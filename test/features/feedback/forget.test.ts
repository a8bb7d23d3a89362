import { describe, expect, it } from 'vitest';
import { feedback, oneTimeCode } from '#db/schema/index.ts';
import {
  forgetOldFeedback,
  screenWindow,
  trackFeedback,
  verifiedFeedback,
  withdrawFeedback,
} from '#features/feedback/index.ts';
import { forgetExpired } from '#features/identity/index.ts';
import { countOf, createSent, NETWORK } from '#test/features/feedback/sent.ts';

const DAY_SECONDS = 86_400;

async function createConfirmed() {
  const sent = await createSent();
  const confirmed = await sent.confirm();
  return { ...sent, reference: confirmed.ok ? confirmed.value.reference : '' };
}

describe('withdrawing', () => {
  it('takes the voice out of the count and destroys the text with its key', async () => {
    const { context, window, reference } = await createConfirmed();
    expect(await withdrawFeedback(context, reference, NETWORK)).toMatchObject({ ok: true });
    expect(await countOf(context, window.id)).toBe(0);
    const [row] = await context.database.read.select().from(feedback);
    expect(row).toMatchObject({ state: 'withdrawn', sealedBox: null, sealedKey: null });
  });

  it('is done once however often it is asked, and is what tracking says afterwards', async () => {
    const { context, reference } = await createConfirmed();
    await withdrawFeedback(context, reference, NETWORK);
    expect(await withdrawFeedback(context, reference, NETWORK)).toMatchObject({ ok: true });
    expect(await trackFeedback(context, reference, NETWORK)).toMatchObject({
      value: { submission: { state: 'withdrawn' } },
    });
  });

  it('needs a reference that was given', async () => {
    const { context, window } = await createConfirmed();
    expect(await withdrawFeedback(context, 'TAPIS-AAAA-BBBB-CCCC-DDDD', NETWORK)).toEqual({
      ok: false,
      code: 'feedback.submission-unknown',
    });
    expect(await countOf(context, window.id)).toBe(1);
  });
});

describe('forgetting', () => {
  it('deletes what was not confirmed within 48 hours, with its code', async () => {
    const { context } = await createSent();
    context.clock.advance(2 * DAY_SECONDS - 60);
    await forgetOldFeedback(context);
    expect(await context.database.read.$count(feedback)).toBe(1);
    context.clock.advance(120);
    await forgetOldFeedback(context);
    expect(await context.database.read.$count(feedback)).toBe(0);
    await forgetExpired(context);
    expect(await context.database.read.$count(oneTimeCode)).toBe(0);
  });

  it('destroys texts two years after their window, and keeps the answers counted', async () => {
    const { context, window } = await createConfirmed();
    await screenWindow(context, window.id);
    context.clock.advance(2 * 365 * DAY_SECONDS);
    await forgetOldFeedback(context);
    expect((await verifiedFeedback(context, window.id))[0]?.text).not.toBeNull();
    context.clock.advance(30 * DAY_SECONDS);
    await forgetOldFeedback(context);
    expect((await verifiedFeedback(context, window.id))[0]?.text).toBeNull();
    expect(await countOf(context, window.id)).toBe(1);
  });
});
