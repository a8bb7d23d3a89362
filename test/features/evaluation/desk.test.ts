import { describe, expect, it } from 'vitest';
import { listQueue, readCase } from '#features/evaluation/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { newId } from '#lib/id.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';
import {
  createOfficer,
  csvOf,
  fileWith,
  registerRow,
  tableOf,
} from '#test/features/transfer/register-file.ts';
import { createTestContext } from '#test/support/context.ts';

const hospital = { accountId: 'h', roles: ['evaluator'] as const, agencies: ['rsud-abdul-moeloek'] };
const elsewhere = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['bkd'] };
const officer = { accountId: 'o', roles: ['officer'] as const, agencies: ['rsud-abdul-moeloek'] };
const forbidden = { ok: false, code: 'identity.forbidden' };

async function createCase(voices: number) {
  const context = await createTestContext();
  const window = await createWindow(context);
  for (let voice = 0; voice < voices; voice++) await speak(context, window, voice);
  return { context, window };
}

describe('the queue', () => {
  it('lists the windows of the evaluator’s agencies with their voices and the state of their review', async () => {
    const { context, window } = await createCase(2);
    await createWindow(context, { origin: { level: 0, value: 'bkd' } });
    expect(await listQueue(context, hospital)).toEqual({
      ok: true,
      value: [{ window, count: 2, review: 'none' }],
    });
  });

  it('is for evaluators alone', async () => {
    const { context } = await createCase(0);
    expect(await listQueue(context, officer)).toEqual(forbidden);
    expect(await listQueue(context, null)).toEqual({ ok: false, code: 'identity.sign-in' });
    expect(await listQueue(context, { ...hospital, agencies: [] })).toEqual({ ok: true, value: [] });
  });
});

describe('a case', () => {
  it('is read by an evaluator of one of its agencies, and by nobody else', async () => {
    const { context, window } = await createCase(1);
    expect(await readCase(context, hospital, window.id)).toMatchObject({ ok: true });
    expect(await readCase(context, elsewhere, window.id)).toEqual(forbidden);
    expect(await readCase(context, officer, window.id)).toEqual(forbidden);
    expect(await readCase(context, null, window.id)).toEqual({ ok: false, code: 'identity.sign-in' });
  });

  it('of several agencies is read by the evaluators of each', async () => {
    const context = await createTestContext();
    const { id } = await createWindow(context, { origin: { level: 2, value: '*' } });
    for (const actor of [hospital, elsewhere]) expect((await readCase(context, actor, id)).ok).toBe(true);
  });

  it('must exist', async () => {
    const { context } = await createCase(0);
    for (const id of [newId(context.random), 'none']) {
      expect(await readCase(context, hospital, id)).toEqual({ ok: false, code: 'evaluation.case-unknown' });
    }
  });

  it('shows no numbers before its tenth voice', async () => {
    const { context, window } = await createCase(9);
    const before = await readCase(context, hospital, window.id);
    expect(before).toMatchObject({ value: { numbers: { n: 9, elements: null, conduct: null } } });
    await speak(context, window, 10);
    const after = await readCase(context, hospital, window.id);
    const time = after.ok ? after.value.numbers.elements?.find(({ code }) => code === 'TIME') : null;
    expect(time).toEqual({ code: 'TIME', counts: [0, 10, 0, 0], n: 10 });
  });

  it('leaves out who has not confirmed', async () => {
    const { context, window } = await createCase(1);
    await send(context, window);
    expect(await readCase(context, hospital, window.id)).toMatchObject({ value: { numbers: { n: 1 } } });
  });

  it('shows texts in which people of the register and their numbers are masked', async () => {
    const context = await createTestContext();
    const here = { instansi_asal: 'rsud-abdul-moeloek' };
    const roster = [
      registerRow(1, { ...here, nama: 'dr. Sukirman Wibisono, Sp.PD.', nip: '198802292012042999' }),
      registerRow(2, { ...here, nama: 'Hj. SITI KHASANAH, S.Kep.', nip: '197001012005012345' }),
      registerRow(3, { ...here, nama: 'Ni Wayan Sumerti' }),
    ];
    const file = await fileWith(csvOf(tableOf(roster)));
    expect(await importTransfers(context, await createOfficer(context), file)).toMatchObject({ ok: true });
    const window = await createWindow(context);
    const stories = [
      'Dokter Sukirman Wibisono datang terlambat dua jam.',
      'Ibu Siti Khasanah di loket 3 ramah sekali, NIP-nya 197001012005012345.',
      'Yang piket ni wayan sumerti, NIP 19880229 201204 2 999, tidak ada di tempat.',
      'Hubungi saya di 0812-3456-7890 atau warga@contoh.test, NIK 1871012902880001.',
    ];
    for (const [voice, cerita] of stories.entries()) await speak(context, window, voice, { cerita });

    const shown = await readCase(context, hospital, window.id);
    const bytes = JSON.stringify(shown).toLowerCase();
    for (const secret of [
      ...['sukirman', 'wibisono', 'khasanah', 'sumerti'],
      ...['198802292012042999', '19880229 201204 2 999', '197001012005012345', '1871012902880001'],
      ...['0812-3456-7890', 'warga@contoh.test'],
    ]) {
      expect(bytes).not.toContain(secret);
    }
    const texts = shown.ok ? shown.value.feedback.map(({ text }) => text) : [];
    expect(texts[0]).toContain('datang terlambat dua jam');
    for (const one of shown.ok ? shown.value.feedback : []) expect(one.spans.length).toBeGreaterThan(0);
  });

  it('gives an empty text as it is', async () => {
    const context = await createTestContext();
    const window = await createWindow(context);
    await speak(context, window, 1, { cerita: '' });
    expect(await readCase(context, hospital, window.id)).toMatchObject({
      value: { feedback: [{ text: '', spans: [], parts: [], undecided: 0 }] },
    });
  });

  it('holds nothing of the authors, for whom there is no field', async () => {
    const { context, window } = await createCase(1);
    const shown = await readCase(context, hospital, window.id);
    const [one] = shown.ok ? shown.value.feedback : [];
    expect(Object.keys(one ?? {}).sort()).toEqual(
      [
        'answers',
        'conduct',
        'id',
        'parts',
        'relation',
        'serviceMonth',
        'serviceUnit',
        'spans',
        'text',
        'undecided',
        'verification',
      ].sort(),
    );
  });
});
