import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  confirmApplication,
  correctApplication,
  forgetOldApplications,
  readApplicantView,
  readApplication,
  scansOf,
} from '#features/organisation/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import { newId } from '#lib/id.ts';
import { createIntake } from '#lib/intake.ts';
import { attachmentsFolder } from '#lib/places.ts';
import {
  applicationForm,
  apply,
  codeFor,
  codeOf,
  mailTo,
  NETWORK,
  scans,
  submitted,
  trustingIntake,
} from '#test/features/organisation/cast.ts';
import { EMPTY_ZIP, photograph } from '#test/lib/document/files.ts';
import { createTestContext } from '#test/support/context.ts';

const DAY_SECONDS = 86_400;
const problemsOf = (result: Awaited<ReturnType<typeof apply>>) =>
  !result.ok && 'problems' in result ? result.problems.map(({ field, code }) => `${field}: ${code}`) : [];

describe('an application', () => {
  it('is kept sealed, and waits for the code that was mailed to its contact', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const sent = await apply(context);
    expect(codeOf(sent)).toBe('ok');
    const id = sent.ok ? sent.value.id : '';
    expect((await readApplication(context, id))?.state).toBe('unconfirmed');
    const rows = JSON.stringify(await context.database.read.all(sql`SELECT * FROM organisation_application`));
    for (const secret of ['Rina', 'rina@contoh.test', '012345678901000', 'Notaris']) {
      expect(rows).not.toContain(secret);
    }
    const code = await codeFor(context, 'rina@contoh.test');
    expect(codeOf(await confirmApplication(context, id, '000000', NETWORK))).toBe('organisation.code-wrong');
    expect(codeOf(await confirmApplication(context, id, code, NETWORK))).toBe('ok');
    expect((await readApplication(context, id))?.state).toBe('submitted');
    expect(codeOf(await confirmApplication(context, id, code, NETWORK))).toBe('ok');
  });

  it('sent twice is one row, one mail and the same answer, also at the same time', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const kunci = newId(context.random);
    const answers = [await apply(context, { kunci }), await apply(context, { kunci })];
    expect(answers[0]).toEqual(answers[1]);
    const twin = newId(context.random);
    const files = await scans();
    const both = await Promise.all([
      apply(context, { kunci: twin, surel: 'b@contoh.test' }, { files }),
      apply(context, { kunci: twin, surel: 'b@contoh.test' }, { files }),
    ]);
    expect(both[0]).toEqual(both[1]);
    expect(await waitingMails(context)).toHaveLength(2);
  });

  it('tells everything that is wrong at once, in the order of the form', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const empty = Object.fromEntries(Object.keys(applicationForm(context)).map((field) => [field, '']));
    const result = await apply(context, { ...empty, kunci: newId(context.random) }, { files: {} });
    expect(problemsOf(result)).toEqual([
      'bentuk: organisation.legal-form-missing',
      'nama: organisation.name-missing',
      'nomor: organisation.registration-invalid',
      'akta-nomor: organisation.deed-missing',
      'akta-tanggal: organisation.date-invalid',
      'akta-notaris: organisation.notary-missing',
      'npwp: organisation.npwp-invalid',
      'domisili: organisation.domicile-missing',
      'mandat: organisation.mandate-missing',
      'kontak-nama: organisation.contact-missing',
      'surel: organisation.email-invalid',
      'benturan: organisation.conflict-missing',
      'berkas-pengesahan: organisation.scan-registration-missing',
      'berkas-mandat: organisation.scan-mandate-missing',
    ]);
  });

  it('refuses names that would break out of a line of a mail or a page', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    for (const nama of ['Yayasan\r\nBcc: x@y.test', 'Yayasan\u202e', 'A\u0000B', 'A\u2028B']) {
      const result = await apply(
        context,
        { nama, kunci: newId(context.random) },
        { files: {}, network: `100.64.${nama.length}.1` },
      );
      expect(problemsOf(result)).toContain('nama: organisation.text-control-characters');
    }
  });

  it('asks for the number that its legal form has', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const numberOf = async (changes: Record<string, string>, network: string) =>
      problemsOf(await apply(context, changes, { files: {}, network })).find((one) =>
        one.startsWith('nomor'),
      );
    const skt = '220/0456/SKT/V.07/2026';
    expect(await numberOf({ bentuk: 'ormas', nomor: skt }, '100.64.1.1')).toBeUndefined();
    expect(await numberOf({ bentuk: 'ormas', nomor: '<b>' }, '100.64.2.1')).toBe(
      'nomor: organisation.skt-invalid',
    );
    expect(await numberOf({ bentuk: 'yayasan', nomor: skt }, '100.64.3.1')).toBe(
      'nomor: organisation.registration-invalid',
    );
    expect(await numberOf({ nomor: 'ahu-0012345.ah.01.04.tahun 2025' }, '100.64.4.1')).toBeUndefined();
  });

  it('keeps the scans that hold when something else is wrong, and asks for them no more', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const kunci = newId(context.random);
    const first = await apply(context, { kunci, nama: '' });
    expect(problemsOf(first)).toEqual(['nama: organisation.name-missing']);
    expect((await scansOf(context, kunci)).map(({ slot }) => slot)).toEqual(['mandat', 'pengesahan']);
    expect(codeOf(await apply(context, { kunci }, { files: {} }))).toBe('ok');
  });

  it('refuses files by what they hold, each at its field', async () => {
    const context = await createTestContext();
    const good = await photograph();
    const result = await apply(
      context,
      {},
      {
        files: {
          akta: EMPTY_ZIP,
          pengesahan: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
          npwp: Buffer.concat([good, EMPTY_ZIP]),
          mandat: good,
        },
      },
    );
    expect(problemsOf(result)).toEqual([
      'berkas-akta: organisation.file-kind',
      'berkas-pengesahan: organisation.file-kind',
      'berkas-npwp: organisation.file-polyglot',
    ]);
  });

  it('is limited per network, whatever it holds', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const codes: string[] = [];
    for (let n = 0; n < 11; n++) codes.push(codeOf(await apply(context, { nama: '' }, { files: {} })));
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('organisation.form-invalid'));
    expect(codes[10]).toBe('organisation.too-many');
  });
});

describe('the scans', () => {
  it('lie sealed beside the database, and become noise 30 days after the decision or 48 hours without a code', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    await apply(context);
    const folder = attachmentsFolder(context.config.home);
    const names = readdirSync(folder);
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(readFileSync(path.join(folder, name)).subarray(0, 3)).not.toEqual(
        Buffer.from([0xff, 0xd8, 0xff]),
      );
    }
    context.clock.advance(2 * DAY_SECONDS - 60);
    await forgetOldApplications(context);
    expect(readdirSync(folder)).toHaveLength(2);
    context.clock.advance(120);
    await forgetOldApplications(context);
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
    expect(await context.database.read.all(sql`SELECT 1 FROM organisation_application`)).toEqual([]);
    expect(await context.database.read.all(sql`SELECT 1 FROM organisation_attachment`)).toEqual([]);
  });

  it('of a thousand uploads at once are worked through or told to come back, and nothing breaks', async () => {
    const context = await createTestContext({ intake: createIntake({ atOnce: 2, mostWaiting: 4 }) });
    const files = await scans();
    const results = await Promise.all(
      Array.from({ length: 1_000 }, (_, n) =>
        apply(context, { nama: '' }, { files, network: `100.${64 + (n >> 8)}.${n & 255}.7` }),
      ),
    );
    const codes = new Set(results.map(codeOf));
    expect([...codes].sort()).toEqual(['organisation.busy', 'organisation.form-invalid']);
    expect(codeOf(await apply(context, {}, { network: '192.0.2.1' }))).toBe('ok');
  });
});

describe('the page of an application', () => {
  it('opens by its reference only, and lets an application be corrected only when that was asked', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const { reference } = await submitted(context);
    const view = await readApplicantView(context, reference);
    expect(view?.application.state).toBe('submitted');
    expect(await readApplicantView(context, `${reference.slice(0, -1)}.`)).toBeNull();
    const request = { values: applicationForm(context), scans: {}, network: NETWORK, lang: 'id' } as const;
    expect(codeOf(await correctApplication(context, reference, request))).toBe(
      'organisation.not-correctable',
    );
    expect((await mailTo(context, 'rina@contoh.test')).text).not.toContain(reference);
  });
});
