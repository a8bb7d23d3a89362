import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unitsOf } from '#features/feedback/index.ts';
import { startBrowser, visit } from '#test/support/browser.ts';
import { copyHome } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

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

it('a resident whose browser runs no scripts gets from the announcement to the receipt, by way of a mistake', async () => {
  const resident = await visit(browser, server, { hasScripts: false });
  const { page } = resident;
  const address = 'tanpa.skrip@example.org';
  expect(await resident.open(`/pengumuman/${home.open.announcementId}`)).toBe(200);
  await resident.checkPage();
  await page.locator(`a[href="/masukan/${home.open.id}"]`).click();
  await page.getByRole('heading', { level: 1, name: 'Masukan tentang pelayanan' }).waitFor();
  await resident.checkPage();

  await page.getByLabel('Apa yang terjadi?').fill('Loket tutup sebelum waktunya.');
  await page.getByLabel('Alamat surel').fill('bukan alamat');
  await page.locator('input[name="unsur-TIME"][value="1"]').check();
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  expect(await page.title()).toMatch(/^Galat: /);
  const summary = page.getByRole('alert');
  const problems = await summary.getByRole('link').evaluateAll((links) =>
    links.map((link) => ({
      target: link.getAttribute('href') ?? '',
      words: link.textContent?.trim() ?? '',
    })),
  );
  expect(problems.length).toBeGreaterThanOrEqual(5);
  for (const { target, words } of problems) {
    expect(await page.locator(target).count(), target).toBe(1);
    expect(await page.getByText(words, { exact: true }).count(), words).toBe(2);
  }
  expect(await page.getByLabel('Apa yang terjadi?').inputValue()).toBe('Loket tutup sebelum waktunya.');
  expect(await page.getByLabel('Alamat surel').inputValue()).toBe('bukan alamat');
  expect(await page.locator('input[name="unsur-TIME"]:checked').inputValue()).toBe('1');
  await resident.checkPage();

  await page.getByLabel('Unit layanan').selectOption(unitsOf(home.open.agencies)[0]?.code ?? '');
  await page.getByLabel('Bulan').selectOption({ index: 1 });
  await page.locator('input[name="unsur-CONDUCT"][value="4"]').check();
  await page.getByLabel('Saya mengantar keluarga').check();
  await page.getByLabel('Alamat surel').fill(address);
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  await page.getByRole('heading', { level: 1, name: 'Periksa sebelum mengirim' }).waitFor();
  await page.getByText('Loket tutup sebelum waktunya.').waitFor();
  await resident.checkPage();
  await page.getByRole('button', { name: 'Ubah jawaban' }).click();
  expect(await page.getByLabel('Apa yang terjadi?').inputValue()).toBe('Loket tutup sebelum waktunya.');
  await page.getByRole('button', { name: 'Periksa jawaban' }).click();
  await page.getByRole('button', { name: 'Kirim masukan' }).click();

  await page.getByRole('heading', { level: 1, name: 'Masukkan kode dari surel' }).waitFor();
  const code = await server.mailbox.nextCode(address);
  await page.getByLabel('Kode enam angka').fill(code === '123456' ? '654321' : '123456');
  await page.getByRole('button', { name: 'Konfirmasi masukan' }).click();
  expect(await page.title()).toMatch(/^Galat: /);
  await resident.checkPage();
  await page.getByLabel('Kode enam angka').fill(code);
  await page.getByRole('button', { name: 'Konfirmasi masukan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Masukan Anda diterima' }).waitFor();
  const reference = (await page.locator('.receipt-reference').textContent())?.trim() ?? '';
  await resident.checkPage();

  await resident.open('/lacak');
  await page.getByLabel('Nomor rujukan').fill('TAPIS-AAAA');
  await page.getByRole('button', { name: 'Lacak' }).click();
  expect(await page.title()).toMatch(/^Galat: /);
  await resident.checkPage();
  await page.getByLabel('Nomor rujukan').fill(reference);
  await page.getByRole('button', { name: 'Lacak' }).click();
  await page.getByText('Masukan Anda dihitung.').waitFor();
  await resident.leave();
});
