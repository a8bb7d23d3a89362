import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type AnnouncementDocument, announcementPath, announcementSchema } from '#features/record/index.ts';
import { decide, finishedJob } from '#test/support/desk.ts';
import { copyHome, insideHome, ownRelease } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { signIn } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let officer: string;
let approver: string;
/** The announcement as it was released. */
let released: AnnouncementDocument;

/** Words that stand nowhere else. */
const NARRATIVE = 'Loket pelayanan ini kekurangan dua puluh tujuh pegawai sejak bulan lalu.';
const REASON = 'Angka dalam pengumuman ini keliru.';

beforeAll(async () => {
  home = await copyHome();
  await ownRelease(home);
  server = await startServer(home.folder);
  officer = await signIn(server, 'officer');
  approver = await signIn(server, 'approver');
  const { text } = await server.request(`${address()}.json`);
  released = announcementSchema.parse(JSON.parse(text));
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

const address = () => `/pengumuman/${home.open.announcementId}`;
const desk = () => `/kerja${address()}`;

/** The paths below the home of all files that hold the text. */
async function filesWith(text: string): Promise<string[]> {
  await insideHome(home.folder, ({ database }) => database.read.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`));
  const entries = await readdir(home.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((one) => path.join(one.parentPath, one.name));
  const found: string[] = [];
  for (const file of files) {
    if ((await readFile(file)).includes(text)) found.push(path.relative(home.folder, file));
  }
  return found;
}

/** Proposes by the form. @returns the id of the proposal. */
async function proposed(action: string, body: Record<string, string>): Promise<string> {
  const answer = await server.request(`${desk()}?_action=publication.${action}`, { body, cookie: officer });
  expect(answer.status, answer.text).toBe(303);
  return String(answer.headers.location).split('/').at(-1) ?? '';
}

/** Approves by the form, and waits until the site is built anew and served. */
async function publish(id: string): Promise<void> {
  const before = (await server.request('/')).headers.etag;
  const approved = await decide(server, approver, id, { keputusan: 'setuju' });
  expect(approved.status, approved.text).toBe(303);
  const job = await finishedJob(server, approver, String(approved.headers.location));
  expect(job.text).toContain('Situs baru sudah terbit');
  await vi.waitFor(async () => expect((await server.request('/')).headers.etag).not.toBe(before), {
    timeout: 5_000,
  });
}

describe('an announcement', () => {
  it('is found by its officer among the published ones, with the levels that a correction may have', async () => {
    const list = await server.request('/kerja/rilis', { cookie: officer });
    expect(list.text).toContain(`href="${desk()}"`);
    const page = await server.request(desk(), { cookie: officer });
    expect(page.text).toContain('(seperti sekarang)');
    for (const name of ['asal', 'tujuan', 'jabatan', 'golongan', 'periode']) {
      expect(page.text).toMatch(new RegExp(`<select[^>]*name="${name}"`));
    }
    expect((await server.request(`/kerja/pengumuman/${'a'.repeat(26)}`, { cookie: officer })).status).toBe(
      404,
    );
  });

  it('is not withdrawn without a reason, and the form says so', async () => {
    const body = { alasan: ' ', 'alasan-en': 'Wrong.' };
    const refused = await server.request(`${desk()}?_action=publication.withdraw`, { body, cookie: officer });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tulis alasannya.');
    expect(refused.text).toContain('Wrong.');
  });

  it('is not corrected to say more', async () => {
    const body = { asal: '0', tujuan: '0', jabatan: '0', golongan: '0', periode: '-1', uraian: 'Baru.' };
    const refused = await server.request(`${desk()}?_action=publication.correct`, { body, cookie: officer });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Pilih dari daftar yang tersedia.');
  });

  it('that is corrected shows its new words, its revision and its latest document', async () => {
    const body = {
      asal: String(released.origin.level),
      tujuan: String(released.destination.level),
      jabatan: String(released.post.level),
      golongan: '2',
      periode: '3',
      uraian: NARRATIVE,
      'uraian-en': '',
    };
    await publish(await proposed('correct', body));
    const page = await server.request(address());
    expect(page.status).toBe(200);
    const read = page.text.replace(/<[^>]*>/g, '');
    for (const words of [NARRATIVE, 'Revisi 2', 'Diperbaiki, revisi 2']) expect(read).toContain(words);
    const { text } = await server.request(`${address()}.json`);
    expect(announcementSchema.parse(JSON.parse(text))).toMatchObject({
      rev: 2,
      grade: { level: 2, value: '*' },
      period: { level: 3 },
    });
    const folders = new Set((await filesWith(NARRATIVE)).map((file) => file.split('/')[0]));
    expect([...folders].sort()).toEqual(['cache', 'record', 'releases']);
  }, 180_000);

  it('that is withdrawn and approved by another answers 410 with the reason, in both languages and as a document', async () => {
    const id = await proposed('withdraw', { alasan: REASON, 'alasan-en': 'The figures are wrong.' });
    const shown = await server.request(`/kerja/rilis/${id}`, { cookie: officer });
    expect(shown.text).toContain(REASON);
    await publish(id);
    const gone = await server.request(address());
    expect(gone.status).toBe(410);
    expect(gone.headers['cache-control']).toBe('no-store');
    expect(gone.text).toContain(REASON);
    expect(gone.text).toContain('Pengumuman ini ditarik');
    const english = await server.request(`/en${address()}`);
    expect(english.status).toBe(410);
    expect(english.text).toContain('The figures are wrong.');
    const document = await server.request(`${address()}.json`);
    expect(document.status).toBe(410);
    expect(document.headers['content-type']).toContain('application/json');
    const inRecord = path.join(home.folder, 'record', announcementPath(home.open.announcementId, 3));
    expect(document.text).toBe(await readFile(inRecord, 'utf8'));
    const head = await server.request(address(), { method: 'HEAD' });
    expect([head.status, head.text]).toEqual([410, '']);
  }, 180_000);

  it('that is withdrawn is in no list, its window is closed, and no file holds what it said', async () => {
    for (const page of ['/', '/en', '/pengumuman', '/en/pengumuman']) {
      const { status, text } = await server.request(page);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toContain(home.open.announcementId);
    }
    const window = await server.request(`/masukan/${home.open.id}`);
    expect(window.text).not.toContain('name="cerita"');
    for (const words of [NARRATIVE, released.salt]) expect(await filesWith(words)).toEqual([]);
  });

  it('that was never there is still not found', async () => {
    expect((await server.request(`/pengumuman/${'a'.repeat(26)}`)).status).toBe(404);
    expect((await server.request('/pengumuman/')).status).toBe(308);
  });

  it('that is withdrawn leaves the server whole, whose code is older than the site', async () => {
    for (const page of ['/lacak', '/kerja/masuk', '/masukan/tantangan']) {
      expect([page, (await server.request(page)).status]).toEqual([page, 200]);
    }
    expect((await server.request('/kerja/tidak-ada')).status).toBe(404);
  });
});
