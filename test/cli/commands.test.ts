import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '#cli/commands.ts';
import { claimJob, failJob, mailStatement } from '#features/outbox/index.ts';
import { copyHome, insideHome } from '#test/support/home.ts';
import { STAFF } from '#test/support/staff.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'src/cli/main.ts');

let home: Awaited<ReturnType<typeof copyHome>>;

beforeAll(async () => {
  home = await copyHome();
});

afterAll(() => home.remove());

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tapis` as a process of its own on this home. */
async function tapis(
  words: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [MAIN, ...words], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TAPIS_HOME: home.folder, ...environment },
  });
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe('tapis', () => {
  it('lists every command when it is asked for help, and when it does not know the word', async () => {
    const help = await tapis(['help']);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const { usage } of Object.values(commands)) expect(help.stdout).toContain(usage);
    expect(await tapis(['publikasi'])).toEqual({ ...help, code: 2 });
  });

  it('names every variable that is wrong, and ends with 1', async () => {
    const environment = { PORT: 'http', TAPIS_SMTP_URL: 'mail.example' };
    const { code, stderr } = await tapis(['doctor'], { environment });
    expect(code).toBe(1);
    expect(stderr).toContain('PORT: ');
    expect(stderr).toContain('TAPIS_SMTP_URL: ');
    expect(stderr).not.toContain('    at ');
  });

  it('shows its settings but no secret', async () => {
    const secret = Buffer.alloc(32, 5).toString('base64');
    const { code, stdout, stderr } = await tapis(['doctor'], { environment: { TAPIS_LOG_KEY: secret } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/TAPIS_LOG_KEY\s+\(set\)/);
    expect(stdout).not.toContain(secret);
    expect(stdout).toContain(home.folder);
    expect(stdout).toMatch(/store\s+answers/);
  });

  it('counts the mails that wait, and tells why others were given up', async () => {
    await insideHome(home.folder, async (context) => {
      const mail = { to: 'warga@contoh.test', subject: '', text: '', html: '' };
      await context.database.write([mailStatement(context, mail)]);
      const job = await claimJob(context, ['mail']);
      if (job !== null) await failJob(context, job, { code: 'EENVELOPE 550' }, true);
    });
    const { stdout } = await tapis(['doctor']);
    expect(stdout).toMatch(/waiting\s+\d+ mails/);
    expect(stdout).toMatch(/given up\s+1 mails: EENVELOPE 550/);
    expect(stdout).not.toContain('warga@');
  });

  it('does not serve what was never published', async () => {
    const empty = await mkdtemp(path.join(tmpdir(), 'tapis-empty-'));
    const { code, stderr } = await tapis(['serve'], { environment: { TAPIS_HOME: empty, PORT: '0' } });
    await rm(empty, { recursive: true });
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
  });
});

describe('tapis account', () => {
  it('makes an account with the password from its input, once', async () => {
    const words = ['account', 'create', 'baru@demo.tapis.example', 'Baru Sekali', 'officer,auditor'];
    const input = 'kata sandi yang panjang\n';
    expect(await tapis(words, { input })).toEqual({ code: 0, stdout: '', stderr: '' });
    const again = await tapis(words, { input });
    expect(again.code).toBe(1);
    expect(again.stderr).not.toContain('    at ');
  });

  it('refuses an unknown role and a short password', async () => {
    const words = ['account', 'create', 'lain@demo.tapis.example', 'Lain'];
    expect((await tapis([...words, 'kepala'])).code).toBe(2);
    expect((await tapis([...words, 'officer'], { input: 'pendek' })).code).toBe(1);
  });
});

describe('tapis import', () => {
  it('names every row to correct, and takes a good file', async () => {
    const broken = path.join(home.folder, 'rusak.csv');
    await writeFile(broken, 'nip,nama\n123,Siapa\n');
    const as = ['--as', STAFF.officer];
    const refused = await tapis(['import', 'transfers', broken, ...as]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('Berkas ditolak seluruhnya');
    expect(refused.stderr).not.toContain('    at ');

    const taken = await tapis(['import', 'transfers', home.nextRegister, ...as]);
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(taken.stdout).newCount).toBeGreaterThan(50);
  });

  it('refuses who may not import, and whom it does not know', async () => {
    const words = ['import', 'transfers', home.nextRegister];
    expect((await tapis([...words, '--as', STAFF.auditor])).code).toBe(1);
    expect((await tapis([...words, '--as', 'siapa@demo.tapis.example'])).code).toBe(2);
  });
});

describe('tapis release', () => {
  it('withdraws nothing with a reason that may tell a person, and says which words', async () => {
    const words = ['release', 'withdraw', home.closed.announcementId, '--as', STAFF.officer];
    const refused = await tapis([...words, '--reason', 'Atas usul Kepala SMAN 2 Kalianda dan Bu Rina.']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('id 10-32 office (highlight): Kepala SMAN 2 Kalianda\n');
    expect(refused.stderr).toMatch(/name \(mask\): Rina\n/);
    expect(refused.stderr).not.toContain('{');
  });

  it('is proposed by one person, and approved by another only', async () => {
    const proposed = await tapis(['release', 'propose', '--as', STAFF.both]);
    expect(proposed).toMatchObject({ code: 0, stderr: '' });
    const { releaseId } = JSON.parse(proposed.stdout);
    const own = await tapis(['release', 'approve', releaseId, '--as', STAFF.both]);
    expect(own.code).toBe(1);
    expect(own.stderr).toContain('publication.same-person');
    const shown = await tapis(['release', 'show', releaseId, '--as', STAFF.approver]);
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: releaseId, state: 'proposed' });
    const reported = await tapis(['release', 'report', releaseId, '--as', STAFF.auditor]);
    expect(reported).toMatchObject({ code: 0, stderr: '' });
    expect(reported.stdout).toContain('The gate passes this release.');
    const indonesian = ['release', 'report', releaseId, '--as', STAFF.auditor, '--lang', 'id'];
    expect((await tapis(indonesian)).stdout).toContain('Gerbang meluluskan rilis ini.');
    expect((await tapis([...indonesian.slice(0, -1), 'fr'])).code).toBe(2);
    expect((await tapis(['release', 'report', 'tidak-ada', '--as', STAFF.auditor])).code).toBe(1);
    expect((await tapis(['release', 'report', releaseId, '--as', STAFF.evaluator])).code).toBe(1);
    expect((await tapis(['release', 'approve', releaseId, '--as', STAFF.approver])).code).toBe(0);
  });
});
