import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser, visit } from '#test/support/browser.ts';
import { finishedJob, propose, uploadRegister } from '#test/support/desk.ts';
import { copyHome, firstVoice, organisationIds } from '#test/support/home.ts';
import { sendCode, sendForm } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { evaluatorOf, type StaffName, signIn, signInRepresentative } from '#test/support/staff.ts';
import { consultationFields } from '#test/support/window-form.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
let browser: Browser;
const made: Record<string, string> = {};

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  browser = await startBrowser();
  made['announcement'] = home.open.announcementId;
  made['over'] = home.closed.announcementId;
  made['window'] = home.open.id;
  made['closed'] = home.closed.id;
  made['voice'] = await firstVoice(home.folder, home.open.id);
  made['consultation'] = '/kerja/jendela/konsultasi?perangkat=rsud-abdul-moeloek&perangkat=bapenda';
  await makeSubmission();
  Object.assign(made, await organisationIds(home.folder));
  const officer = await signIn(server, 'officer');
  made['rejected'] = await uploadRegister(server, officer, path.join(import.meta.dirname, 'pages.test.ts'));
  await finishedJob(server, officer, made['rejected']);
  await finishedJob(server, officer, await uploadRegister(server, officer, home.nextRegister));
  made['release'] = await propose(server, officer);
  await openConsultation(officer);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await home.remove();
});

async function makeSubmission(): Promise<void> {
  const surel = 'halaman@example.org';
  const sent = await sendForm(server, home.open, { 'tanpa-skrip': 'ya', surel });
  const code = await server.mailbox.nextCode(surel);
  made['code'] = String(sent.headers.location);
  const receipt = await sendCode(server, made['code'], code);
  made['receipt'] = String(receipt.headers.location);
}

/** A consultation of the agency with many counters, so that its units are searched by typing. */
async function openConsultation(cookie: string): Promise<void> {
  const about = { perangkat: 'bapenda', rumpun: 'layanan-langsung' };
  const body: Record<string, string> = { ...consultationFields(new Date()), ...about };
  const path = '/kerja/jendela/konsultasi?_action=feedback.openConsultation';
  const answer = await server.request(path, { body, cookie });
  expect(answer.status, answer.text).toBe(303);
  made['asked'] = body['kunci'] ?? '';
}

const fill = (template: string) => template.replace(/:(\w+)/g, (_, name: string) => made[name] ?? 'not-made');

/** Every kind of page in English, and in Indonesian those that the journeys do not come by. */
const PUBLIC_PAGES = [
  '/',
  '/metode',
  '/jabatan-publik',
  '/privasi',
  '/transparansi',
  '/pengumuman',
  '/pengumuman/:over',
  '/masukan/:closed',
  '/konsultasi',
  '/masukan/:asked',
  '/kalender',
  '/tidak-ada',
  '/en',
  '/en/metode',
  '/en/jabatan-publik',
  '/en/privasi',
  '/en/transparansi',
  '/en/pengumuman',
  '/en/pengumuman/:announcement',
  '/en/pengumuman/:over',
  '/en/lacak',
  '/en/masukan/:window',
  '/en/masukan/:closed',
  '/en/konsultasi',
  '/en/kalender',
  '/en:code',
  '/en:receipt',
  '/en/tidak-ada',
  '/en/kerja/masuk',
  '/organisasi',
  '/en/organisasi',
  '/organisasi/daftar',
  '/en/organisasi/daftar',
  '/organisasi/api',
  '/en/organisasi/masuk',
];

const STAFF_PAGES: readonly [name: StaffName | 'the evaluator', paths: readonly string[]][] = [
  ['officer', ['/kerja', '/en/kerja', '/en/kerja/impor', ':rejected', '/en:rejected']],
  ['officer', ['/en/kerja/rilis', '/en/kerja/rilis/:release', '/en/kerja/pengumuman/:over']],
  [
    'officer',
    [
      '/kerja/jendela',
      '/en/kerja/jendela',
      '/en/kerja/jendela/:window',
      '/kerja/jendela/:asked',
      ':consultation',
    ],
  ],
  ['officer', ['/kerja/organisasi', '/kerja/organisasi/:application', '/en/kerja/organisasi/:application']],
  ['officer', ['/kerja/tahanan', '/en/kerja/tahanan']],
  ['approver', ['/en/kerja/persetujuan', '/en/kerja/persetujuan/:release']],
  ['the evaluator', ['/en/kerja/antrean', '/en/kerja/kasus/:window', '/en/kerja/kasus/:window/teks/:voice']],
  ['auditor', ['/kerja/jejak', '/en/kerja/jejak', '/en/kerja/kebijakan']],
  ['admin', ['/kerja/kebijakan', '/kerja/permintaan']],
];

describe('a page', () => {
  it.each(PUBLIC_PAGES)('is readable for all, and no wider than a phone: %s', async (template) => {
    const visitor = await visit(browser, server);
    const status = await visitor.open(fill(template));
    expect(status).toBe(template.endsWith('tidak-ada') ? 404 : 200);
    await islandsLoaded(visitor.page);
    await visitor.checkPage();
    await visitor.leave();
  });

  it.each(STAFF_PAGES)(
    'of the desk of %s is readable for all, and no wider than a phone: %s',
    async (who, paths) => {
      const visitor = await visit(browser, server);
      await visitor.open('/kerja/masuk');
      await visitor.signIn(who === 'the evaluator' ? evaluatorOf(home.open.agencies) : who);
      for (const template of paths) {
        expect([template, await visitor.open(fill(template))]).toEqual([template, 200]);
        await visitor.checkPage();
      }
      await visitor.leave();
    },
  );

  it('of a representative is readable for all, and no wider than a phone', async () => {
    const visitor = await visit(browser, server);
    const [name = '', value = ''] = (await signInRepresentative(server)).split('=');
    await visitor.context.addCookies([{ name, value, url: server.origin }]);
    for (const path of ['/saya', '/masa/:window', '/isi/:input', '/unggah', '/perpanjang']) {
      for (const prefix of ['/organisasi', '/en/organisasi']) {
        expect([path, await visitor.open(fill(prefix + path))]).toEqual([path, 200]);
        await visitor.checkPage();
      }
    }
    await visitor.leave();
  });

  it('can be left for its content by the first key, and its menu works on a phone without scripts', async () => {
    const visitor = await visit(browser, server);
    const { page } = visitor;
    await visitor.open('/pengumuman');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Langsung ke isi');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(isInside).toBe(true);

    await page.setViewportSize({ width: 360, height: 740 });
    const link = page.getByRole('navigation', { name: 'Utama' }).getByText('Metode');
    expect(await link.isVisible()).toBe(false);
    await page.locator('.site-menu summary').click();
    await link.click();
    await page.waitForURL('**/metode');
    await visitor.leave();
  });
});

describe('the form', () => {
  it('gives every field to the keyboard, in the order of the page', async () => {
    const visitor = await visit(browser, server);
    const { page } = visitor;
    await visitor.open(`/masukan/${home.open.id}`);
    await page.getByText('Pertanyaan lain').click();
    const expected = await page.locator('form.feedback-form').evaluate(stops);
    await page.getByRole('combobox', { name: 'Unit layanan' }).focus();
    const reached: string[] = [];
    for (let key = 0; key < 60; key++) {
      const stop = await page.evaluate(() => {
        const active = document.activeElement;
        if (active === null || active.closest('form.feedback-form') === null) return null;
        // The check that no robot sends the form brings its own box once the form has the focus.
        if (active.closest('altcha-widget') !== null) return '';
        return active.getAttribute('name') ?? active.tagName.toLowerCase();
      });
      if (stop === null) break;
      if (stop !== '') reached.push(stop);
      await page.keyboard.press('Tab');
    }
    expect(reached).toEqual(expected);
    expect(reached).toContain('cerita');
    expect(reached.at(-2)).toBe('button');
    await visitor.leave();
  });
});

describe('the search for a unit', () => {
  const chosen = (page: Page) => page.locator('select[name="unit"]').inputValue();

  it('finds units by any words, and is used by keyboard alone', async () => {
    const visitor = await visit(browser, server);
    const { page } = visitor;
    await visitor.open(fill('/masukan/:asked'));
    const field = page.getByRole('combobox', { name: 'Unit layanan' });
    const options = page.getByRole('listbox').getByRole('option');
    expect(await field.getAttribute('aria-expanded')).toBe('false');
    await field.focus();
    await page.keyboard.type('way SAMSAT');
    expect(await field.getAttribute('aria-expanded')).toBe('true');
    const found = await options.allTextContents();
    expect(found.length).toBeGreaterThan(0);
    for (const name of found) expect(name.toLowerCase()).toMatch(/(?=.*samsat)(?=.*way)/);
    expect(await page.getByRole('status').textContent()).toBe(`${found.length} unit cocok`);
    expect(await chosen(page)).toBe('');
    await page.keyboard.press('ArrowDown');
    const active = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await visitor.checkPage();
    await page.keyboard.press('Enter');
    expect(await field.inputValue()).toBe(found[0]);
    expect(await chosen(page)).not.toBe('');

    // Up from the closed list begins at its end; escape leaves the choice as it was.
    const before = await chosen(page);
    await page.keyboard.press('ArrowUp');
    const last = await field.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${last}`).textContent()).toBe((await options.allTextContents()).at(-1));
    await page.keyboard.press('Escape');
    expect([await chosen(page), await field.inputValue()]).toEqual([before, found[0]]);
    await visitor.leave();
  });

  it('sends what is shown: a whole name, the only match, a click, or nothing', async () => {
    const visitor = await visit(browser, server);
    const { page } = visitor;
    await visitor.open(fill('/masukan/:asked'));
    const field = page.getByRole('combobox', { name: 'Unit layanan' });
    const leave = () => page.getByLabel('Bulan').focus();
    await field.fill('tidak ada unit seperti ini');
    expect(await page.getByRole('status').textContent()).toBe('Tidak ada unit yang cocok');
    await leave();
    expect([await chosen(page), await field.inputValue()]).toEqual(['', '']);

    await field.click();
    const options = page.getByRole('listbox').getByRole('option');
    const names = await options.allTextContents();
    expect(names.length).toBeGreaterThan(7);
    await options.nth(2).click();
    expect(await field.inputValue()).toBe(names[2]);
    const sent = await page.locator('select[name="unit"] option:checked').textContent();
    expect(sent?.trim()).toBe(names[2]);

    await field.fill((names[4] ?? '').toUpperCase());
    await leave();
    expect(await field.inputValue()).toBe(names[4]);
    await field.fill('');
    await leave();
    expect(await chosen(page)).toBe('');
    await visitor.leave();
  });
});

describe('what a reader loads before the form gets the focus', () => {
  it.each(['/pengumuman/:announcement', '/masukan/:window', '/masukan/:asked'])(
    'weighs at most 60 kB, and its scripts at most 6 kB: %s',
    async (template) => {
      const visitor = await visit(browser, server);
      const { page } = visitor;
      const loaded: Promise<{ size: number; isScript: boolean }>[] = [];
      page.on('response', (response) => {
        const isScript = response.request().resourceType() === 'script';
        loaded.push(sizeOf(response).then((size) => ({ size, isScript })));
      });
      await page.goto(fill(template), { waitUntil: 'networkidle' });
      await page.locator('form.feedback-form').waitFor();
      await page.waitForLoadState('networkidle');
      const files = await Promise.all(loaded);
      const sum = (some: typeof files) => some.reduce((total, { size }) => total + size, 0);
      const scripts = files.filter(({ isScript }) => isScript);
      expect(scripts.length).toBeGreaterThan(0);
      expect(sum(scripts)).toBeLessThanOrEqual(6_000);
      expect(sum(files)).toBeLessThanOrEqual(60_000);
      await visitor.leave();
    },
  );
});

/** Waits until the form, or the notice in its place, has come into an announcement's page. */
async function islandsLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-island-id]') === null);
}

/** Bytes of an answer's body, as compressed as the server or a proxy before it sends it. */
async function sizeOf(response: Response): Promise<number> {
  const { 'content-length': length } = await response.allHeaders();
  return length === undefined ? brotliCompressSync(await response.body()).length : Number(length);
}

/** Where Tab should stop in a form: one stop for each group of radio buttons, and each other field, button and link. */
function stops(form: Element): string[] {
  const names: string[] = [];
  for (const one of form.querySelectorAll(
    'input:not([type="hidden"]), select:not([hidden]), textarea, summary, button, a[href]',
  )) {
    const name = one.getAttribute('name') ?? one.tagName.toLowerCase();
    const isRadioSeen = one.getAttribute('type') === 'radio' && names.includes(name);
    const isThere = one.closest('altcha-widget, [hidden]') === null;
    if (!isRadioSeen && isThere) names.push(name);
  }
  return names;
}
