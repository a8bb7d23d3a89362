import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditEvent, dataRequest, outbox } from '#db/schema/index.ts';
import { FEEDBACK_NOTICE } from '#features/feedback/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import {
  answerDataRequest,
  countForgettableRequests,
  forgetOldRequests,
  hoursLeft,
  listDataRequests,
  openDataRequest,
  REQUEST_NOTICE,
  requestData,
  trackRequest,
} from '#features/privacy/index.ts';
import { parseRequest } from '#features/privacy/schema.ts';
import type { Actor } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { answerMail } from '#strings/answer-mail.ts';
import { createActor } from '#test/features/publication/actor.ts';
import { createTestContext } from '#test/support/context.ts';

const NETWORK = '203.0.113.9';
const HOUR_MS = 3_600_000;
const admin: Actor = { accountId: 'admin', roles: ['admin'], agencies: [] };

async function createDesk() {
  const context = await createTestContext();
  await createActor(context, 'admin');
  const ask = (changes: Record<string, string> = {}, captcha = 'a person') =>
    requestData(context, {
      values: {
        kunci: newId(context.random),
        jenis: 'erasure',
        peran: 'employee',
        nama: 'Sutarni Wulandari',
        uraian: 'Nama saya muncul dalam daftar lama.',
        surel: 'sutarni@contoh.test',
        ...changes,
      },
      captcha,
      isWithoutScript: captcha === '',
      network: NETWORK,
    });
  const idOf = async () => (await context.database.read.select().from(dataRequest))[0]?.id ?? '';
  const answer = (
    id: string,
    values: Record<string, string> = { hasil: 'granted', jawaban: 'Sudah dihapus.' },
  ) => answerDataRequest(context, admin, id, values, answerMail('id'));
  return { context, ask, idOf, answer };
}

describe('a request about personal data', () => {
  it('is due three times twenty-four hours after it was received, and waits on top of the desk', async () => {
    const { context, ask } = await createDesk();
    const asked = await ask();
    expect(asked).toMatchObject({
      ok: true,
      value: { reference: expect.stringMatching(/^DATA(-[A-Z2-7]{4}){4}$/) },
    });
    const list = await listDataRequests(context, admin);
    const request = list.ok ? list.value[0] : undefined;
    expect(request).toMatchObject({ kind: 'erasure', role: 'employee', state: 'waiting' });
    if (request === undefined) return;
    const received = context.clock.now().getTime();
    expect(request.dueAt.getTime() - received).toBe(72 * HOUR_MS);
    expect(hoursLeft(request, new Date(received))).toBe(72);
    expect(hoursLeft(request, new Date(received + 73 * HOUR_MS))).toBe(-1);
  });

  it('sent twice, also at once, is one request and one reference', async () => {
    const { context, ask } = await createDesk();
    const kunci = newId(context.random);
    const answers = await Promise.all([ask({ kunci }), ask({ kunci }), ask({ kunci })]);
    answers.push(await ask({ kunci }));
    expect(new Set(answers.map((one) => (one.ok ? one.value.reference : one.code))).size).toBe(1);
    expect(await context.database.read.$count(dataRequest)).toBe(1);
  });

  it('keeps nothing in clear of who asks and what', async () => {
    const { context, ask } = await createDesk();
    await ask();
    const rows = JSON.stringify(await context.database.read.select().from(dataRequest));
    for (const word of ['Sutarni', 'daftar lama', 'contoh.test']) expect(rows).not.toContain(word);
  });

  it('names every problem of its form at once', async () => {
    const { ask } = await createDesk();
    expect(await ask({ jenis: 'x', peran: '', nama: ' ', uraian: '', surel: 'a@b' })).toMatchObject({
      code: 'privacy.form-invalid',
      problems: ['jenis', 'peran', 'nama', 'uraian', 'surel'].map((field) => ({ field })),
    });
  });

  it('needs the captcha, or without scripts keeps to a stricter limit', async () => {
    const { ask } = await createDesk();
    expect(await ask({}, 'a machine')).toMatchObject({ code: 'privacy.captcha-failed' });
    const codes = [];
    for (let n = 0; n < 4; n++) {
      const answer = await ask({}, '');
      codes.push(answer.ok ? 'taken' : answer.code);
    }
    expect(codes).toEqual(['taken', 'taken', 'taken', 'privacy.too-many']);
  });

  it('is opened by administrators alone, and every opening is on record', async () => {
    const { context, ask, idOf } = await createDesk();
    await ask();
    const id = await idOf();
    for (const actor of [null, { ...admin, roles: ['officer', 'auditor', 'evaluator'] as const }]) {
      expect(await openDataRequest(context, actor, id)).toMatchObject({ ok: false });
      expect(await listDataRequests(context, actor)).toMatchObject({ ok: false });
    }
    expect(await openDataRequest(context, admin, id)).toMatchObject({
      value: { words: { name: 'Sutarni Wulandari', text: 'Nama saya muncul dalam daftar lama.' } },
    });
    expect(await context.database.read.select().from(auditEvent)).toMatchObject([
      { action: 'privacy.request-opened', object: `data-request:${id}` },
    ]);
  });

  it('is answered once, for whoever holds the reference; the mail says only that there is an answer', async () => {
    const { context, ask, idOf, answer } = await createDesk();
    const asked = await ask();
    const reference = asked.ok ? asked.value.reference : '';
    const id = await idOf();
    expect(await answer(id, { jawaban: '' })).toMatchObject({
      problems: [{ field: 'jawaban' }, { field: 'hasil' }],
    });
    const both = await Promise.all([answer(id), answer(id)]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(await trackRequest(context, reference.toLowerCase(), NETWORK)).toMatchObject({
      value: { request: { state: 'answered', outcome: 'granted' }, answer: 'Sudah dihapus.' },
    });
    const mails = await waitingMails(context);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.payload).toMatchObject({ to: 'sutarni@contoh.test' });
    expect(JSON.stringify(mails[0]?.payload)).not.toContain('Sudah dihapus');
    expect(JSON.stringify(mails[0]?.payload)).not.toContain(reference);
  });

  it('without an address is answered without a mail', async () => {
    const { context, ask, idOf, answer } = await createDesk();
    await ask({ surel: '' });
    await answer(await idOf());
    expect(await context.database.read.$count(outbox)).toBe(0);
  });

  it('is forgotten a year after its answer, never before, and stays counted', async () => {
    const { context, ask, idOf, answer } = await createDesk();
    const asked = await ask();
    await answer(await idOf());
    const answeredAt = context.clock.now();
    context.clock.set(new Date('2027-11-24T03:00:00Z'));
    expect(await countForgettableRequests(context)).toBe(0);
    context.clock.set(new Date('2027-11-24T03:00:01Z'));
    expect(await countForgettableRequests(context)).toBe(1);
    await forgetOldRequests(context);
    expect(await context.database.read.select().from(dataRequest)).toMatchObject([
      { state: 'answered', sealedBox: null, sealedKey: null, answeredAt },
    ]);
    expect(await trackRequest(context, asked.ok ? asked.value.reference : '', NETWORK)).toMatchObject({
      value: { answer: null },
    });
  });
});

it('the form takes whatever is typed and refuses or reads it, in one form', () => {
  const fields = ['kunci', 'jenis', 'peran', 'nama', 'uraian', 'surel'] as const;
  const values = fc.dictionary(fc.constantFrom(...fields), fc.string({ unit: 'grapheme', maxLength: 60 }));
  fc.assert(
    fc.property(values, (typed) => {
      const parsed = parseRequest(typed);
      if ('problems' in parsed) expect(parsed.problems.length).toBeGreaterThan(0);
      else expect(parsed.input.nama).toBe(parsed.input.nama.trim());
    }),
    { numRuns: 5_000 },
  );
});

it('the notices name each field once', () => {
  for (const notice of [FEEDBACK_NOTICE, REQUEST_NOTICE]) {
    const names = notice.map(({ field }) => field);
    expect(new Set(names).size).toBe(names.length);
  }
});
