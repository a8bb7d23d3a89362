import { describe, expect, it } from 'vitest';
import { trackFeedback } from '#features/feedback/index.ts';
import { createSent, NETWORK } from '#test/features/feedback/sent.ts';

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
