import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activate, removeOldReleases } from '#features/publication/site/activate.ts';
import { copyHome, ownRelease } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;

beforeAll(async () => {
  home = await copyHome();
  await ownRelease(home);
  server = await startServer(home.folder);
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

/** Another release: the same pages with a mark at the end of each, and every stylesheet under another name. */
async function makeRelease(mark: string): Promise<string> {
  const name = `99991231t235959z-${mark}`;
  const folder = path.join(home.folder, 'releases', name);
  for (const part of ['client', 'server']) {
    const source = path.join(home.folder, 'releases', home.releaseName, part);
    await cp(source, path.join(folder, part), { recursive: true });
  }
  const client = path.join(folder, 'client');
  const files = await readdir(client, { recursive: true });
  for (const twin of files.filter((file) => /\.(br|gz)$/.test(file))) await rm(path.join(client, twin));
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const html = await readFile(path.join(client, page), 'utf8');
    const changed = html.replaceAll(/(\/_astro\/[^"]+)\.css/g, `$1-${mark}.css`);
    await writeFile(path.join(client, page), `${changed}<!--${mark}-->`);
  }
  for (const sheet of files.filter((file) => file.endsWith('.css'))) {
    await rename(path.join(client, sheet), path.join(client, sheet.replace(/\.css$/, `-${mark}.css`)));
  }
  return name;
}

const pages = () => [
  '/',
  '/pengumuman',
  `/pengumuman/${home.open.announcementId}`,
  '/en/metode',
  '/lacak',
  `/masukan/${home.open.id}`,
];

describe('a new release', () => {
  it('takes the place of the old one under load without one failed request', async () => {
    const stylesheet = /href="(\/_astro\/[^"]+\.css)"/.exec((await server.request('/')).text)?.[1] ?? '';
    const failures: string[] = [];
    let answered = 0;

    async function readUntilMarked(mark: string, offset: number): Promise<void> {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      let isMarked = false;
      for (let turn = offset; !isMarked; turn++) {
        const page = pages()[turn % pages().length] ?? '/';
        try {
          const { status, text } = await server.request(page, { agent });
          if (status !== 200 || !text.includes('</html>')) failures.push(`${page}: ${status}`);
          isMarked = text.endsWith(`<!--${mark}-->`);
        } catch (error) {
          failures.push(`${page}: ${String(error)}`);
        }
        answered++;
      }
      agent.destroy();
    }

    const name = await makeRelease('2');
    const readers = Array.from({ length: 24 }, (_, n) => readUntilMarked('2', n));
    await activate(home.folder, name);
    await Promise.all(readers);
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(24);

    const old = await server.request(stylesheet);
    expect(old.status).toBe(200);
    expect(old.headers['cache-control']).toContain('immutable');
    expect((await server.request('/')).text).not.toContain(`href="${stylesheet}"`);
  });

  it('and many more of them leave a server whole that began with the first', async () => {
    for (const mark of ['3', '4', '5', '6']) await activate(home.folder, await makeRelease(mark));
    await removeOldReleases(home.folder, []);
    const left = await readdir(path.join(home.folder, 'releases'));
    expect(left.map((name) => name.split('-').at(-1)).slice(1)).toEqual(['4', '5', '6']);
    expect(left[0]).toBe(home.releaseName);

    // Pages that nobody opened before: their code is loaded from the first release's folder now.
    for (const page of ['/kerja/masuk', '/en/lacak', '/masukan/tantangan']) {
      expect([page, (await server.request(page)).status]).toEqual([page, 200]);
    }
  });
});
