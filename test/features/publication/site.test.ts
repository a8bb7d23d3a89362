import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { publishSite } from '#features/publication/index.ts';
import { activate, removeOldReleases } from '#features/publication/site/activate.ts';
import { whileAlone } from '#features/publication/site/lock.ts';
import { precompress } from '#features/publication/site/precompress.ts';
import { figureWords } from '#strings/figure-words.ts';
import { createTestContext } from '#test/support/context.ts';

async function createHome(...releases: string[]): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'tapis-home-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  for (const name of releases) {
    await mkdir(path.join(home, 'releases', name), { recursive: true });
    await writeFile(path.join(home, 'releases', name, 'name'), name);
  }
  return home;
}

const shown = (home: string) => readFile(path.join(home, 'current', 'name'), 'utf8');

describe('activating a release', () => {
  it('points current at it, and from one to the next', async () => {
    const home = await createHome('1', '2');
    await activate(home, '1');
    expect(await shown(home)).toBe('1');
    await activate(home, '2');
    expect(await shown(home)).toBe('2');
    expect((await readdir(home)).sort()).toEqual(['current', 'releases']);
  });

  it('never leaves a reader without a site', async () => {
    const home = await createHome('1', '2');
    await activate(home, '1');
    let isSwapping = true;
    const swaps = (async () => {
      for (let n = 0; n < 60; n++) await activate(home, n % 2 === 0 ? '2' : '1');
      isSwapping = false;
    })();
    let reads = 0;
    for (; isSwapping; reads++) expect(['1', '2']).toContain(await shown(home));
    await swaps;
    expect(reads).toBeGreaterThan(10);
  });

  it('clears away what an interrupted activation of this process left', async () => {
    const home = await createHome('1');
    await symlink('releases/gone', path.join(home, `current.${process.pid}`));
    await activate(home, '1');
    expect(await shown(home)).toBe('1');
  });

  it('keeps the newest three releases, and the one in use however old it is', async () => {
    const home = await createHome('1', '2', '3', '4', '5');
    await activate(home, '1');
    await removeOldReleases(home, []);
    expect((await readdir(path.join(home, 'releases'))).sort()).toEqual(['1', '3', '4', '5']);
    await activate(home, '5');
    await removeOldReleases(home, []);
    expect((await readdir(path.join(home, 'releases'))).sort()).toEqual(['3', '4', '5']);
    expect(await readlink(path.join(home, 'current'))).toBe('releases/5');
  });
});

describe('built releases that show a withdrawn announcement', () => {
  const id = 'a'.repeat(26);

  /** Releases with their pages; those named in `showing` have one of the announcement. */
  async function createSites(names: readonly string[], showing: readonly string[]): Promise<string> {
    const home = await createHome(...names);
    for (const name of names) {
      const client = path.join(home, 'releases', name, 'client');
      await mkdir(path.join(client, 'pengumuman'), { recursive: true });
      await mkdir(path.join(client, 'en'));
      for (const page of ['index.html', '404.html', '500.html', 'en/404.html']) {
        await writeFile(path.join(client, page), name);
      }
      if (showing.includes(name)) await writeFile(path.join(client, 'pengumuman', `${id}.html`), name);
    }
    return home;
  }

  const releasesOf = async (home: string) => (await readdir(path.join(home, 'releases'))).sort();

  it('are removed however new they are, and others are kept as always', async () => {
    const home = await createSites(['1', '2', '3', '4'], ['1', '3']);
    await activate(home, '4');
    await removeOldReleases(home, [id, 'b'.repeat(26)]);
    expect(await releasesOf(home)).toEqual(['2', '4']);
  });

  it('lose their pages when the server still runs their code, which needs those for errors', async () => {
    const home = await createSites(['1', '2'], ['1']);
    await writeFile(path.join(home, 'releases', '1', 'in-use'), '');
    await activate(home, '2');
    await removeOldReleases(home, [id]);
    await removeOldReleases(home, [id]);
    expect(await releasesOf(home)).toEqual(['1', '2']);
    expect((await readdir(path.join(home, 'releases', '1', 'client'))).sort()).toEqual([
      '404.html',
      '500.html',
    ]);
    expect(await readdir(path.join(home, 'releases', '1'))).toContain('name');
  });

  it('stay while they are the current one', async () => {
    const home = await createSites(['1'], ['1']);
    await activate(home, '1');
    await removeOldReleases(home, [id]);
    expect(await readdir(path.join(home, 'releases', '1', 'client', 'pengumuman'))).toEqual([`${id}.html`]);
  });
});

describe('the lock of publication', () => {
  it('lets one work at a time, and the next one after it', async () => {
    const home = await createHome();
    let running = 0;
    const work = async () => {
      running++;
      expect(running).toBe(1);
      await wait(20);
      running--;
      return 'done';
    };
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => whileAlone(home, work)));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(7);
    expect(await whileAlone(home, work)).toBe('done');
    expect(await readdir(home)).toEqual([]);
  });

  it('is let go when the work fails', async () => {
    const home = await createHome();
    await expect(whileAlone(home, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await whileAlone(home, async () => 'done')).toBe('done');
  });

  it('is taken over from a process that died', async () => {
    const home = await createHome();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(path.join(home, 'publish.lock'), String(child.pid));
    expect(await whileAlone(home, async () => 'done')).toBe('done');
  });

  it('is taken over when it names no process, as after a crash of the machine', async () => {
    const home = await createHome();
    await writeFile(path.join(home, 'publish.lock'), '');
    expect(await whileAlone(home, async () => 'done')).toBe('done');
  });

  it('of a living process refuses the publication, and the running site stays', async () => {
    const context = await createTestContext();
    await writeFile(path.join(context.config.home, 'publish.lock'), String(process.pid));
    expect(await publishSite(context, figureWords)).toEqual({
      ok: false,
      code: 'publication.already-running',
    });
    expect(await readdir(context.config.home)).not.toContain('releases');
  });
});

describe('precompressing a site', () => {
  it('puts brotli and gzip beside every text file that is worth it, at any depth', async () => {
    const home = await createHome();
    const text = 'Mutasi pegawai dengan alasannya. '.repeat(100);
    await mkdir(path.join(home, 'en', 'metode'), { recursive: true });
    const files = [
      'index.html',
      'en/metode/index.html',
      'a.css',
      'b.js',
      'c.json',
      'd.svg',
      'e.csv',
      'f.xml',
    ];
    for (const file of files) await writeFile(path.join(home, file), text);
    await writeFile(path.join(home, 'small.html'), 'a'.repeat(299));
    await writeFile(path.join(home, 'font.woff2'), text);
    await precompress(home);
    for (const file of files) {
      expect(brotliDecompressSync(await readFile(path.join(home, `${file}.br`))).toString()).toBe(text);
      expect(gunzipSync(await readFile(path.join(home, `${file}.gz`))).toString()).toBe(text);
      expect((await stat(path.join(home, `${file}.br`))).size).toBeLessThan(text.length / 10);
    }
    const all = await readdir(home);
    expect(all.filter((name) => /^(small|font).*\.(br|gz)$/.test(name))).toEqual([]);
  });

  it('changes nothing when it is repeated', async () => {
    const home = await createHome();
    await writeFile(path.join(home, 'index.html'), 'x'.repeat(400));
    await precompress(home);
    const names = await readdir(home);
    await precompress(home);
    expect(await readdir(home)).toEqual(names);
  });
});
