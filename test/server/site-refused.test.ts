import { spawnSync } from 'node:child_process';
import { readdir, readlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActor } from '#features/identity/index.ts';
import { requestPublishing } from '#features/publication/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { csvOf, registerRow, tableOf } from '#test/features/transfer/register-file.ts';
import { finishedJob } from '#test/support/desk.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import { startServer, type TestServer } from '#test/support/server.ts';
import { STAFF, signIn } from '#test/support/staff.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A person of the register whose name every page of an announcement says: "Nama mereka tidak diterbitkan." */
const NAMESAKE = 'Nama Mereka';

let home: Awaited<ReturnType<typeof copyHome>>;
let server: TestServer;

beforeAll(async () => {
  home = await copyHome();
  await insideHome(home.folder, async (context) => {
    const file = path.join(home.folder, 'namesake.csv');
    await writeFile(file, csvOf(tableOf([registerRow(1, { nama: NAMESAKE })])));
    const officer = await findActor(context, STAFF.officer);
    expect(await importTransfers(context, officer, { name: 'namesake.csv', path: file })).toMatchObject({
      ok: true,
    });
  });
  server = await startServer(home.folder);
});

afterAll(async () => {
  await server.stop();
  await home.remove();
});

describe('a site that the gate refuses', () => {
  it('is reported to who asked for it, with file and remedy', async () => {
    const job = await insideHome(home.folder, async (context) =>
      requestPublishing(context, await findActor(context, STAFF.approver)),
    );
    const cookie = await signIn(server, 'approver');
    const page = await finishedJob(server, cookie, `/kerja/pekerjaan/${job}`);
    expect(page.text).toContain('Gerbang anonimitas menolak situs yang dibangun.');
    expect(page.text).toMatch(/<code>pengumuman\/[a-z2-7]{26}\.html<\/code>/);
    expect(page.text).toContain('Teks memuat nama, NIP, atau nomor SK dari register.');
    expect(page.text).not.toContain(NAMESAKE);
  }, 120_000);

  it('ends the command with 1, and its lines say the same', () => {
    const { status, stdout } = spawnSync(process.execPath, ['src/cli/main.ts', 'publish'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TAPIS_HOME: home.folder },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('refused: The anonymity gate refused the site');
    expect(stdout).toMatch(/^ {2}\(g\) · pengumuman\/[a-z2-7]{26}\.html · The text holds a name/m);
  }, 120_000);

  it('leaves nothing behind, and the old one in its place', async () => {
    expect(await readlink(path.join(home.folder, 'current'))).toBe(`releases/${home.releaseName}`);
    expect(await readdir(path.join(home.folder, 'releases'))).toEqual([home.releaseName]);
    expect(await readdir(home.folder)).not.toContain('publish.lock');
    expect((await server.request('/')).status).toBe(200);
  });

  it('stands in the audit trail', async () => {
    const cookie = await signIn(server, 'auditor');
    const { text } = await server.request('/kerja/jejak', { cookie });
    expect(text).toContain('publication.site-refused');
  });
});
