import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import { migrate } from 'drizzle-orm/libsql/migrator';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../db/migrations');
const TABLES = ['account', 'feedback_window', 'window_agency', 'feedback', 'one_time_code', 'review'];

/** A database as the first migration alone makes it, with a row in every table around windows. */
async function createOldDatabase(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tapis-migration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const first = path.join(folder, 'migrations');
  await mkdir(path.join(first, 'meta'), { recursive: true });
  for (const name of (await readdir(MIGRATIONS)).filter((file) => file.startsWith('0000_'))) {
    await cp(path.join(MIGRATIONS, name), path.join(first, name));
  }
  const journal = JSON.parse(await readFile(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8'));
  journal.entries.length = 1;
  await writeFile(path.join(first, 'meta/_journal.json'), JSON.stringify(journal));

  const url = `file:${path.join(folder, 'tapis.db')}`;
  const client = createClient({ url });
  await migrate(drizzle(client), { migrationsFolder: first });
  await client.batch(
    [
      `INSERT INTO account VALUES ('e', 'e@contoh.test', 'Penilai', '-', 1, NULL)`,
      `INSERT INTO feedback_window VALUES ('w', 'a', 0, 'bkd', 0, 'administrasi', 100, 200, 1), ('x', 'b', 2, '*', 2, '*', 300, 400, 1)`,
      `INSERT INTO window_agency VALUES ('w', 'bkd'), ('x', 'bkd')`,
      `INSERT INTO feedback VALUES ('f', 'w', 'r', 'k', 'received', 'RESIDENT', 'EMAIL', 'bkd', '2026-10', '{"TIME":2}', '{}', 'user', 'n', NULL, NULL, 150, NULL)`,
      `INSERT INTO one_time_code VALUES ('f', 'h', 160, 5, NULL)`,
      `INSERT INTO review VALUES ('w', 'e', 'h', 'u', 'n', 'f', 'r', 1, 1, 250, NULL)`,
    ],
    'write',
  );
  client.close();
  return url;
}

async function open(url: string): Promise<Client> {
  const client = createClient({ url });
  onTestFinished(() => client.close());
  return client;
}

async function rowsOf(client: Client, table: string): Promise<Record<string, unknown>[]> {
  const { rows } = await client.execute(`SELECT * FROM ${table} ORDER BY 1`);
  return rows.map((row) => ({ ...row }));
}

it('keeps every row of a database from before there were consultations, and what refers to them', async () => {
  const url = await createOldDatabase();
  const before = await open(url);
  const kept = await Promise.all(TABLES.map((table) => rowsOf(before, table)));
  before.close();

  (await openDatabase(url, null)).close();
  const client = await open(url);
  for (const [index, table] of TABLES.entries()) {
    const rows = kept[index] ?? [];
    expect(rows.length).toBeGreaterThan(0);
    const added =
      table === 'feedback_window' ? { kind: 'announcement', question_id: null, question_en: null } : {};
    expect(await rowsOf(client, table)).toEqual(rows.map((row) => ({ ...row, ...added })));
  }
  expect(await rowsOf(client, 'window_change')).toMatchObject([
    { window_id: 'w', number: 1, at: 100, kind: 'opened', closes_from: null, closes_to: 200 },
    { window_id: 'x', number: 1, at: 300, kind: 'opened', closes_from: null, closes_to: 400 },
  ]);
  expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
  expect((await client.execute('PRAGMA integrity_check')).rows).toEqual([
    expect.objectContaining({ integrity_check: 'ok' }),
  ]);
});

it('lets a window be of an announcement or a consultation, and still one of each announcement', async () => {
  const url = await createOldDatabase();
  (await openDatabase(url, null)).close();
  const client = await open(url);
  const insert = (id: string, kind: string, announcement: string | null) =>
    client.execute({
      sql: `INSERT INTO feedback_window (id, kind, announcement_id, origin_level, origin, post_level, post, opens_at, closes_at, instrument_version)
        VALUES (?, ?, ?, 0, 'bkd', 0, 'administrasi', 1, 2, 1)`,
      args: [id, kind, announcement],
    });
  await insert('c', 'consultation', null);
  await insert('d', 'consultation', null);
  await expect(insert('y', 'consultation', 'c')).rejects.toThrow('CHECK');
  await expect(insert('y', 'announcement', null)).rejects.toThrow('CHECK');
  await expect(insert('y', 'announcement', 'a')).rejects.toThrow('UNIQUE');
  await expect(client.execute(`INSERT INTO window_agency VALUES ('nowhere', 'bkd')`)).rejects.toThrow(
    'FOREIGN KEY',
  );
});

it('lets nobody change, remove or replace what was done to a window', async () => {
  const url = await createOldDatabase();
  (await openDatabase(url, null)).close();
  const client = await open(url);
  const before = await rowsOf(client, 'window_change');
  for (const statement of [
    `UPDATE window_change SET reason_id = 'lain'`,
    `DELETE FROM window_change`,
    `INSERT OR REPLACE INTO window_change VALUES ('w', 1, 1, NULL, 'opened', NULL, 9, NULL, NULL)`,
    `INSERT INTO window_change VALUES ('w', 1, 1, NULL, 'opened', NULL, 9, NULL, NULL) ON CONFLICT DO UPDATE SET at = 9`,
  ]) {
    await expect(client.execute(statement), statement).rejects.toThrow('append-only');
  }
  expect(await rowsOf(client, 'window_change')).toEqual(before);
});
