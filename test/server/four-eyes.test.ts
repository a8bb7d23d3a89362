import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, finishedJob, propose, uploadRegister } from '#test/support/desk.ts';
import { copyHome } from '#test/support/home.ts';
import { type Person, peopleOf } from '#test/support/register.ts';
import { chosenFields } from '#test/support/review-form.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { type StaffName, signIn } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
const cookies = new Map<StaffName, string>();
/** Somebody of the register that is imported here. */
let person: Person;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  for (const name of ['officer', 'approver', 'both', 'auditor'] as const) {
    cookies.set(name, await signIn(server, name));
  }
  const [first] = await peopleOf(home.nextRegister);
  if (first === undefined) throw new Error('The register is empty.');
  person = first;
  const job = await uploadRegister(server, cookie('both'), home.nextRegister);
  expect((await finishedJob(server, cookie('both'), job)).text).toContain('Berkas diterima');
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

const cookie = (name: StaffName) => cookies.get(name) ?? '';
const APPROVE = { keputusan: 'setuju' };

/** Everything in the audit trail, as the auditor reads it. */
async function trail(): Promise<string> {
  return (await server.request('/kerja/jejak', { cookie: cookie('auditor') })).text;
}

describe('a release', () => {
  it('is not approved by who imported and proposed it, and the attempt is recorded', async () => {
    const id = await propose(server, cookie('both'));
    const refused = await decide(server, cookie('both'), id, APPROVE);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Pengimpor atau pengusul tidak boleh menyetujui rilisnya sendiri.');
    expect(await trail()).toMatch(new RegExp(`publication\\.same-person-refused[\\s\\S]*?release:${id}`));
    const withdrawn = await decide(server, cookie('both'), id, {
      keputusan: 'tolak',
      alasan: 'Salah unggah.',
    });
    expect(withdrawn.status).toBe(200);
    expect(withdrawn.text).toContain('Usulan ditolak.');
  });

  it('is not approved by who imported its transfers, though another proposed it', async () => {
    const id = await propose(server, cookie('officer'));
    const refused = await decide(server, cookie('both'), id, APPROVE);
    expect(refused.status).toBe(403);
    expect((await trail()).split('publication.same-person-refused').length - 1).toBe(2);
    await decide(server, cookie('officer'), id, { keputusan: 'tolak', alasan: 'Uji.' });
  });

  it('is refused with a reason only', async () => {
    const id = await propose(server, cookie('officer'));
    const refused = await decide(server, cookie('approver'), id, { keputusan: 'tolak', alasan: '  ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tulis alasannya.');
    await decide(server, cookie('approver'), id, { keputusan: 'tolak', alasan: 'Belum lengkap.' });
    expect(await trail()).toContain('publication.release-refused');
  });
});

describe('a narrative', () => {
  let id: string;
  let announcement: string;

  beforeAll(async () => {
    id = await propose(server, cookie('officer'));
    const { text } = await server.request(`/kerja/rilis/${id}`, { cookie: cookie('officer') });
    announcement = /name="pengumuman" value="([a-z2-7]{26})"/.exec(text)?.[1] ?? '';
  });

  const edit = (uraian: string, decided: Record<string, string> = {}) =>
    server.request(`/kerja/rilis/${id}?_action=publication.edit`, {
      body: { pengumuman: announcement, uraian, 'uraian-en': '', ...decided },
      cookie: cookie('officer'),
    });

  it.each([
    ['a name of the register', () => `Perpindahan ini dimohon oleh ${person.name} dan disetujui atasannya.`],
    ['a NIP of the register', () => `Perpindahan pegawai dengan NIP ${person.nip} dan rekan-rekannya.`],
  ])(
    'with %s is shown to be decided, and refused by the gate when it is left readable',
    async (_, narrative) => {
      const shown = await edit(narrative());
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('Bagian yang ditandai mungkin menunjuk seseorang.');
      expect(shown.text).toContain(narrative());
      const answer = await edit(narrative(), chosenFields(shown.text, 'biarkan'));
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Gerbang anonimitas menolak rilis ini.');
      expect(answer.text).toContain(`<code>announcements/${announcement}/1.json</code>`);
      expect(answer.text).toMatch(/<code>rationale(\.id)?<\/code>/);
      expect(answer.text).toContain('<title>Galat: ');
    },
  );

  it('that is reviewed without scripts is shown as a draft, refused while a highlight waits, and kept as decided', async () => {
    const narrative = 'Atas usul Kepala SMAN 2 Kalianda dan Bu Rina loket ditambah.';
    const chosen = chosenFields((await edit(narrative)).text, 'samarkan');
    const draft = await edit(narrative, { ...chosen, lihat: 'ya' });
    expect(draft.status).toBe(200);
    expect(draft.text).toContain('Semua sorotan sudah diputuskan');

    const open = Object.fromEntries(Object.entries(chosen).filter(([name]) => name.endsWith('-sidik')));
    const refused = await edit(narrative, open);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('“Kepala SMAN 2 Kalianda”: Pilih samarkan atau biarkan terbaca.');
    expect((await edit(`${narrative} Segera.`, chosen)).text).toContain('dibuat untuk teks lain');

    const kept = await edit(narrative, chosen);
    expect(kept.text).toContain('Uraian disimpan');
    expect(kept.text).toContain('Atas usul [jabatan] dan Bu [nama] loket ditambah.');
  });

  it('that is empty or too long is refused', async () => {
    expect((await edit('   ')).text).toContain('Tulis uraian dalam bahasa Indonesia.');
    expect((await edit('a '.repeat(700))).text).toContain('paling banyak 1.200 huruf');
  });

  it('that changes after the second person has read the bytes voids their approval', async () => {
    const page = `/kerja/persetujuan/${id}`;
    const read = await server.request(page, { cookie: cookie('approver') });
    const sidik = /name="sidik" value="([0-9a-f]{64})"/.exec(read.text)?.[1] ?? '';
    const saved = await edit('Penataan pegawai menurut kebutuhan pelayanan.');
    expect(saved.status, saved.text).toBe(200);
    expect(saved.text).toContain('Uraian disimpan');

    const late = await server.request(`${page}?_action=publication.decide`, {
      body: { ...APPROVE, sidik },
      cookie: cookie('approver'),
    });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Isi usulan berubah setelah Anda membukanya.');
    const shown = await server.request(page, { cookie: cookie('approver') });
    expect(shown.text).toContain('Penataan pegawai menurut kebutuhan pelayanan.');
    expect(shown.text).not.toContain(person.name);
  });
});
