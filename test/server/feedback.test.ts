import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { feedback } from '#db/schema/index.ts';
import { addDays, plainDate } from '#lib/date.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';
import { formatDate } from '#strings/format.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import { OPEN_VOICES } from '#test/support/published-home.ts';
import { sendCode, sendForm, solvedCaptcha, TRACK } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { evaluatorOf, signIn } from '#test/support/staff.ts';
import { changeFields, consultationFields, extensionDay } from '#test/support/window-form.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let evaluator: string;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder, { TAPIS_PROXY_HOPS: '1' });
  evaluator = await signIn(server, evaluatorOf(home.open.agencies));
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

let senders = 0;

/** A form from a network and for an address that nobody used before. */
function send(changed: Record<string, string> = {}, network?: string) {
  senders++;
  const surel = `orang${senders}@example.org`;
  const headers = { 'x-forwarded-for': network ?? `192.0.${senders}.7` };
  return sendForm(server, home.open, { surel, ...changed }, { headers });
}

const WITHOUT_SCRIPT = { 'tanpa-skrip': 'ya' };

/** Sends a form and takes its code from the mail. */
async function sentForm(surel: string) {
  const answer = await send({ ...WITHOUT_SCRIPT, surel });
  expect(answer.status, answer.text).toBe(303);
  return { codePage: String(answer.headers.location), code: await server.mailbox.nextCode(surel) };
}

/** How many voices of the open window are confirmed. */
function voices(): Promise<number> {
  const isVoice = and(eq(feedback.windowId, home.open.id), eq(feedback.state, 'verified'));
  return insideHome(home.folder, ({ database }) => database.read.$count(feedback, isVoice));
}

/** Waits until the evaluator reads so many voices: screening comes between a confirmation and the count. */
function untilHeard(count: number): Promise<void> {
  const heard = async () => {
    const page = await server.request(`/kerja/kasus/${home.open.id}`, { cookie: evaluator });
    return Number(/(\d+) (?:masukan: belum cukup|warga terverifikasi)/.exec(page.text)?.[1]);
  };
  return vi.waitFor(async () => expect(await heard()).toBe(count), { timeout: 10_000, interval: 100 });
}

function untilTracked(rujukan: string, words: string): Promise<void> {
  return vi.waitFor(
    async () => expect((await server.request(TRACK, { body: { rujukan } })).text).toContain(words),
    { timeout: 10_000, interval: 400 },
  );
}

describe('the check that a person sends the form', () => {
  it('is asked for in words when the browser runs scripts and sends none', async () => {
    const answer = await send({ cerita: 'Tulisan yang tidak boleh hilang.' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Galat: ');
    expect(answer.text.match(/Pemeriksaan “saya bukan robot” belum selesai/g)).toHaveLength(2);
    expect(answer.text).toContain('Tulisan yang tidak boleh hilang.');
  });

  it.each([
    ['garbage', 'x'],
    ['JSON that is no answer', Buffer.from('{}').toString('base64')],
    ['far too long', 'A'.repeat(100_000)],
  ])('is refused when its answer is %s', async (_, altcha) => {
    const answer = await send({ altcha });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('tidak berlaku lagi');
  });

  it('is good for one form, and for none when anything of it is changed', async () => {
    const altcha = await solvedCaptcha(server);
    const { challenge, solution } = JSON.parse(Buffer.from(altcha, 'base64').toString('utf8'));
    const { parameters } = challenge;
    const easier = { ...challenge, parameters: { ...parameters, cost: 1 } };
    const longer = { ...challenge, parameters: { ...parameters, data: { expiresAtMs: 9_999_999_999_999 } } };
    const guessed = { ...solution, derivedKey: solution.derivedKey.replace(/../, 'ff') };
    for (const forged of [
      { challenge: easier, solution },
      { challenge: longer, solution },
      { challenge, solution: guessed },
    ]) {
      const answer = await send({ altcha: Buffer.from(JSON.stringify(forged)).toString('base64') });
      expect(answer.status).toBe(422);
    }
    expect((await send({ altcha })).status).toBe(303);
    const again = await send({ altcha });
    expect(again.status).toBe(422);
    expect(again.text).toContain('tidak berlaku lagi');
  });

  it('may be left out where scripts do not run, five times from one network and not more', async () => {
    const network = '198.51.100.9';
    for (let sent = 0; sent < 5; sent++) expect((await send(WITHOUT_SCRIPT, network)).status).toBe(303);
    const refused = await send(WITHOUT_SCRIPT, network);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.text).toContain('Terlalu banyak kiriman');
    expect((await send(WITHOUT_SCRIPT, '198.51.101.9')).status).toBe(303);
  });
});

describe('the form', () => {
  it('names every wrong field at once, at the field and in the summary, and keeps what was typed', async () => {
    const answer = await send({
      ...WITHOUT_SCRIPT,
      unit: 'tidak-ada',
      bulan: '1999-01',
      hubungan: '',
      surel: 'bukan surel',
      'unsur-CONDUCT': '9',
      'unsur-TIME': '',
      'unsur-COMPETENCE': '',
      cerita: '<b>Antre "lama"</b>',
    });
    expect(answer.status).toBe(422);
    for (const words of [
      'Pilih unit layanan',
      'Pilih bulan ketika',
      'Pilih hubungan Anda',
      'Tulis alamat surel yang lengkap',
      'Pilih salah satu jawaban',
      'Jawab sedikitnya dua pertanyaan',
    ]) {
      expect([words, answer.text.split(words).length - 1]).toEqual([words, 2]);
    }
    expect(answer.text).toContain('value="bukan surel"');
    expect(answer.text).toContain('&lt;b&gt;Antre');
    expect(answer.text).not.toContain('<b>Antre');
  });

  it('speaks English under /en', async () => {
    const path = `/en/masukan/${home.open.id}?_action=feedback.submit`;
    const answer = await server.request(path, { body: { ...WITHOUT_SCRIPT, surel: 'x' } });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('<title>Error: ');
    expect(answer.text).toContain('<html lang="en"');
  });

  it('is one submission, one mail and one answer however often it is sent', async () => {
    const surel = 'dua.kali@example.org';
    const fields = { ...WITHOUT_SCRIPT, surel, kunci: newId(systemRandom) };
    const answers = await Promise.all([send(fields), send(fields), send(fields)]);
    const later = await send(fields);
    const places = [...answers, later].map(({ status, headers }) => `${status} ${headers.location}`);
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toMatch(/^303 \/masukan\/kode\/[a-z2-7]{26}$/);
    await server.mailbox.nextCode(surel);
    expect(server.mailbox.count(surel)).toBe(1);
  });
});

describe('the code', () => {
  it('counts the voice once it is right, and shows the same receipt when it is sent again', async () => {
    const before = await voices();
    expect(before).toBeGreaterThanOrEqual(OPEN_VOICES);
    const { codePage, code } = await sentForm('benar@example.org');
    expect(await voices()).toBe(before);
    const wrong = code === '000000' ? '000001' : '000000';
    const refused = await sendCode(server, codePage, wrong);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Kode tidak cocok');

    const accepted = await sendCode(server, codePage, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    expect(accepted.status).toBe(303);
    expect(accepted.headers.location).toMatch(/^\/masukan\/tanda-terima\/TAPIS(-[A-Z2-7]{4}){4}$/);
    const again = await sendCode(server, codePage, code);
    expect(again.headers.location).toBe(accepted.headers.location);
    await untilHeard(before + 1);
  });

  it('is no longer worth anything after five wrong ones', async () => {
    const { codePage, code } = await sentForm('tebak@example.org');
    const wrong = code === '111111' ? '222222' : '111111';
    for (let tries = 0; tries < 5; tries++) await sendCode(server, codePage, wrong);
    const late = await sendCode(server, codePage, code);
    expect(late.status).toBe(422);
    expect(late.text).toContain('sudah salah lima kali');
  });

  it('is replaced by a new one for the same address, and by none for another', async () => {
    const surel = 'hilang@example.org';
    const { codePage, code } = await sentForm(surel);
    const resend = `${codePage}?_action=feedback.resend`;
    const foreign = await server.request(resend, { body: { surel: 'orang.lain@example.org' } });
    const own = await server.request(resend, { body: { surel } });
    expect(own.text).toContain('kode baru sudah dikirim');
    expect(foreign.text).toBe(own.text);
    const renewed = await server.mailbox.nextCode(surel);
    expect(server.mailbox.count('orang.lain@example.org')).toBe(0);
    if (renewed !== code) expect((await sendCode(server, codePage, code)).status).toBe(422);
    expect((await sendCode(server, codePage, renewed)).status).toBe(303);
  });

  it('does not make two voices of one person, whatever the spelling of the address', async () => {
    const first = await sentForm('satu.orang@example.org');
    const second = await sentForm('Satu.Orang@EXAMPLE.org');
    const earlier = await voices();
    expect((await sendCode(server, first.codePage, first.code)).status).toBe(303);
    const before = earlier + 1;
    await untilHeard(before);
    const refused = await sendCode(server, second.codePage, second.code);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Satu orang satu suara');
    expect(await voices()).toBe(before);
  });
});

describe('the reference', () => {
  it('finds its submission by POST only, and nothing else does', async () => {
    const { codePage, code } = await sentForm('lacak@example.org');
    const receipt = String((await sendCode(server, codePage, code)).headers.location);
    const rujukan = receipt.split('/').at(-1) ?? '';
    const found = await server.request(TRACK, { body: { rujukan: rujukan.toLowerCase() } });
    expect(found.status).toBe(200);
    await untilTracked(rujukan, 'Masukan Anda dihitung.');
    expect((await server.request(`/lacak?rujukan=${rujukan}`)).text).not.toContain(rujukan);

    const unknown = await server.request(TRACK, { body: { rujukan: 'TAPIS-AAAA-AAAA-AAAA-AAAA' } });
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('<title>Galat: ');
  });

  it('takes its voice back for good', async () => {
    const { codePage, code } = await sentForm('tarik@example.org');
    const receipt = String((await sendCode(server, codePage, code)).headers.location);
    const rujukan = receipt.split('/').at(-1) ?? '';
    await untilTracked(rujukan, 'Masukan Anda dihitung.');
    const before = await voices();
    const withdrawn = await server.request('/lacak?_action=feedback.withdraw', { body: { rujukan } });
    expect(withdrawn.text).toContain('Masukan Anda sudah ditarik');
    expect(await voices()).toBe(before - 1);
    expect((await server.request(receipt)).status).toBe(404);
    expect((await server.request(TRACK, { body: { rujukan } })).text).toContain('ditarik');
  });
});

describe('a consultation', () => {
  const FORM = '/kerja/jendela/konsultasi?_action=feedback.openConsultation';
  const fields = consultationFields(new Date());
  const page = `/masukan/${fields['kunci']}`;
  const desk = `/kerja/jendela/${fields['kunci']}`;
  let officer: string;

  beforeAll(async () => {
    officer = await signIn(server, 'officer');
  });

  const open = (path: string) => server.request(path).then(({ text }) => text);
  const post = (path: string, body: Record<string, string>) =>
    server.request(path, { body, cookie: officer });

  it('is asked for agency by agency, and every mistake is named at its field', async () => {
    const form = await server.request('/kerja/jendela/konsultasi?perangkat=rsud-abdul-moeloek', {
      cookie: officer,
    });
    expect(form.text).toContain('<input type="hidden" name="perangkat" value="rsud-abdul-moeloek"');
    expect(form.text).toContain('value="rsud-abdul-moeloek-igd"');
    expect(form.text).not.toContain('value="rs-jiwa');
    const wrong = {
      ...fields,
      rumpun: '',
      mulai: '1999-01-01',
      sampai: '',
      alasan: '',
      pertanyaan: 'Bu Siti?',
    };
    const refused = await post(FORM, wrong);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('<title>Galat: ');
    for (const words of [
      'Pilih rumpun jabatan.',
      'Pilih hari buka dari',
      'Tulis tanggal yang ada',
      'Tulis alasannya.',
    ]) {
      expect([words, refused.text.split(words).length - 1]).toEqual([words, 2]);
    }
    const named = await post(FORM, { ...fields, pertanyaan: 'Apakah Bu Siti Khasanah ramah?' });
    expect(named.status).toBe(422);
    expect(named.text).toMatch(/“[^”]*Siti Khasanah[^”]*” dapat menunjuk orang/);
    expect(await open('/konsultasi')).toContain('Saat ini tidak ada konsultasi yang dibuka.');
  });

  it('once opened stands on the public pages, and takes feedback that its evaluators read', async () => {
    const opened = await post(FORM, fields);
    expect(`${opened.status} ${opened.headers.location}`).toBe(`303 ${desk}`);
    expect((await post(FORM, fields)).headers.location).toBe(desk);
    for (const path of ['/konsultasi', '/kalender', page]) {
      expect(await open(path), path).toContain('Tenaga kesehatan, RSUD Dr. H. Abdul Moeloek');
    }
    for (const path of ['/konsultasi', page]) {
      expect(await open(path)).toContain(fields['pertanyaan']);
      expect(await open(`/en${path}`)).toContain('Which service took longest?');
    }
    expect(await open('/en/konsultasi')).toContain('<span lang="id">Kebutuhan pegawai sedang dikaji.</span>');

    const surel = 'konsultasi@example.org';
    const window = { id: fields['kunci'] ?? '', agencies: ['rsud-abdul-moeloek'] };
    const sent = await sendForm(server, window, { ...WITHOUT_SCRIPT, surel });
    const code = await server.mailbox.nextCode(surel);
    const receipt = String((await sendCode(server, String(sent.headers.location), code)).headers.location);
    expect(await open(receipt)).toContain(`href="/konsultasi#${window.id}"`);
    const rujukan = receipt.split('/').at(-1) ?? '';
    const tracked = await server.request(TRACK, { body: { rujukan } });
    expect(tracked.text).toContain(`href="/konsultasi#${window.id}"`);

    const reader = await signIn(server, 'healthEvaluator');
    const queue = (kind: string) =>
      server.request(`/kerja/antrean?jenis=${kind}`, { cookie: reader }).then(({ text }) => text);
    expect(await queue('konsultasi')).toContain(`/kerja/kasus/${window.id}`);
    expect(await queue('pengumuman')).not.toContain(`/kerja/kasus/${window.id}`);
    const shown = () =>
      server.request(`/kerja/kasus/${window.id}`, { cookie: reader }).then(({ text }) => text);
    await vi.waitFor(async () => expect(await shown()).toContain('1 masukan: belum cukup untuk angka'), {
      timeout: 10_000,
      interval: 100,
    });
    expect(await shown()).toContain(fields['pertanyaan']);
  });

  it('is extended with a reason that everybody can read, and closed early with another', async () => {
    const late = extensionDay(new Date());
    const extended = await post(`${desk}?_action=feedback.extendWindow`, { ...changeFields, ...late });
    expect(extended.status, extended.text).toBe(200);
    const sentence = new RegExp(
      `Diperpanjang dari ${formatDate('id', addDays(plainDate(new Date()), 14))}\\s+sampai ${formatDate('id', late.sampai)}\\.\\s*Alasan:\\s*<span>${changeFields.alasan}`,
    );
    for (const path of [page, '/kalender', '/konsultasi']) expect(await open(path)).toMatch(sentence);
    expect((await open('/kalender.ics')).replaceAll('\r\n ', '')).toMatch(
      new RegExp(
        `UID:${fields['kunci']}@localhost\\r\\n[\\s\\S]*?DTSTART;VALUE=DATE:${late.sampai.replaceAll('-', '')}`,
      ),
    );

    const again = await post(`${desk}?_action=feedback.extendWindow`, { ...changeFields, ...late });
    expect(again.status).toBe(422);
    expect(again.text).toContain('diubah orang lain');
    expect(again.text).toContain(changeFields.alasan);
    const unexplained = await post(`${desk}?_action=feedback.closeWindow`, { versi: '2', alasan: '' });
    expect(unexplained.status).toBe(422);
    expect(unexplained.text.match(/id="alasan"/g)).toHaveLength(1);
    const closed = await post(`${desk}?_action=feedback.closeWindow`, {
      versi: '2',
      alasan: 'Loket ditutup karena banjir.',
    });
    expect(closed.status, closed.text).toBe(200);
    expect(await open(page)).toContain('Masa masukan sudah ditutup');
    expect(await open('/konsultasi')).toContain('Loket ditutup karena banjir.');
  });
});

describe('the public calendar', () => {
  it('lists windows of announcements with their last day and their form, and keeps the past by year', async () => {
    const now = await server.request('/kalender');
    expect(now.text).toContain(`href="/masukan/${home.open.id}"`);
    const years = [...now.text.matchAll(/\?tahun=(\d{4})"/g)].map((match) => match[1]);
    const pages = await Promise.all(years.map((year) => server.request(`/kalender?tahun=${year}`)));
    expect(pages.map(({ text }) => text).join()).toContain(`href="/masukan/${home.closed.id}"`);
    for (const year of ['1999', '2026x', '']) {
      expect((await server.request(`/kalender?tahun=${year}`)).status).toBe(404);
    }
  });

  it('may be kept for a minute by whoever is not signed in, and is a calendar to calendars', async () => {
    for (const path of ['/kalender', '/konsultasi', '/kalender.ics', '/en/kalender.ics']) {
      const { headers, status } = await server.request(path);
      expect(`${path} ${status} ${headers['cache-control']}`).toBe(`${path} 200 public, max-age=60`);
      const signedIn = await server.request(path, { cookie: evaluator });
      expect(signedIn.headers['cache-control']).toBe('no-store');
    }
    const { text, headers } = await server.request('/kalender.ics');
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
    expect(text).toContain(`UID:${home.open.id}@localhost\r\n`);
  });
});
