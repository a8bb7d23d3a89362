import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, finishedJob, propose, uploadRegister } from '#test/support/desk.ts';
import { copyHome } from '#test/support/home.ts';
import { policyFields } from '#test/support/policy-form.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { type StaffName, signIn } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
const cookies = new Map<StaffName, string>();

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  for (const name of ['officer', 'approver', 'auditor', 'admin'] as const) {
    cookies.set(name, await signIn(server, name));
  }
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

const cookie = (name: StaffName) => cookies.get(name) ?? '';
const open = (name: StaffName, page = '/kerja/kebijakan') => server.request(page, { cookie: cookie(name) });
const save = (changes: Readonly<Record<string, string>> = {}) =>
  server.request('/kerja/kebijakan?_action=publication.setPolicy', {
    body: { ...policyFields, ...changes },
    cookie: cookie('admin'),
  });

/** k = 7, and all that may not be below it. */
const raised = { k: '7', 'isi-rilis': '7', 'k-dasar-merit': '7', 'k-dasar-organisation': '7' };

/** What stands in a field of the page. */
function typedIn(text: string, name: string): string | undefined {
  const input = new RegExp(`<input[^>]*\\bname="${name}"[^>]*>`).exec(text)?.[0] ?? '';
  return /\bvalue="([^"]*)"/.exec(input)?.[1];
}

describe('the page of the policy', () => {
  it('shows an administrator the form, and auditors and officers the same limits without one', async () => {
    const { text } = await open('admin');
    expect(
      ['k', 'k-dasar-merit', 'k-dasar-request', 'k-pegawai', 'rincian-hilang', 'versi'].map((name) =>
        typedIn(text, name),
      ),
    ).toEqual(['5', '5', '11', '20', '80', '0']);
    for (const name of ['auditor', 'officer'] as const) {
      const shown = await open(name);
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('Mutasi paling sedikit dalam satu pengumuman (k)');
      expect(shown.text).toContain('Versi 0');
      expect(shown.text).not.toContain('publication.setPolicy');
    }
    expect((await open('auditor', '/en/kerja/kebijakan')).text).toContain('built into Tapis');
  });

  it('says at every wrong field and in the summary what to correct, and keeps what was typed', async () => {
    const answer = await save({
      k: '4',
      'k-dasar-request': '10',
      'k-pegawai': 'banyak',
      'tutup-tahun': '2999',
      'jabatan-publik-nomor': '12/2026',
      'jabatan-publik-tanggal': '2999-01-01',
      alasan: ' ',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Galat: ');
    const problems = [
      ['k', 'Mutasi dalam satu pengumuman (k): tulis bilangan bulat dari 5 sampai 50.'],
      [
        'kByGroup.REQUEST',
        'Mutasi untuk menghitung dasar kelompok ini: tulis bilangan bulat dari 11 sampai 100, tidak kurang dari k.',
      ],
      ['publicOffice.date', 'Tanggal keputusan: tulis hari yang tidak di masa depan, misalnya 2026-09-01.'],
      [
        'publicOffice.summary',
        'Keputusan hukum memerlukan nomor, tanggal, penerbit, dan ringkasan. Isi keempatnya, atau kosongkan seluruhnya.',
      ],
      ['kpop', 'Pegawai yang cocok: tulis bilangan bulat dari 20 sampai 1000, tidak kurang dari k.'],
      ['closingYear', 'Tahun yang ditutup: tulis empat angka tahun yang sudah berakhir, atau kosongkan.'],
      ['reason', 'Tulis alasan perubahan.'],
    ] as const;
    for (const [id, words] of problems) {
      expect(answer.text).toContain(`<a href="#${id}">${words}</a>`);
      expect(answer.text).toContain(`id="${id}-error"`);
      expect(answer.text).toMatch(new RegExp(`<(input|textarea)[^>]*id="${id}"[^>]*aria-invalid="true"`));
    }
    expect(typedIn(answer.text, 'k')).toBe('4');
    expect(typedIn(answer.text, 'k-pegawai')).toBe('banyak');
    expect(typedIn(answer.text, 'isi-rilis')).toBe('6');
    expect(typedIn(answer.text, 'jabatan-publik-nomor')).toBe('12/2026');
    expect((await open('auditor')).text).not.toContain('Versi 1');
  });

  it('keeps every version with its reason and its account, and the trail names the deed', async () => {
    const saved = await save();
    expect(saved.status, saved.text).toBe(200);
    expect(saved.text).toContain('Kebijakan versi 1 sekarang berlaku.');
    expect(typedIn(saved.text, 'k')).toBe('6');
    expect(typedIn(saved.text, 'versi')).toBe('1');
    const { text } = await open('auditor');
    expect(text).toContain('Versi 1');
    expect(text).toContain(policyFields.alasan);
    expect((await open('auditor', '/kerja/jejak')).text).toMatch(/publication\.policy-set[\s\S]*?policy:1/);
  });

  it('refuses a form that was opened before somebody else saved theirs', async () => {
    const late = await save({ ...raised, alasan: 'Terlambat.' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Kebijakan diubah orang lain setelah Anda membuka halaman.');
    expect(typedIn(late.text, 'k')).toBe('7');
    expect(late.text).toContain('Terlambat.');
  });
});

describe('a proposal', () => {
  it('that waits while the policy changes is not approved, and the second person reads why', async () => {
    const job = await uploadRegister(server, cookie('officer'), home.nextRegister);
    await finishedJob(server, cookie('officer'), job);
    const id = await propose(server, cookie('officer'));
    const page = `/kerja/persetujuan/${id}`;
    expect((await open('approver', page)).text).toContain('Versi 1');
    expect((await save({ versi: '1', ...raised })).status).toBe(200);
    const refused = await decide(server, cookie('approver'), id, { keputusan: 'setuju' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Kebijakan anonimitas berubah setelah usulan ini dibuat.');
  });
});
