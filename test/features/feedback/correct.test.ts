import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedbackCommitment } from '#db/schema/index.ts';
import {
  correctFeedback,
  type FormValues,
  openForCorrection,
  readReceipt,
  verifiedFeedback,
} from '#features/feedback/index.ts';
import { instruments, newestInstrument } from '#features/feedback/rules/instrument.ts';
import { formValuesOf, parseFeedback } from '#features/feedback/schema.ts';
import { countOf, createOpen, NETWORK } from '#test/features/feedback/sent.ts';
import { formValues, speak } from '#test/features/feedback/window.ts';

async function createSpoken() {
  const { context, window } = await createOpen();
  const { reference } = await speak(context, window, 1);
  const correct = (changes: FormValues) =>
    correctFeedback(context, reference, formValues(context, changes), NETWORK);
  const rows = () =>
    context.database.read.select().from(feedbackCommitment).orderBy(feedbackCommitment.revision);
  return { context, window, reference, correct, rows };
}

describe('a correction', () => {
  it('takes the place of what was said, with a new commitment, and stays one voice', async () => {
    const { context, window, reference, correct, rows } = await createSpoken();
    const before = await readReceipt(context, reference, NETWORK);
    context.clock.set(new Date(context.clock.now().getTime() + 3_600_000));
    expect(await correct({ cerita: 'Ternyata satu jam.', 'unsur-TIME': '3' })).toEqual({
      ok: true,
      value: { reference },
    });
    expect(await countOf(context, window.id)).toBe(1);
    expect(await verifiedFeedback(context, window.id)).toMatchObject([
      { text: 'Ternyata satu jam.', answers: { TIME: 3, CONDUCT: 4 } },
    ]);
    const after = await readReceipt(context, reference, NETWORK);
    expect(after).toMatchObject({ ok: true, value: { feedback: { text: 'Ternyata satu jam.' } } });
    expect(after.ok && before.ok && after.value.commitment !== before.value.commitment).toBe(true);
    expect(await rows()).toMatchObject([
      { revision: 1, supersededAt: context.clock.now() },
      { revision: 2, supersededAt: null, promisedAt: context.clock.now() },
    ]);
  });

  it('that says the same, or is sent twice, changes nothing more', async () => {
    const { correct, rows } = await createSpoken();
    await correct({});
    expect(await rows()).toHaveLength(1);
    await correct({ cerita: 'Lain.' });
    await correct({ cerita: 'Lain.' });
    expect(await rows()).toHaveLength(2);
  });

  it('of two at once is made once; the other is told so', async () => {
    const { correct, rows } = await createSpoken();
    const outcomes = await Promise.all([correct({ cerita: 'Satu.' }), correct({ cerita: 'Dua.' })]);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    expect(outcomes.find((one) => !one.ok)).toMatchObject({ code: 'feedback.changed' });
    expect(await rows()).toHaveLength(2);
  });

  it('is refused with all its problems, and after the window has closed', async () => {
    const { context, window, reference, correct, rows } = await createSpoken();
    expect(await correct({ unit: 'nowhere', 'unsur-TIME': '', 'unsur-CONDUCT': '' })).toMatchObject({
      problems: [
        { field: 'unit', code: 'feedback.unit-missing' },
        { field: 'unsur', code: 'feedback.too-few-answers' },
      ],
    });
    context.clock.set(window.closesAt);
    expect(await correct({ cerita: 'Terlambat.' })).toMatchObject({ code: 'feedback.window-closed' });
    expect(await openForCorrection(context, reference, NETWORK)).toMatchObject({ ok: false });
    expect(await rows()).toHaveLength(1);
  });

  it('begins with the form as it was sent', async () => {
    const { context, reference } = await createSpoken();
    const opened = await openForCorrection(context, reference, NETWORK);
    expect(opened.ok && opened.value.values).toEqual({
      unit: 'rsud-abdul-moeloek-igd',
      bulan: '2026-10',
      hubungan: 'user',
      cerita: 'Antreannya panjang, petugasnya ramah.',
      'unsur-TIME': '2',
      'unsur-CONDUCT': '4',
      'perilaku-1.2': '3',
    });
  });
});

it('the fields made of a feedback are read as the same feedback again', () => {
  const ratings = (codes: string[]) =>
    fc.dictionary(fc.constantFrom(...codes), fc.integer({ min: 1, max: 4 }), {
      maxKeys: 5,
      noNullPrototype: true,
    });
  const contents = fc.record({
    serviceUnit: fc.constant('igd'),
    serviceMonth: fc.constant('2026-10'),
    relation: fc.constantFrom('user', 'family', 'other'),
    answers: ratings(['TIME', 'COST', 'CONDUCT', 'PRODUCT']),
    conduct: ratings(['1.1', '1.2']),
    text: fc.string({ maxLength: 50 }).map((text) => text.trim()),
  });
  fc.assert(
    fc.property(contents, (content) => {
      fc.pre(Object.keys(content.answers).length >= 2 && !/\p{Cc}/u.test(content.text));
      const values = { kunci: 'a'.repeat(26), ...formValuesOf(content) };
      expect(parseFeedback(values, newestInstrument(instruments), ['igd'], ['2026-10'])).toMatchObject({
        input: content,
      });
    }),
    { numRuns: 500 },
  );
});
