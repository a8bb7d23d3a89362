import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, it } from 'vitest';

const { folder, releaseName, origin, open, build } = inject('publishedHome');
const CLIENT = path.join(folder, 'releases', releaseName, 'client');
const files = globSync('**/*', { cwd: CLIENT }).filter((file) => statSync(path.join(CLIENT, file)).isFile());
const pages = files.filter((file) => file.endsWith('.html')).sort();
const read = (file: string) => readFileSync(path.join(CLIENT, file), 'utf8');

/** The only other hosts that a page may name, and only as links that a reader follows. */
const LINKED_HOSTS = ['www.lapor.go.id', 'ombudsman.go.id'];

/** Addresses that are answered on demand. */
const ON_DEMAND = [
  /^(\/en)?\/(lacak|konsultasi|kalender|organisasi|transparansi)$/,
  /^(\/en)?\/privasi\/permintaan$/,
  /^(\/en)?\/masukan\/[a-z2-7]{26}$/,
  /^\/_server-islands\/\w+$/,
];

interface Reference {
  readonly page: string;
  readonly tag: string;
  readonly url: string;
}

/** Every address in the attributes of every built page, and in the scripts of its islands. */
const references: readonly Reference[] = pages.flatMap((page) => {
  const html = read(page);
  const attributes = [...html.matchAll(/<(\w+)\b[^>]*?\b(?:href|src|action)="([^"]*)"/g)];
  const metadata = [...html.matchAll(/<(meta) [^>]*\bcontent="(https?:[^"]*)"/g)];
  const islands = [...html.matchAll(/['"](\/_server-islands\/[^'"]+)['"]/g)];
  return [
    ...[...attributes, ...metadata].map(([, tag = '', url = '']) => ({
      page,
      tag,
      url: url.replaceAll('&amp;', '&'),
    })),
    ...islands.map(([, url = '']) => ({ page, tag: 'script', url })),
  ].filter(({ url }) => /^(\/|#|[a-z]+:)/.test(url) && !url.startsWith('data:'));
});

describe('the build', () => {
  it.runIf(build.variables.length > 0)('had nothing by which the store could be reached', () => {
    expect([...build.variables].sort()).toEqual([
      'ASTRO_KEY',
      'ASTRO_TELEMETRY_DISABLED',
      'HOME',
      'NODE_ENV',
      'PATH',
      'TAPIS_CACHE',
      'TAPIS_DEMO',
      'TAPIS_ORIGIN',
      'TAPIS_OUT',
      'TAPIS_RECORD',
    ]);
  });

  it('did its work while the database was away, and made none', () => {
    expect(pages.length).toBeGreaterThan(20);
    expect(build.foundDatabase).toBe(false);
  });
});

describe('every built page', () => {
  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // So Astro marks the place of an island.
        'no-conditional-comment': 'off',
        // The title of an announcement is its sentence.
        'long-title': 'off',
      },
    });
    const problems: string[] = [];
    for (const page of pages) {
      const report = await validator.validateString(read(page));
      for (const { messages } of report.results) {
        for (const { ruleId, message, line, column } of messages) {
          problems.push(`${page}:${line}:${column} ${ruleId}: ${message}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  it('leads nowhere that does not answer', () => {
    const present = new Set(files.map((file) => `/${file}`));
    const ids = new Map(
      pages.map((page) => [
        page,
        new Set([...read(page).matchAll(/\bid="([^"]+)"/g)].map((match) => match[1])),
      ]),
    );
    const pageAt = (address: string) => {
      const name = address.replace(/^\//, '');
      return [`${name}.html`, `${name}/index.html`, name === '' ? 'index.html' : ''].find((file) =>
        ids.has(file),
      );
    };
    const dead = references.filter(({ page, url }) => {
      if (/^[a-z]+:/.test(url) && !url.startsWith(`${origin}/`) && url !== origin) return false;
      const target = new URL(url, `${origin}/${page}`);
      const isHere = url.startsWith('#');
      const found = isHere ? page : pageAt(target.pathname.replace(/\/$/, ''));
      if (found !== undefined) {
        return target.hash !== '' && !ids.get(found)?.has(decodeURIComponent(target.hash.slice(1)));
      }
      return !present.has(target.pathname) && !ON_DEMAND.some((one) => one.test(target.pathname));
    });
    expect(dead).toEqual([]);
    expect(references.length).toBeGreaterThan(500);
  });

  it('fetches nothing from another host, and links to few', () => {
    const foreign = references
      .filter(({ url }) => /^[a-z]+:/.test(url))
      .filter(({ url }) => url !== origin && !url.startsWith(`${origin}/`))
      .filter(({ tag, url }) => !(tag === 'a' && LINKED_HOSTS.includes(new URL(url).hostname)));
    expect(foreign).toEqual([]);
    for (const file of files.filter((one) => /\.(css|svg)$/.test(one))) {
      expect(read(file), file).not.toMatch(/(url\(|@import|href=)\s*["']?(https?:)?\/\//);
    }
  });

  it('shows of announcements no number that the gate cannot read', () => {
    // The method is explained with numbers of its own.
    const shown = pages.filter((page) => read(page).includes(' data-subject=') && !/metode/.test(page));
    expect(shown.length).toBeGreaterThan(20);
    for (const page of shown) {
      const main = read(page).replace(/^.*<main\b[^>]*>|<\/main>.*$|<(script|svg)\b.*?<\/\1>/gs, '');
      const unmarked = main
        .replace(/<(\w+)[^>]* data-figure="[^"]*"[^>]*>[^<]*<\/\1>/g, '')
        // A list's months are headings, and the hash function has its name.
        .replace(/<h2 id="m-[^>]*>[^<]*<\/h2>|SHA-256/g, '')
        .replace(/<[^>]*>/g, '');
      expect(/.{0,40}\d.{0,40}/.exec(unmarked)?.[0], page).toBeUndefined();
    }
  });

  it('says its language, its title and its heading once', () => {
    for (const page of pages) {
      const html = read(page);
      const lang = /^en(\/|\.)/.test(page) ? 'en' : 'id';
      expect(html, page).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${lang}"`));
      expect([page, html.match(/<h1[\s>]/g)?.length]).toEqual([page, 1]);
      expect([page, html.match(/<title>[^<]+ · Tapis<\/title>|<title>Tapis<\/title>/g)?.length]).toEqual([
        page,
        1,
      ]);
    }
  });
});

describe('what a reader loads', () => {
  const size = (bytes: Buffer) => brotliCompressSync(bytes).length;
  const page = read(`pengumuman/${open.announcementId}.html`);
  const fileAt = (url: string) => readFileSync(path.join(CLIENT, url));
  const all = (pattern: RegExp) => [...new Set([...page.matchAll(pattern)].map((match) => match[1] ?? ''))];

  it('is at most 25 kB of HTML and CSS for an announcement', () => {
    const sheets = all(/<link rel="stylesheet" href="([^"]+)"/g);
    const total = [Buffer.from(page), ...sheets.map(fileAt)].reduce((sum, bytes) => sum + size(bytes), 0);
    expect(total).toBeLessThanOrEqual(25_000);
  });

  it('is one font of at most 30 kB', () => {
    const fonts = files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file));
    const loaded = all(/<link rel="preload" href="([^"]+)" as="font"/g);
    expect(loaded).toHaveLength(1);
    for (const font of fonts)
      expect(statSync(path.join(CLIENT, font)).size, font).toBeLessThanOrEqual(30_000);
  });
});
