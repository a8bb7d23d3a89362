import { describe, expect, it } from 'vitest';
import { feedback, outbox, usedServiceCode } from '#db/schema/index.ts';
import {
  formatServiceCode,
  issueServiceCodes,
  listSlipOrders,
  openWindowsAt,
  readSlipSheet,
  readSubmission,
  revokeServiceCodes,
} from '#features/feedback/index.ts';
import type { Actor } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { countOf, createOpen } from '#test/features/feedback/sent.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { createActor } from '#test/features/publication/actor.ts';

const UNIT = 'rsud-abdul-moeloek-igd';

/** An open window and a sheet of slips of the hospital's emergency room. */
async function createSheet(changes: Record<string, string> = {}) {
  const { context, window } = await createOpen();
  await createActor(context, 'officer');
  const officer: Actor = { accountId: 'officer', roles: ['officer'], agencies: [] };
  const values = { kunci: newId(context.random), unit: UNIT, jumlah: '70', hari: '30', ...changes };
  const issue = () => issueServiceCodes(context, officer, values);
  const issued = await issue();
  if (!issued.ok) throw new Error(`refused: ${issued.code}`);
  const { batch, codes } = issued.value;
  const speakWith = (code: string, fields: Record<string, string> = {}) =>
    send(context, window, { surel: '', 'kode-layanan': code, ...fields });
  return { context, window, officer, issue, batch, codes, speakWith, values };
}

describe('a slip', () => {
  it('makes a feedback count at once, without an address and without a mail', async () => {
    const { context, window, codes, speakWith } = await createSheet();
    const { outcome, id } = await speakWith(formatServiceCode(codes[0] ?? '').toLowerCase());
    expect(outcome).toMatchObject({ ok: true, value: { reference: expect.stringMatching(/^TAPIS-/) } });
    expect(await readSubmission(context, id)).toMatchObject({
      state: 'verified',
      verification: 'SERVICE_CODE',
      verifiedAt: context.clock.now(),
    });
    expect(await countOf(context, window.id)).toBe(1);
    expect(await context.database.read.$count(outbox)).toBe(0);
  });

  it('of 64 uses at once gives one voice, and 63 clear refusals', async () => {
    const { context, window, codes } = await createSheet();
    // More attempts than one network may make: each comes from its own.
    const sent = Array.from({ length: 64 }, (_, n) =>
      send(context, window, { surel: '', 'kode-layanan': codes[0] ?? '' }, { network: `100.64.${n}.1` }),
    );
    const outcomes = (await Promise.all(sent)).map(({ outcome }) => outcome);
    expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
    const used = { problems: [{ field: 'kode-layanan', code: 'feedback.service-code-used' }] };
    expect(outcomes.filter((one) => !one.ok)).toEqual(Array(63).fill(expect.objectContaining(used)));
    expect(await context.database.read.$count(feedback)).toBe(1);
    expect(await context.database.read.$count(usedServiceCode)).toBe(1);
  });

  it('sent twice in the same form is one voice and the same reference', async () => {
    const { context, codes, speakWith } = await createSheet();
    const kunci = newId(context.random);
    const first = await speakWith(codes[0] ?? '', { kunci });
    const second = await speakWith(codes[0] ?? '', { kunci });
    expect(second.outcome).toEqual(first.outcome);
    expect(await context.database.read.$count(feedback)).toBe(1);
  });

  it('is refused with the reason when it is mistyped, unknown, of another unit, too old or revoked', async () => {
    const { context, codes, batch, officer, speakWith } = await createSheet();
    const reasonFor = async (code: string, fields: Record<string, string> = {}) => {
      const { outcome } = await speakWith(code, fields);
      return outcome.ok ? 'taken' : 'problems' in outcome ? outcome.problems[0]?.code : outcome.code;
    };
    const code = codes[1] ?? '';
    expect(await reasonFor(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)).toBe(
      'feedback.service-code-wrong',
    );
    expect(await reasonFor('AAAAAAAAAA')).toBe('feedback.service-code-unknown');
    expect(await reasonFor(code, { unit: 'rsud-abdul-moeloek-rawat-jalan' })).toBe(
      'feedback.service-code-other-unit',
    );
    await revokeServiceCodes(context, officer, batch.id);
    expect(await reasonFor(code)).toBe('feedback.service-code-expired');
    expect(await context.database.read.$count(feedback)).toBe(0);
  });

  it('is not valid any more when its days are over', async () => {
    const { context, codes, speakWith } = await createSheet({ hari: '1' });
    context.clock.set(new Date(context.clock.now().getTime() + 86_400_000));
    const { outcome } = await speakWith(codes[0] ?? '');
    expect(outcome).toMatchObject({ problems: [{ code: 'feedback.service-code-expired' }] });
  });

  it('cannot be found by trying: a network gets thirty tries', async () => {
    const { context, window } = await createSheet();
    const codesOf = [];
    for (let n = 0; n < 31; n++) {
      const { outcome } = await send(context, window, { surel: '', 'kode-layanan': 'AAAAAAAAAA' });
      codesOf.push(outcome.ok ? 'taken' : outcome.code);
    }
    expect(codesOf.slice(0, 30)).toEqual(Array(30).fill('feedback.form-invalid'));
    expect(codesOf[30]).toBe('feedback.too-many');
  });
});

describe('a sheet of slips', () => {
  it('holds as many different codes as were ordered, and the same when the order is sent again', async () => {
    const { context, issue, codes, batch, officer } = await createSheet();
    expect(new Set(codes).size).toBe(70);
    expect(await issue()).toEqual({ ok: true, value: { batch, codes } });
    expect(await readSlipSheet(context, officer, batch.id)).toEqual({ ok: true, value: { batch, codes } });
    expect(await listSlipOrders(context, officer)).toEqual({ ok: true, value: [{ ...batch, used: 0 }] });
  });

  it('is counted, not linked to voices', async () => {
    const { context, codes, officer, speakWith } = await createSheet();
    await speakWith(codes[0] ?? '');
    expect(await listSlipOrders(context, officer)).toMatchObject({ value: [{ used: 1 }] });
    expect(Object.keys((await context.database.read.select().from(usedServiceCode))[0] ?? {})).toEqual([
      'codeHash',
    ]);
  });

  it('names every problem of an order at once', async () => {
    const { context, officer } = await createSheet();
    const order = { kunci: newId(context.random), unit: 'nowhere', jumlah: '201', hari: 'x' };
    expect(await issueServiceCodes(context, officer, order)).toEqual({
      ok: false,
      code: 'feedback.slips-invalid',
      problems: [
        { field: 'unit', code: 'feedback.unit-missing' },
        { field: 'jumlah', code: 'feedback.slips-number' },
        { field: 'hari', code: 'feedback.slips-days' },
      ],
    });
  });

  it('leads to the open windows of its unit', async () => {
    const { context, window } = await createSheet();
    await createWindow(context, { origin: { level: 0, value: 'dinas-perhubungan' } });
    expect((await openWindowsAt(context, UNIT)).map(({ id }) => id)).toEqual([window.id]);
    context.clock.set(window.closesAt);
    expect(await openWindowsAt(context, UNIT)).toEqual([]);
  });
});
