import chromium from '@sparticuz/chromium';
import axe, { type RunOptions } from 'axe-core';
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core';
import { expect } from 'vitest';
import type { TestServer } from '#test/support/server.ts';
import { PASSWORD, STAFF, type StaffName } from '#test/support/staff.ts';

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 900 };

/** A Chromium: the machine's own where CHROMIUM_PATH names it, else the one that the package brings. */
export async function startBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-quic'],
  });
}

/** Chooses a service unit in the form by its name: a long list is typed into, a short one opened. */
export async function chooseUnit(
  page: Page,
  unit: { readonly code: string; readonly name: string } | undefined,
): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Unit layanan' });
  if (await field.evaluate((element) => element.tagName === 'SELECT')) {
    await field.selectOption(unit?.code ?? '');
  } else {
    await field.fill(unit?.name ?? '');
    await field.press('Enter');
  }
}

/** One person at a browser with cookies of their own. Whatever their browser complains of is kept. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Opens a path of the server. @returns the status. */
  open(path: string): Promise<number>;
  /** Signs in at the sign-in page, which is open. */
  signIn(name: StaffName): Promise<void>;
  /** Holds what is true of every page: readable for all in light and dark (axe), and no wider than a phone. */
  checkPage(): Promise<void>;
  /** Ends the visit. @throws when the browser complained, or asked another host for anything. */
  leave(): Promise<void>;
}

export async function visit(
  browser: Browser,
  server: TestServer,
  { hasScripts = true } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: server.origin,
    javaScriptEnabled: hasScripts,
    viewport: DESKTOP,
    locale: 'id-ID',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints = listen(page, server.origin);

  return {
    page,
    context,
    async open(path) {
      const response = await page.goto(path);
      return response?.status() ?? 0;
    },
    async signIn(name) {
      await page.getByLabel('surel').fill(STAFF[name]);
      await page.getByLabel('sandi').fill(PASSWORD);
      await page.getByRole('button', { name: 'Masuk' }).click();
      await page.getByRole('button', { name: 'Keluar' }).waitFor();
    },
    checkPage: () => (hasScripts ? checkPage(page) : checkCopy(browser, page)),
    async leave() {
      await context.close();
      expect(complaints()).toEqual([]);
    },
  };
}

/** Listens to a page's errors, policy violations and requests to other hosts. */
function listen(page: Page, origin: string): () => string[] {
  const complaints: { readonly text: string; readonly url: string }[] = [];
  const refusedPages = new Set<string>();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push({ text: message.text(), url: message.location().url });
  });
  page.on('pageerror', (error) => complaints.push({ text: String(error), url: page.url() }));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) {
      complaints.push({ text: 'asked another host', url });
    }
  });
  page.on('response', (response) => {
    const isRefused = response.status() >= 400 && response.status() < 500;
    if (isRefused && response.request().isNavigationRequest()) refusedPages.add(response.url());
  });
  // A page that is refused on purpose is told of by the console as well.
  return () =>
    complaints
      .filter(({ text, url }) => !(/^Failed to load resource.* 4\d\d /.test(text) && refusedPages.has(url)))
      .map(({ text, url }) => `${url}: ${text}`);
}

/** Checks a page that runs no scripts in a copy that does, as axe needs them; those of the page itself are left out. */
async function checkCopy(browser: Browser, page: Page): Promise<void> {
  const html = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/g, '');
  const copy = await browser.newPage({ viewport: DESKTOP });
  await copy.route(page.url(), (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  await copy.goto(page.url());
  await checkPage(copy);
  await copy.close();
}

async function checkPage(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await violations(page)).toEqual([]);
  // The other scheme changes colours only.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, 'color-contrast')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });

  await page.setViewportSize(PHONE);
  const width = await page.evaluate(() => document.scrollingElement?.scrollWidth);
  expect(`${page.url()}: ${width}`).toBe(`${page.url()}: ${PHONE.width}`);
  await page.setViewportSize(DESKTOP);
}

/** What axe finds on the page, one line for each element. */
async function violations(page: Page, rule?: string): Promise<string[]> {
  const options: RunOptions = { resultTypes: ['violations'], ...(rule !== undefined && { runOnly: [rule] }) };
  const found = await page.evaluate(async (given) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(given);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map((node) => String(node.target)),
    }));
  }, options);
  return found.flatMap(({ id, help, targets }) =>
    targets.map((target) => `${page.url()} ${id}: ${help}: ${target}`),
  );
}
