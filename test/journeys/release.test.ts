import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FeedbackWindow, readWindow, serviceElements, unitsOf } from '#features/feedback/index.ts';
import { announcementSchema } from '#features/record/index.ts';
import { chooseUnit, startBrowser, type Visitor, visit } from '#test/support/browser.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import { CLOSED_VOICES } from '#test/support/published-home.ts';
import { type Person, peopleOf } from '#test/support/register.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { evaluatorOf } from '#test/support/staff.ts';

/** From a register file to a public page, and back from a resident to a decision: each step stands on the one before. */
let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  browser = await startBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await home.remove();
});

/** Lets somebody work in a browser of their own, and holds that it complained of nothing. */
async function as(work: (visitor: Visitor) => Promise<void>): Promise<void> {
  const visitor = await visit(browser, server);
  await work(visitor);
  await visitor.leave();
}

const heading = ({ page }: Visitor, name: string | RegExp) => page.getByRole('heading', { level: 1, name });

/** Decides the one highlight of a text, takes it back, decides it anew, and keeps that: by keyboard alone. */
async function decideByKeyboard({ page }: Visitor): Promise<void> {
  const { keyboard } = page;
  const after = page.locator('[data-after]');
  const left = page.getByRole('status');
  expect(await left.textContent()).toContain('1 sorotan belum diputuskan');
  await page.locator('[data-before]').focus();
  await keyboard.press('j');
  await keyboard.press('b');
  await page.getByText('Semua sorotan sudah diputuskan').waitFor();
  expect(await after.textContent()).toContain('Istri Pak Camat');
  await keyboard.press('u');
  expect(await left.textContent()).toContain('1 sorotan belum diputuskan');
  await keyboard.press('m');
  expect(await after.textContent()).toContain('[jabatan] didahulukan');
  await page.evaluate(() => {
    const part = [...document.querySelectorAll('[data-before] .text-part')].find((one) =>
      one.textContent?.includes('Antrean'),
    );
    const words = part?.firstChild;
    const start = words?.textContent?.indexOf('Antrean') ?? -1;
    if (words && start >= 0) getSelection()?.setBaseAndExtent(words, start, words, start + 'Antrean'.length);
  });
  await keyboard.press('a');
  expect(await after.textContent()).toContain('[disamarkan] dua jam.');
  await keyboard.press('u');
  expect(await after.textContent()).toContain('Antrean dua jam.');
  const save = page.getByRole('button', { name: 'Simpan keputusan' });
  for (let key = 0; key < 20 && !(await save.evaluate((one) => one === document.activeElement)); key++) {
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
}

let releaseId: string;
/** The public files as the second person read them. */
const readFiles = new Map<string, string>();

describe('outward', () => {
  it('an officer imports a register and proposes a release', () =>
    as(async (officer) => {
      const { page } = officer;
      await officer.open('/kerja/impor');
      await officer.checkPage();
      await officer.signIn('officer');
      await heading(officer, 'Impor register').waitFor();
      await officer.checkPage();

      await page.getByLabel('Berkas CSV atau XLSX').setInputFiles(home.nextRegister);
      await page.getByRole('button', { name: 'Unggah dan periksa' }).click();
      await heading(officer, 'Impor berjalan').waitFor();
      await heading(officer, 'Berkas diterima').waitFor({ timeout: 30_000 });
      await officer.checkPage();

      await page.getByRole('link', { name: 'Rilis' }).click();
      await heading(officer, 'Rilis').waitFor();
      await officer.checkPage();
      await page.getByRole('button', { name: 'Ajukan rilis baru' }).click();
      await heading(officer, /^Usulan/).waitFor();
      releaseId = page.url().split('/').at(-1) ?? '';
      await officer.checkPage();

      await page.getByRole('button', { name: 'Keluar' }).click();
      await heading(officer, 'Masuk').waitFor();
      await officer.open(`/kerja/rilis/${releaseId}`);
      await heading(officer, 'Masuk').waitFor();
    }));

  it(
    'a second person reads the exact bytes and approves; the site is built and put in place',
    () =>
      as(async (approver) => {
        const { page } = approver;
        await approver.open('/kerja/persetujuan');
        await approver.signIn('approver');
        await heading(approver, 'Persetujuan').waitFor();
        await approver.checkPage();
        await page.locator(`a[href$="/${releaseId}"]`).click();
        await heading(approver, /^Usulan/).waitFor();
        const shown = await page
          .locator('details.public-file')
          .evaluateAll((all) =>
            all.map((one): [string, string] => [
              one.querySelector('summary')?.textContent?.trim() ?? '',
              one.querySelector('pre')?.textContent ?? '',
            ]),
          );
        for (const [file, text] of shown) readFiles.set(file, text);
        await page.locator('details.public-file summary').first().click();
        await approver.checkPage();

        await page.getByRole('button', { name: 'Setujui dan terbitkan' }).click();
        await heading(approver, 'Penerbitan berjalan').waitFor();
        await heading(approver, 'Situs baru sudah terbit').waitFor({ timeout: 90_000 });
        await approver.checkPage();
      }),
    120_000,
  );

  it('what is public is byte for byte what was read', async () => {
    expect(readFiles.size).toBeGreaterThan(3);
    for (const [file, text] of readFiles) {
      const published = await readFile(path.join(home.folder, 'record', file));
      expect(published.equals(Buffer.from(text, 'utf8')), file).toBe(true);
    }
  });
});

describe('homeward', () => {
  let window: FeedbackWindow;
  let person: Person;
  let reference: string;

  beforeAll(async () => {
    const documents = [...readFiles]
      .filter(([file]) => file.startsWith('announcements/'))
      .map(([, text]) => announcementSchema.parse(JSON.parse(text)));
    const document = documents.find(({ origin }) => origin.level === 0) ?? documents[0];
    const id = document?.feedbackWindow ?? '';
    const found = await insideHome(home.folder, (context) => readWindow(context, id));
    if (found === null) throw new Error('The release opened no window.');
    window = found;
    const people = await peopleOf(home.nextRegister);
    const colleague = people.find(({ agency }) => found.agencies.includes(agency));
    if (colleague === undefined) throw new Error('Nobody of the register comes from there.');
    person = colleague;
  });

  it('a resident reads the new page on the same server, fills in its form and gets a receipt', () =>
    as(async (resident) => {
      const { page } = resident;
      const address = `/pengumuman/${window.announcementId}`;
      await vi.waitFor(async () => expect((await server.request(address)).status).toBe(200), {
        timeout: 10_000,
        interval: 50,
      });
      expect(await resident.open(address)).toBe(200);
      await page.getByRole('heading', { name: 'Pernah dilayani di sini?' }).waitFor();
      await resident.checkPage();

      await chooseUnit(page, unitsOf(window.agencies)[0]);
      await page.getByLabel('Bulan').selectOption({ index: 1 });
      // One question by keyboard, one by mouse.
      await page.locator('input[name="unsur-CONDUCT"]').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      expect(await page.locator('input[name="unsur-CONDUCT"]:checked').inputValue()).toBe('3');
      await page.locator('input[name="unsur-TIME"][value="2"]').check();
      await page.getByLabel('Apa yang terjadi?').focus();
      await page.keyboard.type(
        // Without degree and adat title: they would be highlighted, and the office is what is decided here.
        `Saya dilayani oleh ${person.name.replace(/(,| gelar ).*/, '')} (NIP ${person.nip}). Antrean dua jam. Istri Pak Camat didahulukan.`,
      );
      await page.getByLabel('Saya yang dilayani').check();
      await page.getByLabel('Alamat surel').fill('warga.baru@example.org');
      await page.getByText('Yang akan dibaca penilai').waitFor();
      expect(await page.locator('[data-preview-text]').textContent()).not.toContain(person.nip);
      await resident.checkPage();
      await page.getByRole('button', { name: 'Periksa jawaban' }).click();
      await heading(resident, 'Periksa sebelum mengirim').waitFor();
      await page.locator('input[name="altcha"]').waitFor({ state: 'attached' });
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('input[name="altcha"]')?.value !== '',
      );
      await resident.checkPage();
      await page.getByRole('button', { name: 'Kirim masukan' }).click();

      await heading(resident, 'Masukkan kode dari surel').waitFor();
      await resident.checkPage();
      await page.getByLabel('Kode enam angka').fill(await server.mailbox.nextCode('warga.baru@example.org'));
      await page.keyboard.press('Enter');
      await heading(resident, 'Masukan Anda diterima').waitFor();
      await page.getByText('Peramban ini sudah menghitung ulang sidiknya: cocok.').waitFor();
      await resident.checkPage();
      reference = (await page.locator('.receipt-reference').textContent())?.trim() ?? '';
      expect(reference).toMatch(/^TAPIS(-[A-Z2-7]{4}){4}$/);

      await page.getByRole('link', { name: 'Lacak masukan' }).first().click();
      await page.getByLabel('Nomor rujukan').fill(reference.toLowerCase());
      await page.getByRole('button', { name: 'Lacak' }).click();
      await page.getByText('Masukan Anda dihitung.').waitFor();
      await resident.checkPage();
    }));

  it('the evaluator of that agency reads the voice, masked, and saves a draft', () =>
    as(async (evaluator) => {
      const { page } = evaluator;
      await evaluator.open('/kerja/antrean');
      await evaluator.signIn(evaluatorOf(window.agencies));
      await heading(evaluator, 'Yang menunggu Anda').waitFor();
      await evaluator.checkPage();
      await page.locator(`a[href="/kerja/kasus/${window.id}"]`).click();
      await page.getByText('1 masukan: belum cukup untuk angka').waitFor();
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain('Antrean dua jam.');
      expect(text).not.toContain(person.nip);
      for (const word of person.name
        .replace(/,.*/, '')
        .split(' ')
        .filter((one) => one.length > 3)) {
        expect(text).not.toContain(word);
      }
      expect(await page.locator('.case-text mark').count()).toBeGreaterThanOrEqual(2);
      expect(text).not.toContain('warga.baru');
      await evaluator.checkPage();

      await page.getByText('1 sorotan belum diputuskan', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Tinjau teks ini' }).click();
      await heading(evaluator, 'Tinjau teks').waitFor();
      await evaluator.checkPage();
      await decideByKeyboard(evaluator);
      await page.getByText('[jabatan] didahulukan').waitFor();
      expect(await page.getByText('sorotan belum diputuskan').count()).toBe(0);
      await evaluator.checkPage();

      await page.getByLabel('Apa yang didengar').fill('Antrean panjang.');
      await page.getByRole('button', { name: 'Simpan draf' }).click();
      await page.getByText('Draf telaah disimpan.').waitFor();
      expect(await page.getByLabel('Apa yang didengar').inputValue()).toBe('Antrean panjang.');
      expect(await page.getByRole('button', { name: 'Tutup telaah' }).count()).toBe(0);
    }));

  it('an evaluator sees the numbers of a window that is over, and closes its review', () =>
    as(async (evaluator) => {
      const { page } = evaluator;
      await evaluator.open(`/kerja/kasus/${home.closed.id}`);
      await evaluator.signIn(evaluatorOf(home.closed.agencies));
      await page.getByText(`${CLOSED_VOICES} warga terverifikasi.`).waitFor();
      const time = serviceElements.find(({ code }) => code === 'TIME')?.labelId ?? '';
      const cells = await page.getByRole('row', { name: time }).getByRole('cell').allTextContents();
      const counts = cells.map((cell) => cell.trim()).slice(-5);
      expect(counts).toEqual(['0', String(CLOSED_VOICES), '0', '0', String(CLOSED_VOICES)]);
      await evaluator.checkPage();

      await page.getByRole('button', { name: 'Tutup telaah' }).click();
      expect(await page.title()).toMatch(/^Galat: /);
      await evaluator.checkPage();
      await page.getByLabel('Apa yang didengar').fill('Antrean di loket.');
      await page.getByLabel('Apa yang dipakai').fill('Semua cerita tentang antrean.');
      await page.getByLabel('Apa yang tidak dipakai').fill('Tidak ada.');
      await page.getByLabel('Temuan').fill('Loket kekurangan petugas pada pagi hari.');
      await page.getByLabel('Saya tidak punya benturan kepentingan').check();
      await page.getByRole('button', { name: 'Tutup telaah' }).click();
      await page.getByText(/^Telaah ditutup/).waitFor();
      await evaluator.checkPage();
    }));
});
