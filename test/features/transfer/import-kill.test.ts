import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { registerImport, transfer } from '#db/schema/index.ts';
import { csvOf, fileWith, registerRows, tableOf } from '#test/features/transfer/register-file.ts';

const ROWS = 3_000;
const ENTRY = path.join(import.meta.dirname, 'import-process.ts');

it('leaves all of a file or nothing when the process is killed at any moment', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'tapis-kill-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const file = await fileWith(csvOf(tableOf(registerRows(ROWS))));
  const start = () =>
    spawn(process.execPath, [ENTRY, home, file.path], { stdio: ['ignore', 'pipe', 'ignore'] });
  const state = async () => {
    const database = await openDatabase(`file:${path.join(home, 'tapis.db')}`, null);
    const counts = [await database.read.$count(registerImport), await database.read.$count(transfer)];
    database.close();
    return counts;
  };

  // The write begins once all rows are read, and takes a tenth of a second or more.
  for (const milliseconds of [20, 80]) {
    const child = start();
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === JSON.stringify({ rows: ROWS })) break;
    }
    await wait(milliseconds);
    child.kill('SIGKILL');
    await ended;
    expect([
      [0, 0],
      [1, ROWS],
    ]).toContainEqual(await state());
  }
  await once(start(), 'exit');
  expect(await state()).toEqual([1, ROWS]);
});
