import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedbackValues } from '#test/support/feedback-form.ts';
import { copyHome } from '#test/support/home.ts';
import { TRACK } from '#test/support/resident.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

const PUBLIC_ORIGIN = 'https://tapis.example';
const FORM = { rujukan: 'TAPIS-AAAA-AAAA-AAAA-AAAA' };

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;
/** As in production: the public address is another host, and TLS ends at a proxy before it. */
let behindProxy: TestServer;

beforeAll(async () => {
  home = await copyHome();
  server = await startServer(home.folder);
  behindProxy = await startServer(home.folder, { TAPIS_ORIGIN: PUBLIC_ORIGIN, TAPIS_PROXY_HOPS: '1' });
});

afterAll(async () => {
  await server.stop();
  await behindProxy.stop();
  await home.remove();
});

describe('the host', () => {
  it.each(['evil.example', 'localhost.evil.example', 'evil.example:80'])('%s is refused', async (host) => {
    expect((await server.request('/', { headers: { host } })).status).toBe(421);
    expect((await server.request('/lacak', { headers: { host } })).status).toBe(421);
  });

  it('is the public one only, where that is no loopback address', async () => {
    expect((await behindProxy.request('/', { headers: { host: 'tapis.example' } })).status).toBe(200);
    expect((await behindProxy.request('/', { headers: { host: 'localhost' } })).status).toBe(421);
    expect((await behindProxy.request('/', { headers: { host: 'tapis.example.evil.example' } })).status).toBe(
      421,
    );
  });

  it('may be either name of the machine itself on a trial', async () => {
    const host = `127.0.0.1:${server.port}`;
    expect((await server.request('/lacak', { headers: { host } })).status).toBe(200);
    const sent = { body: FORM, origin: `http://${host}`, headers: { host } };
    expect((await server.request(TRACK, sent)).text).toContain(FORM.rujukan);
  });

  it('is told that browsers must come by TLS, where the public address says so', async () => {
    const { headers } = await behindProxy.request('/', { headers: { host: 'tapis.example' } });
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });
});

describe('a request that changes something', () => {
  it.each([
    ['without an Origin', null, {}],
    ['with a foreign Origin', 'https://evil.example', {}],
    ['with an opaque Origin', 'null', {}],
    ['that the browser calls cross-site', undefined, { 'sec-fetch-site': 'cross-site' }],
    ['that the browser calls same-site', undefined, { 'sec-fetch-site': 'same-site' }],
  ])('is refused %s', async (_, origin, headers: Record<string, string>) => {
    for (const path of [TRACK, '/kerja/masuk?_action=identity.signIn', '/_actions/identity.signIn']) {
      const sent = { body: FORM, headers, ...(origin !== undefined && { origin }) };
      expect((await server.request(path, sent)).status, path).toBe(403);
    }
  });

  it('is refused by JSON as by forms', async () => {
    const answer = await server.request('/_actions/identity.signIn', {
      body: '{}',
      origin: 'https://evil.example',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(403);
  });

  it('is taken behind a proxy that ends TLS', async () => {
    const answer = await behindProxy.request(TRACK, {
      body: FORM,
      origin: PUBLIC_ORIGIN,
      headers: { host: 'tapis.example', 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' },
    });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain(FORM.rujukan);
  });

  it('is refused with too large a body before it is read, and without its length', async () => {
    expect((await server.request(TRACK, { body: 'x'.repeat(1_000_000) })).status).toBe(413);
    expect((await server.request(TRACK, { body: FORM, isChunked: true })).status).toBe(411);
    const announced = { method: 'POST', headers: { 'content-length': String(70 * 1024 * 1024) }, body: '' };
    expect((await server.request('/kerja/impor', announced)).status).toBe(413);
  });
});

describe('a feedback window', () => {
  it('that does not exist is answered with 404', async () => {
    const unknown = `/masukan/${'a'.repeat(26)}`;
    expect((await server.request(unknown)).status).toBe(404);
    const sent = { body: { kunci: 'x' } };
    expect((await server.request(`${unknown}?_action=feedback.submit`, sent)).status).toBe(404);
  });

  it('that is closed shows so, and refuses a form with 410', async () => {
    const path = `/masukan/${home.closed.id}`;
    const page = await server.request(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Masa masukan sudah ditutup');
    expect(page.text).not.toContain('feedback-form');

    const body = { ...feedbackValues(home.closed, new Date()), 'tanpa-skrip': 'ya' };
    const refused = await server.request(`${path}?_action=feedback.submit`, { body });
    expect(refused.status).toBe(410);
    expect(refused.text).toContain('Masukan tidak lagi diterima.');
  });
});

describe('the health of the server', () => {
  it('is told to anybody, whatever the host', async () => {
    for (const [path, word] of [
      ['/health/live', 'live'],
      ['/health/ready', 'ready'],
    ]) {
      const answer = await server.request(path ?? '', { headers: { host: '10.0.0.7' } });
      expect(answer).toMatchObject({ status: 200, text: `${word}\n` });
    }
  });
});
