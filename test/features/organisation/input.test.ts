import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readCase } from '#features/evaluation/index.ts';
import { createAccount, findActor } from '#features/identity/index.ts';
import {
  changeStanding,
  type FormValues,
  maskInput,
  organisationVoices,
  readOwnInput,
  saveDraft,
  sendDraft,
  withdrawInput,
} from '#features/organisation/index.ts';
import type { Actor } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import { createWindow } from '#test/features/feedback/window.ts';
import { codeOf, hire, need, trustingIntake, verified } from '#test/features/organisation/cast.ts';
import { EMPTY_ZIP, photograph } from '#test/lib/document/files.ts';
import { createTestContext, type TestContext } from '#test/support/context.ts';

const DAY_SECONDS = 86_400;

/** A form that holds. */
const VALUES: FormValues = {
  mulai: '2026-09',
  selesai: '2026-10',
  unit: 'rsud-abdul-moeloek-igd\nrsud-abdul-moeloek-rawat-jalan',
  metode: 'INTERVIEW',
  pengamatan: '42',
  'nilai-TIME': '2',
  'bukti-TIME': '31 dari 42 orang menunggu lebih dari dua jam.',
  'yakin-TIME': 'high',
  'praktik-baik': 'Petugas bernama Siti Aminah, NIP 198803172012042003, ramah.',
  masalah: 'Antrean panjang.',
  tindakan: 'Buka loket kedua.',
  benturan: 'tidak',
  disebut: 'ya',
};

async function stage() {
  const context = await createTestContext({ intake: trustingIntake });
  const cast = await hire(context);
  const { actor, organisationId } = await verified(context, cast);
  const window = await createWindow(context);
  const save = (changes: FormValues = {}, inputId = '', who: Actor = actor) =>
    saveDraft(context, who, {
      windowId: window.id,
      inputId,
      formKey: newId(context.random),
      values: { ...VALUES, ...changes },
      files: {},
    });
  return { context, cast, actor, organisationId, window, save };
}

const idOf = (saved: { ok: boolean; value?: { id: string } }) => need(saved.value, 'not saved').id;

async function viewOf(context: TestContext, actor: Actor, id: string) {
  const found = await readOwnInput(context, actor, id);
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

describe('a draft', () => {
  it('is kept incomplete, sealed, and tells what it still lacks', async () => {
    const { context, actor, save } = await stage();
    const id = idOf(await save({ unit: '', 'bukti-TIME': '', masalah: 'Rahasia besar', tindakan: '' }));
    const view = await viewOf(context, actor, id);
    expect(view.problems).toEqual([
      { field: 'unit', code: 'organisation.units-missing' },
      { field: 'bukti-TIME', code: 'organisation.evidence-missing' },
      { field: 'tindakan', code: 'organisation.action-missing' },
    ]);
    expect(codeOf(await sendDraft(context, actor, id))).toBe('organisation.form-invalid');
    expect(
      JSON.stringify(await context.database.read.all(sql`SELECT * FROM organisation_input`)),
    ).not.toContain('Rahasia');
  });

  it('is nobody else’s: another organisation finds nothing to read, continue, send or withdraw', async () => {
    const { context, cast, save } = await stage();
    const id = idOf(await save());
    const other = await verified(context, cast, 'lain');
    expect(codeOf(await readOwnInput(context, other.actor, id))).toBe('organisation.input-unknown');
    expect(codeOf(await save({}, id, other.actor))).toBe('organisation.input-unknown');
    expect(codeOf(await sendDraft(context, other.actor, id))).toBe('organisation.input-unknown');
    expect(codeOf(await withdrawInput(context, other.actor, id))).toBe('organisation.input-unknown');
  });

  it('refuses forged windows and units, months ahead, and what is too large', async () => {
    const { context, actor, save } = await stage();
    const forged = {
      windowId: newId(context.random),
      inputId: '',
      formKey: newId(context.random),
      files: {},
    };
    expect(codeOf(await saveDraft(context, actor, { ...forged, values: VALUES }))).toBe(
      'organisation.window-unknown',
    );
    const id = idOf(await save({ unit: 'dinas-sosial', selesai: '2027-01' }));
    expect((await viewOf(context, actor, id)).problems).toEqual([
      { field: 'unit', code: 'organisation.unit-unknown' },
      { field: 'selesai', code: 'organisation.month-ahead' },
    ]);
    expect(codeOf(await save({ masalah: 'x'.repeat(20_001) }))).toBe('organisation.draft-too-large');
  });

  it('keeps attachments that hold, tells of the others, and is itself kept all the same', async () => {
    const { context, actor, window } = await stage();
    const real = await createTestContext();
    const looking = { ...context, intake: real.intake };
    const request = {
      windowId: window.id,
      inputId: '',
      formKey: newId(context.random),
      values: VALUES,
      files: { 'lampiran-1': await photograph(), 'lampiran-2': EMPTY_ZIP },
    };
    const saved = await saveDraft(looking, actor, request);
    expect(saved).toMatchObject({
      code: 'organisation.form-invalid',
      problems: [{ field: 'lampiran-2', code: 'organisation.file-kind' }],
    });
    const id = !saved.ok && 'inputId' in saved ? saved.inputId : '';
    expect((await viewOf(context, actor, id)).attachments.map(({ slot }) => slot)).toEqual(['lampiran-1']);
  });
});

describe('an input', () => {
  it('is sent once, corrected as the next revision while its window is open, and then stands', async () => {
    const { context, actor, window, save } = await stage();
    const id = idOf(await save());
    const twice = await Promise.all([sendDraft(context, actor, id), sendDraft(context, actor, id)]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(codeOf(await sendDraft(context, actor, id))).toBe('organisation.nothing-to-send');
    await save({ pengamatan: '43' }, id);
    expect((await organisationVoices(context, window.id))[0]?.content?.observations).toBe(42);
    expect(codeOf(await sendDraft(context, actor, id))).toBe('ok');
    const [voice] = await organisationVoices(context, window.id);
    expect([voice?.revision, voice?.content?.observations]).toEqual([2, 43]);
    context.clock.advance(20 * DAY_SECONDS);
    expect(codeOf(await save({}, id))).toBe('organisation.window-closed');
    expect(codeOf(await sendDraft(context, actor, id))).toBe('organisation.window-closed');
  });

  it('is withdrawn with all its words, once, also by a crowd', async () => {
    const { context, actor, window, save } = await stage();
    const id = idOf(await save());
    await sendDraft(context, actor, id);
    const results = await Promise.all([1, 2, 3].map(() => withdrawInput(context, actor, id)));
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(await organisationVoices(context, window.id)).toEqual([]);
    const left = await context.database.read.all(
      sql`SELECT sealed_key FROM organisation_input_revision WHERE sealed_key IS NOT NULL`,
    );
    expect(left).toEqual([]);
    expect(codeOf(await save({}, id))).toBe('organisation.input-unknown');
  });

  it('cannot be sent while its organisation is suspended or its term is over', async () => {
    const { context, cast, actor, organisationId, save } = await stage();
    const id = idOf(await save());
    const change = { id: organisationId, reason: 'Diperiksa.' };
    await changeStanding(context, cast.approver, { ...change, isSuspending: true }, organisationMails);
    expect(codeOf(await sendDraft(context, actor, id))).toBe('organisation.suspended');
    await changeStanding(context, cast.approver, { ...change, isSuspending: false }, organisationMails);
    context.clock.advance(366 * DAY_SECONDS);
    expect(codeOf(await sendDraft(context, actor, id))).toBe('organisation.expired');
  });

  it('is read by evaluators masked, apart from residents, and named only with consent', async () => {
    const { context, actor, window, save } = await stage();
    await sendDraft(context, actor, idOf(await save()));
    context.clock.advance(60);
    await sendDraft(context, actor, idOf(await save({ disebut: '' })));
    const email = 'penilai@contoh.test';
    await createAccount(context, {
      email,
      displayName: 'Penilai',
      roles: ['evaluator'],
      agencies: [...window.agencies],
      password: 'kopi robusta pagi hari',
    });
    const found = await readCase(context, await findActor(context, email), window.id);
    if (!found.ok) throw new Error(found.code);
    expect(found.value.numbers.n).toBe(0);
    expect(found.value.organisations.map(({ organisation }) => organisation)).toEqual([
      'Yayasan Contoh Pelayanan',
      null,
    ]);
    const [voice] = found.value.organisations;
    expect(voice?.content?.goodPractice).not.toContain('198803172012042003');
    expect(voice?.content?.goodPractice).toContain('[NIP]');
  });

  it('has every text masked, whichever field it stands in', () => {
    const number = '198803172012042003';
    const content = {
      window: 'a'.repeat(26),
      period: { from: '2026-09', to: '2026-10' },
      units: ['x'],
      method: 'SURVEY',
      observations: 1,
      scores: [{ element: 'TIME', score: 1, evidence: `NIP ${number}`, confidence: 'low' as const }],
      goodPractice: `NIP ${number}`,
      problem: `NIP ${number}`,
      requestedAction: `NIP ${number}`,
      sources: `NIP ${number}`,
      conflictOfInterest: `NIP ${number}`,
      isNamed: true,
    };
    expect(JSON.stringify(maskInput(content, []))).not.toContain(number);
  });
});
