import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyHome } from '#test/support/home.ts';
import type { Question } from '#test/support/http.ts';
import { TRACK } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** One of every kind of answer that the server gives. */
const KINDS: readonly [kind: string, path: () => string, status: number, question?: Question][] = [
  ['a static page', () => '/', 200],
  ['a static page in English', () => `/en/pengumuman/${home.open.announcementId}`, 200],
  ['an announcement as data', () => `/pengumuman/${home.open.announcementId}.json`, 200],
  ['a page on demand', () => '/lacak', 200],
  ['a form', () => `/masukan/${home.open.id}`, 200],
  ['a form that is refused', () => TRACK, 404, { body: { rujukan: 'x' } }],
  ['a challenge', () => '/masukan/tantangan', 200],
  ['a redirect of a page', () => '/kerja', 303],
  ['a redirect of the server', () => '/kerja/', 308],
  ['a page that is missing', () => '/tidak-ada', 404],
  ['a page on demand that is missing', () => '/masukan/tidak-ada', 404],
  ['a request from elsewhere', () => TRACK, 403, { body: { rujukan: 'x' }, origin: 'https://evil.example' }],
  ['an unknown host', () => '/', 421, { headers: { host: 'evil.example' } }],
  ['a body that is too large', () => TRACK, 413, { body: 'x'.repeat(1_000_000) }],
  ['an action', () => '/_actions/publication.propose', 200, { body: {} }],
  ['a sign of life', () => '/health/live', 200],
];

describe('every kind of answer', () => {
  it.each(KINDS)('has the security headers: %s', async (_, path, status, question) => {
    const { headers, status: given } = await server.request(path(), question);
    expect(given).toBe(status);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
  });

  it.each(KINDS)('sets no cookie where nobody signs in: %s', async (_, path, __, question) => {
    expect((await server.request(path(), question)).headers['set-cookie']).toBeUndefined();
  });
});

describe('the content security policy', () => {
  it.each(['/', '/lacak', '/kerja/masuk'])(
    'allows scripts and styles of our own only on %s',
    async (path) => {
      const { text, headers } = await server.request(path);
      const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"/.exec(text)?.[1];
      const policy = String(meta ?? headers['content-security-policy']).replaceAll('&#39;', "'");
      const directives = new Map(
        policy
          .split(';')
          .map((part) => part.trim().split(/\s+/))
          .map(([name = '', ...sources]) => [name, sources]),
      );
      expect(directives.get('default-src')).toEqual(["'none'"]);
      for (const name of ['script-src', 'style-src']) {
        for (const source of directives.get(name) ?? ['missing'])
          expect(source).toMatch(/^'(self|sha256-.+)'$/);
      }
      expect(directives.get('form-action')).toEqual(["'self'"]);
      expect(directives.get('base-uri')).toEqual(["'none'"]);
    },
  );
});

describe('what may not be kept', () => {
  it('is said so by pages on demand, islands, actions, challenges and refusals', async () => {
    const page = await server.request(`/pengumuman/${home.open.announcementId}`);
    const island = /\/_server-islands\/FeedbackIsland\?[^"'`]+/.exec(page.text)?.[0] ?? '';
    const answer = await server.request(island.replaceAll('&amp;', '&'));
    expect(answer.text).toContain('<form');
    expect(answer.headers['cache-control']).toBe('no-store');

    for (const path of [
      '/lacak',
      `/masukan/${home.open.id}`,
      '/kerja',
      '/kerja/masuk',
      '/masukan/tantangan',
      '/health/ready',
    ]) {
      expect((await server.request(path)).headers['cache-control'], path).toBe('no-store');
    }
    expect((await server.request('/_actions/identity.signIn', { body: {} })).headers['cache-control']).toBe(
      'no-store',
    );
  });
});
