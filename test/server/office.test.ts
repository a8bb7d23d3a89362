import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findActor } from '#features/identity/index.ts';
import {
  approveRelease,
  proposeRelease,
  publishSite,
  readRelease,
  setPolicy,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { type OfficeDocument, officePath, officeSchema } from '#features/record/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { addDays, plainDate } from '#lib/date.ts';
import { figureWords } from '#strings/figure-words.ts';
import { writeRationale } from '#strings/rationale.ts';
import { newHead } from '#test/features/publication/office.ts';
import { policyWith, typedDecision } from '#test/features/publication/policy.ts';
import { accepted } from '#test/features/publication/register.ts';
import { csvOf, tableOf } from '#test/features/transfer/register-file.ts';
import { decide, finishedJob } from '#test/support/desk.ts';
import { copyHome, insideHome, ownRelease } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { STAFF, type StaffName, signIn } from '#test/support/staff.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let office: OfficeDocument;
const REASON = 'Bulan berlakunya keliru.';

beforeAll(async () => {
  home = await copyHome();
  await ownRelease(home);
  office = await insideHome(home.folder, publishOffice);
  server = await startServer(home.folder);
}, 300_000);

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** Records a legal decision, and publishes the transfer of a new head of an agency under it. */
async function publishOffice(context: Context): Promise<OfficeDocument> {
  const [officer, approver, admin] = await Promise.all([
    actor(context, 'officer'),
    actor(context, 'approver'),
    actor(context, 'admin'),
  ]);
  const day = addDays(plainDate(context.clock.now()), -60);
  const file = path.join(home.folder, 'kepala.csv');
  await writeFile(file, csvOf(tableOf([newHead({ tanggal_sk: day, tmt: day })])));
  await accepted(importTransfers(context, officer, { name: 'kepala.csv', path: file }));
  await accepted(setPolicy(context, admin, policyWith({ publicOffice: typedDecision }), 0));
  const { releaseId } = await accepted(proposeRelease(context, officer, writeRationale));
  const { digest, files } = await accepted(readRelease(context, approver, releaseId));
  await accepted(approveRelease(context, approver, releaseId, digest));
  await writeApprovedReleases(context);
  const published = await publishSite(context, figureWords);
  if (!published.ok) throw new Error(`refused: ${published.code}`);
  const own = files.find(({ path: file }) => file.startsWith('offices/'));
  return officeSchema.parse(JSON.parse(own?.body ?? ''));
}

async function actor(context: Context, name: StaffName): Promise<Actor> {
  const found = await findActor(context, STAFF[name]);
  if (found === null) throw new Error(`There is no ${name}.`);
  return found;
}

const address = () => `/jabatan-publik/${office.id}`;

describe('a public office', () => {
  it('stands in the list, which says that it is published and under which decision', async () => {
    for (const lang of ['', '/en']) {
      const { status, text } = await server.request(`${lang}/jabatan-publik`);
      expect(status).toBe(200);
      expect(text).toContain(`href="${lang}${address()}"`);
      expect(text).toContain(typedDecision.number);
      expect(text).toContain(typedDecision.summary);
    }
    for (const page of ['/pengumuman', '/metode', '/en/pengumuman', '/en/metode']) {
      expect((await server.request(page)).text).toMatch(/href="(\/en)?\/jabatan-publik"/);
    }
  });

  it('has a page that says plainly that it is not anonymous, and what permits it', async () => {
    const { text } = await server.request(address());
    expect(text).toContain('Jabatan publik, tidak anonim');
    expect(text).toContain('Pimpinan tinggi Dinas Kesehatan diisi dari Inspektorat');
    expect(text).toContain(`${typedDecision.number} dari ${typedDecision.issuer}`);
    const english = await server.request(`/en${address()}`);
    expect(english.text).toContain('Public office, not anonymous');
    const { nip = '', nama = '', nomor_sk = '' } = newHead();
    for (const hidden of [nip, nama, nomor_sk]) expect(text).not.toContain(hidden);
  });

  it('is served as the document that the record holds', async () => {
    const { text } = await server.request(`${address()}.json`);
    expect(text).toBe(await readFile(path.join(home.folder, 'record', officePath(office.id, 1)), 'utf8'));
  });

  it('that is withdrawn answers 410 with the reason, and leaves the list', async () => {
    const officer = await signIn(server, 'officer');
    const approver = await signIn(server, 'approver');
    expect((await server.request('/kerja/rilis', { cookie: officer })).text).toContain(
      `href="/kerja${address()}"`,
    );
    const page = `/kerja${address()}?_action=publication.withdraw`;
    const empty = await server.request(page, { body: { alasan: ' ' }, cookie: officer });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('Tulis alasannya.');
    const proposed = await server.request(page, {
      body: { alasan: REASON, 'alasan-en': 'The month is wrong.' },
      cookie: officer,
    });
    expect(proposed.status, proposed.text).toBe(303);
    const id = String(proposed.headers.location).split('/').at(-1) ?? '';
    const before = (await server.request('/jabatan-publik')).headers.etag;
    const approved = await decide(server, approver, id, { keputusan: 'setuju' });
    await finishedJob(server, approver, String(approved.headers.location));
    await vi.waitFor(
      async () => expect((await server.request('/jabatan-publik')).headers.etag).not.toBe(before),
      { timeout: 5_000 },
    );
    const gone = await server.request(address());
    expect(gone.status).toBe(410);
    expect(gone.text).toContain(REASON);
    expect(gone.text).toContain('Dokumen ini ditarik');
    expect((await server.request(`/en${address()}`)).text).toContain('The month is wrong.');
    const document = await server.request(`${address()}.json`);
    expect([document.status, JSON.parse(document.text).kind]).toEqual([410, 'withdrawal']);
    expect((await server.request('/jabatan-publik')).text).not.toContain(office.id);
    expect((await server.request(`/kerja${address()}`, { cookie: officer })).status).toBe(404);
  }, 300_000);
});
