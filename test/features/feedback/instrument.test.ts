import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readCase } from '#features/evaluation/index.ts';
import {
  confirmFeedback,
  getInstrument,
  type Instruments,
  instruments,
  newestInstrument,
  openWindows,
  readWindow,
  screenWindow,
  submitFeedback,
} from '#features/feedback/index.ts';
import { parseFeedback } from '#features/feedback/schema.ts';
import { announce, createWindow, formValues } from '#test/features/feedback/window.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const text = z.string().min(1);
const labelled = z.object({ code: text, labelId: text, labelEn: text });
const question = z.object({ labelId: text, labelEn: text });
const fourAnswers = z.array(text).length(4);
const instrumentSchema = z.object({
  version: z.number().int().positive(),
  questions: z.object({ elements: question, conduct: question, story: question, relation: question }),
  elements: z.array(
    labelled.extend({ questionId: text, questionEn: text, answersId: fourAnswers, answersEn: fourAnswers }),
  ),
  foremost: z.array(text),
  conduct: z.array(labelled),
  conductAnswersId: fourAnswers,
  conductAnswersEn: fourAnswers,
  relations: z.array(labelled).min(1),
});

const first = getInstrument(1);
/** A second version, known to these tests alone: time is no longer asked about, access is, and there is one relation. */
const second = {
  ...first,
  version: 2,
  elements: [
    ...first.elements.filter(({ code }) => code !== 'TIME'),
    { ...first.elements[0], code: 'ACCESS' } as (typeof first.elements)[number],
  ],
  conduct: first.conduct.slice(0, 1),
  relations: [{ code: 'visitor', labelId: 'Pengunjung', labelEn: 'Visitor' }],
};
const both: Instruments = [first, second];

const TWO_ANSWERS = { 'unsur-TIME': '', 'unsur-CONDUCT': '4' };
const asSecond = { ...TWO_ANSWERS, hubungan: 'visitor', 'unsur-ACCESS': '3' };

async function createBoth() {
  const context = await createTestContext();
  const old = await createWindow(context);
  const { feedbackWindow } = await announce(context);
  await openWindows(context, both);
  const young = await readWindow(context, feedbackWindow ?? '');
  if (young === null) throw new Error('The second window did not open.');
  return { context, old, young };
}

async function speak(context: TestContext, windowId: string, voice: number, changes: Record<string, string>) {
  let code = '';
  const network = `100.64.${voice}.7`;
  const values = formValues(context, { surel: `warga${voice}@contoh.test`, ...changes });
  const request = { windowId, values, captcha: 'a person', isWithoutScript: false, network };
  const write = (mailed: string) => {
    code = mailed;
    return { subject: '', text: '', html: '' };
  };
  const sent = await submitFeedback(context, request, write, both);
  if (sent.ok) await confirmFeedback(context, sent.value.id, code, network);
  return sent;
}

it('is one file for each version, whole in both languages, each code once', () => {
  const folder = path.resolve(import.meta.dirname, '../../../src/features/feedback/reference/instruments');
  expect(readdirSync(folder).sort()).toEqual(instruments.map(({ version }) => `${version}.json`));
  for (const instrument of instruments) {
    const { elements, conduct, relations, foremost } = instrumentSchema.parse(instrument);
    for (const items of [[...elements, ...conduct], relations]) {
      expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
    }
    expect(elements.map(({ code }) => code)).toEqual(expect.arrayContaining(foremost));
  }
});

it('is given by its version, and never guessed', () => {
  expect(newestInstrument(both)).toBe(second);
  expect(newestInstrument([second, first])).toBe(second);
  expect(getInstrument(1, both)).toBe(first);
  expect(() => getInstrument(2)).toThrow('instrument 2');
});

it('reads a form by its own questions, whichever was read before', () => {
  const values = formValues({ random: { bytes: () => new Uint8Array(16) } } as never, asSecond);
  const read = (instrument: typeof first) =>
    parseFeedback(values, instrument, ['rsud-abdul-moeloek-igd'], ['2026-10']);
  for (const _ of [1, 2]) {
    expect(read(second)).toMatchObject({ input: { answers: { CONDUCT: 4, ACCESS: 3 }, conduct: {} } });
    const problems = read(first);
    expect('problems' in problems && problems.problems.map(({ field }) => field)).toEqual([
      'hubungan',
      'unsur',
    ]);
  }
});

it('stays with the window that opened with it, while later windows ask anew', async () => {
  const { context, old, young } = await createBoth();
  expect([old.instrumentVersion, young.instrumentVersion]).toEqual([1, 2]);
  await openWindows(context, both);
  expect((await readWindow(context, old.id))?.instrumentVersion).toBe(1);

  for (let voice = 0; voice < 10; voice++) {
    expect((await speak(context, old.id, voice, {})).ok).toBe(true);
    expect((await speak(context, young.id, voice, asSecond)).ok).toBe(true);
  }
  // Neither takes the answers of the other.
  expect((await speak(context, old.id, 20, asSecond)).ok).toBe(false);
  expect((await speak(context, young.id, 21, {})).ok).toBe(false);

  const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: old.agencies };
  const caseOf = async (id: string) => {
    const found = await readCase(context, evaluator, id, both);
    if (!found.ok) throw new Error(found.code);
    return found.value;
  };
  for (const { id } of [old, young]) await screenWindow(context, id);
  const [before, after] = [await caseOf(old.id), await caseOf(young.id)];
  expect(before.instrument).toBe(first);
  expect(after.instrument).toBe(second);
  const numbersOf = ({ numbers }: typeof before) =>
    new Map(numbers.elements?.map(({ code, counts, n }) => [code, { counts, n }]));
  expect([...numbersOf(before).keys()]).toEqual(first.elements.map(({ code }) => code));
  expect([...numbersOf(after).keys()]).toEqual(second.elements.map(({ code }) => code));
  expect(numbersOf(before).get('TIME')).toEqual({ counts: [0, 10, 0, 0], n: 10 });
  expect(numbersOf(after).get('ACCESS')).toEqual({ counts: [0, 0, 10, 0], n: 10 });
  expect(after.numbers.conduct).toHaveLength(1);
});
