import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announcementPath } from '#features/record/index.ts';
import { copyHome } from '#test/support/home.ts';
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

const get = (path: string, headers: Record<string, string> = {}) => server.request(path, { headers });

async function stylesheetPath(): Promise<string> {
  const page = await get('/');
  return /href="(\/_astro\/[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
}

describe('a file of the built site', () => {
  it('is sent in the best encoding that the client takes, and always as the same text', async () => {
    const plain = await get('/metode');
    expect(plain.status).toBe(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['vary']).toBe('Accept-Encoding');
    expect(plain.headers['content-type']).toBe('text/html; charset=utf-8');

    const brotli = await get('/metode', { 'accept-encoding': 'gzip, deflate, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes);

    const zipped = await get('/metode', { 'accept-encoding': 'gzip' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(zipped.bytes)).toEqual(plain.bytes);
    expect(brotli.bytes.length).toBeLessThan(zipped.bytes.length);
    expect(Number(brotli.headers['content-length'])).toBe(brotli.bytes.length);
  });

  it.each([
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0, gzip;q=0', undefined],
    ['identity', undefined],
    ['BR', 'br'],
    ['x-brotli', undefined],
    ['', undefined],
  ])('is sent to a client that accepts "%s" with the encoding %s', async (accepted, encoding) => {
    const answer = await get('/pengumuman', { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
  });

  it('is not sent again to a client that has it, in each encoding by its own tag', async () => {
    const plain = await get('/');
    const brotli = await get('/', { 'accept-encoding': 'br' });
    const [plainTag = '', brotliTag = ''] = [plain.headers.etag, brotli.headers.etag];
    expect(plainTag).toMatch(/^"[\w-]+"$/);
    expect(brotliTag).not.toBe(plainTag);

    for (const tag of [plainTag, `W/${plainTag}`, `"other", ${plainTag}`]) {
      const again = await get('/', { 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(again.bytes.length).toBe(0);
      expect(again.headers.etag).toBe(plainTag);
    }
    expect((await get('/', { 'if-none-match': brotliTag })).status).toBe(200);
    expect((await get('/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const whole = await get('/');
    const head = await server.request('/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.bytes.length).toBe(0);
    expect(head.headers['content-length']).toBe(whole.headers['content-length']);
    expect(head.headers.etag).toBe(whole.headers.etag);
  });

  it('is kept for a year when its name holds its hash, and asked for anew when not', async () => {
    const asset = await get(await stylesheetPath());
    expect(asset.status).toBe(200);
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/')).headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect((await get('/robots.txt')).headers['cache-control']).toBe('public, max-age=0, must-revalidate');
  });

  it('is not reached by the name of its compressed twin, nor by a way out of the folder', async () => {
    const paths = ['/index.html.br', '/metode.html.gz', '/../tapis.db', '/..%2f..%2ftapis.db', '/%', '/%00'];
    for (const wrong of paths) expect((await get(wrong)).status, wrong).toBe(404);
  });

  it('serves an announcement as the very bytes of the record', async () => {
    const { announcementId } = home.open;
    const { bytes, headers } = await get(`/pengumuman/${announcementId}.json`);
    const record = path.join(home.folder, 'record', announcementPath(announcementId, 1));
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(bytes).toEqual(await readFile(record));
  });
});

describe('an address with nothing behind it', () => {
  it.each([
    ['/tidak-ada', 'id'],
    ['/tidak/ada', 'id'],
    ['/en/tidak-ada', 'en'],
    ['/pengumuman/aaaaaaaaaaaaaaaaaaaaaaaaaa', 'id'],
    ['/en/pengumuman/aaaaaaaaaaaaaaaaaaaaaaaaaa', 'en'],
    ['/masukan/aaaaaaaaaaaaaaaaaaaaaaaaaa', 'id'],
    ['/en/masukan/aaaaaaaaaaaaaaaaaaaaaaaaaa', 'en'],
    ['/masukan/kode/aaaaaaaaaaaaaaaaaaaaaaaaaa', 'id'],
    ['/en/masukan/tanda-terima/TAPIS-AAAA-AAAA-AAAA-AAAA', 'en'],
    ['/fr/lacak', 'id'],
    ['/id/lacak', 'id'],
  ])('answers %s with a whole page in "%s" that is not kept', async (path, lang) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.text).toContain(`<html lang="${lang}"`);
    expect(answer.text).toContain('<h1');
  });

  it('leads to the address without the slash at its end, and to no other host', async () => {
    expect(await get('/pengumuman/')).toMatchObject({ status: 308, headers: { location: '/pengumuman' } });
    expect(await get('/en/?a=b')).toMatchObject({ status: 308, headers: { location: '/en?a=b' } });
    expect(await get('/kerja/masuk//')).toMatchObject({ status: 308, headers: { location: '/kerja/masuk' } });
    expect(await get('//evil.example/')).toMatchObject({
      status: 308,
      headers: { location: '/evil.example' },
    });
    expect(await get('/\\evil.example/')).toMatchObject({
      status: 308,
      headers: { location: expect.not.stringMatching(/^\/[\\/]/) },
    });
  });
});
