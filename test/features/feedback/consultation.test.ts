import { describe, expect, it } from 'vitest';
import { listQueue, readCase } from '#features/evaluation/index.ts';
import {
  listConsultations,
  openConsultation,
  openWindows,
  openWindowsNow,
  readWindow,
  unitsOf,
  windowChanges,
  windowState,
} from '#features/feedback/index.ts';
import { listEvents } from '#features/identity/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { addDays, startOfDay } from '#lib/date.ts';
import { windowTitle } from '#strings/window-title.ts';
import {
  consultationForm,
  createConsultation,
  createOffice,
  HOLDERS,
} from '#test/features/feedback/consultation.ts';
import { createWindow, send, speak } from '#test/features/feedback/window.ts';
import { csvOf, fileWith, registerRow, tableOf } from '#test/features/transfer/register-file.ts';

const TODAY = '2026-11-24';
const auditor = { accountId: 'a', roles: ['auditor'] as const, agencies: [] };
const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: ['rs-jiwa'] };

/** Opens one with these fields. @returns `field code` of every problem, or the code of the refusal. */
async function problemsOf(
  changes: Readonly<Record<string, string>>,
  chosen: Parameters<typeof consultationForm>[2] = {},
): Promise<string[]> {
  const office = await createOffice();
  const form = consultationForm(office, changes, chosen);
  const outcome = await openConsultation(office.context, office.officer, form);
  expect(await listConsultations(office.context)).toHaveLength(outcome.ok ? 1 : 0);
  if (outcome.ok) return [];
  return 'problems' in outcome
    ? outcome.problems.map(({ field, code }) => `${field} ${code}`)
    : [outcome.code];
}

describe('a consultation', () => {
  it('is of agencies, units and a post family, open from its day to the end of its last', async () => {
    const office = await createOffice();
    const window = await createConsultation(office, { 'pertanyaan-en': 'What took longest?' });
    expect(window).toEqual({
      id: window.id,
      kind: 'consultation',
      announcementId: null,
      originLevel: 2,
      origin: '*',
      postLevel: 0,
      post: 'tenaga-kesehatan',
      question: { id: 'Layanan apa yang paling lama Anda tunggu?', en: 'What took longest?' },
      opensAt: office.context.clock.now(),
      closesAt: startOfDay('2026-12-09'),
      instrumentVersion: 1,
      agencies: ['rs-jiwa', 'rsud-abdul-moeloek'],
      units: [],
    });
    expect(windowTitle('id', window)).toBe(
      'Tenaga kesehatan, Rumah Sakit Jiwa Daerah dan RSUD Dr. H. Abdul Moeloek',
    );
    expect(await openWindowsNow(office.context)).toEqual([window]);
  });

  it('may begin on a later day, and takes feedback from its first instant', async () => {
    const office = await createOffice();
    const { context } = office;
    const opening = addDays(TODAY, 3);
    const window = await createConsultation(office, { mulai: opening, sampai: addDays(opening, 7) });
    expect(windowState(window, context.clock.now())).toBe('upcoming');
    expect(await openWindowsNow(context)).toEqual([]);
    expect((await send(context, window)).outcome).toMatchObject({ code: 'feedback.window-closed' });
    context.clock.set(startOfDay(opening));
    expect(await openWindowsNow(context)).toEqual([window]);
    expect((await send(context, window)).outcome.ok).toBe(true);
  });

  it('limited to units lets no other be named', async () => {
    const office = await createOffice();
    const unit = 'rsud-abdul-moeloek-igd';
    const window = await createConsultation(office, {}, { units: [unit, unit] });
    expect(window.units).toEqual([unit]);
    expect((await send(office.context, window, { unit: 'rsud-abdul-moeloek' })).outcome).toMatchObject({
      problems: [{ field: 'unit', code: 'feedback.unit-missing' }],
    });
    expect((await send(office.context, window, { unit })).outcome.ok).toBe(true);
  });

  it('is opened by an officer and by nobody else, and the trail and its own history say so', async () => {
    const office = await createOffice();
    const { context, officer } = office;
    const form = consultationForm(office);
    for (const actor of [null, auditor, evaluator]) {
      expect((await openConsultation(context, actor, form)).ok).toBe(false);
    }
    const { id, closesAt } = await createConsultation(office);
    const events = await listEvents(context, auditor);
    expect(events.ok && events.value[0]).toMatchObject({
      accountId: officer.accountId,
      action: 'feedback.consultation-opened',
      object: `window:${id}`,
      detail: { opens: '2026-11-24', closes: '2026-12-08' },
    });
    const reason = { id: 'Kebutuhan pegawai sedang dikaji.', en: null };
    expect((await windowChanges(context, [id])).get(id)).toMatchObject([
      { number: 1, kind: 'opened', closesFrom: null, closesTo: closesAt, reason },
    ]);
  });

  it('sent twice, also at once, is one', async () => {
    const office = await createOffice();
    const form = consultationForm(office);
    const open = () => openConsultation(office.context, office.officer, form);
    const answers = [...(await Promise.all([open(), open(), open()])), await open()];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await listConsultations(office.context)).toHaveLength(1);
  });

  it('does not take the place of a window that has its key', async () => {
    const office = await createOffice();
    const window = await createWindow(office.context);
    const form = consultationForm(office, { kunci: window.id });
    expect(await openConsultation(office.context, office.officer, form)).toMatchObject({
      code: 'feedback.form-invalid',
      problems: [{ field: 'kunci', code: 'feedback.form-key-missing' }],
    });
    expect(await readWindow(office.context, window.id)).toEqual(window);
  });

  it('is left alone by the rule that opens and closes windows of announcements', async () => {
    const office = await createOffice();
    const window = await createConsultation(office);
    await openWindows(office.context);
    expect(await readWindow(office.context, window.id)).toEqual(window);
  });

  it('is read and reviewed by the evaluators of each of its agencies', async () => {
    const office = await createOffice();
    const window = await createConsultation(office);
    for (let voice = 0; voice < 10; voice++) await speak(office.context, window, voice);
    expect(await listQueue(office.context, evaluator)).toEqual({
      ok: true,
      value: [{ window, count: 10, review: 'none' }],
    });
    const shown = await readCase(office.context, evaluator, window.id);
    expect(shown).toMatchObject({ ok: true, value: { window, numbers: { n: 10 } } });
  });
});

describe('the form of a consultation', () => {
  it('names every problem of every field at once', async () => {
    const wrong = { kunci: 'x', rumpun: 'gubernur', mulai: 'besok', sampai: '2026-02-30', alasan: ' ' };
    expect((await problemsOf(wrong, { agencies: [] })).sort()).toEqual([
      'alasan feedback.reason-missing',
      'kunci feedback.form-key-missing',
      'mulai feedback.day-invalid',
      'perangkat feedback.agency-missing',
      'rumpun feedback.family-missing',
      'sampai feedback.day-invalid',
    ]);
    expect(await problemsOf({}, { agencies: ['rs-jiwa', 'nirwana'] })).toEqual([
      'perangkat feedback.agency-missing',
    ]);
    expect(await problemsOf({}, { units: [unitsOf(['bapenda'])[0]?.code ?? ''] })).toEqual([
      'unit feedback.unit-unknown',
    ]);
    expect(await problemsOf({ pertanyaan: 'a'.repeat(301), alasan: 'b'.repeat(501) })).toEqual([
      'pertanyaan feedback.question-too-long',
      'alasan feedback.reason-too-long',
    ]);
    expect(await problemsOf({ pertanyaan: 'Apa\u0007?' })).toEqual([
      'pertanyaan feedback.text-control-characters',
    ]);
  });

  it.each([
    [0, 7, []],
    [0, 60, []],
    [90, 97, []],
    [0, 6, ['sampai feedback.closing-out-of-bounds']],
    [0, 61, ['sampai feedback.closing-out-of-bounds']],
    [-1, 7, ['mulai feedback.opening-out-of-bounds']],
    [91, 100, ['mulai feedback.opening-out-of-bounds']],
    [9, 3, ['sampai feedback.closing-out-of-bounds']],
  ])('takes days from %i to %i after today only within the bounds', async (from, to, expected) => {
    const days = { mulai: addDays(TODAY, from), sampai: addDays(TODAY, to) };
    expect(await problemsOf(days)).toEqual(expected);
  });

  it('needs no question', async () => {
    expect(await problemsOf({ pertanyaan: '' })).toEqual([]);
  });

  it('refuses what points at a person, in either language, and says where', async () => {
    const office = await createOffice();
    const { context, officer } = office;
    const people = [
      registerRow(1, { instansi_asal: 'rs-jiwa', nama: 'dr. Sukirman Wibisono, Sp.PD.' }),
      registerRow(2, { instansi_asal: 'rs-jiwa', nama: 'Hj. SITI KHASANAH, S.Kep.' }),
    ];
    await importTransfers(context, officer, await fileWith(csvOf(tableOf(people))));
    for (const [field, text] of [
      ['pertanyaan', 'Apakah Bapak Sukirman Wibisono cocok memimpin unit ini?'],
      ['pertanyaan-en', 'Should Sukirman Wibisono lead this unit?'],
      ['pertanyaan-en', 'Should Budi Hartono lead this unit?'],
      ['alasan', 'Usulan untuk NIP 198802292012042999 sedang dikaji.'],
      ['alasan-en', 'Asked for by Hj. Siti Khasanah.'],
      ['alasan-en', 'asked for by siti khasanah'],
      ['alasan-en', 'Call 0812-3456-7890 for more.'],
    ] as const) {
      const outcome = await openConsultation(context, officer, consultationForm(office, { [field]: text }));
      expect(outcome, text).toMatchObject({ problems: [{ field, code: 'feedback.person-named' }] });
      const [problem] = outcome.ok || !('problems' in outcome) ? [] : outcome.problems;
      const found = String(problem?.details?.['found']);
      expect(text.includes(found) || people.some(({ nama }) => nama === found)).toBe(true);
    }
    expect(await listConsultations(context)).toEqual([]);
  });

  it('lets pass what asks about a service', async () => {
    const office = await createOffice();
    for (const [field, text] of [
      ['pertanyaan', 'Layanan apa di Samsat Rajabasa yang paling perlu tambahan petugas?'],
      ['pertanyaan', 'Apakah loket RSUD Dr. H. Abdul Moeloek perlu dibuka pada hari Sabtu?'],
      ['pertanyaan', 'Seberapa mudah Anda mendapat jadwal dokter di Bandar Lampung dan Kota Metro?'],
      ['pertanyaan', 'Apa yang perlu diperbaiki lebih dulu: antrean, persyaratan, atau keramahan?'],
      ['pertanyaan-en', 'Which counter needs more officers most, and at what time of day?'],
      ['pertanyaan-en', 'How easy was it to get a doctor’s appointment in Bandar Lampung?'],
      ['pertanyaan-en', 'Should the office open on Saturdays? What would help most?'],
    ] as const) {
      await createConsultation(office, { [field]: text });
    }
  });

  it('is refused where the staffing table does not show enough people in the family', async () => {
    expect(HOLDERS['rsud-abdul-moeloek'] + HOLDERS['rs-jiwa']).toBe(20);
    expect(await problemsOf({}, { agencies: ['rsud-abdul-moeloek'] })).toEqual(['feedback.too-few-holders']);
    expect(await problemsOf({ rumpun: 'pimpinan-tinggi' })).toEqual(['feedback.too-few-holders']);
  });
});

describe('the title of a consultation', () => {
  it('names three agencies at most, and counts the others', () => {
    const title = (agencies: readonly string[]) =>
      windowTitle('id', {
        kind: 'consultation',
        agencies,
        originLevel: 2,
        origin: '*',
        postLevel: 0,
        post: 'teknis',
      });
    expect(title(['bkd'])).toMatch(/, Badan Kepegawaian Daerah/);
    expect(title(['bkd', 'bpsdm', 'bapenda', 'bpbd']).split(/, | dan /)).toHaveLength(5);
    expect(title(['bkd', 'bpsdm', 'bapenda', 'bpbd', 'bappeda'])).toMatch(/dan 2 perangkat daerah lain$/);
  });
});
