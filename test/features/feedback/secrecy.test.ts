import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { confirmFeedback, resendCode, screenWindow } from '#features/feedback/index.ts';
import { claimJob, finishJob } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { createWindow, send } from '#test/features/feedback/window.ts';
import { createTestContext } from '#test/support/context.ts';

const STORY = 'Petugas bernama Sukirman Wibisono, NIP 19880229 201204 2 999, meminta uang.';

/** All bytes of the store as they lie on disk, after what waited in the log is in the file. */
async function bytesOnDisk({ database, config }: Context): Promise<string> {
  const names = (await readdir(config.home)).filter((name) => name.startsWith('tapis.db'));
  const before = await Promise.all(names.map((name) => readFile(path.join(config.home, name), 'latin1')));
  await database.read.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  const after = await Promise.all(names.map((name) => readFile(path.join(config.home, name), 'latin1')));
  return [...before, ...after].join('\n');
}

it('the store holds neither address nor code, nor a word of the text, in clear, at any step of the way', async () => {
  const context = await createTestContext();
  const window = await createWindow(context);
  const surel = 'Sari.Melati@gmail.com';
  const { id, code } = await send(context, window, { cerita: STORY, surel });
  const codes = [code];
  const secrets = ['sari.melati', 'sarimelati', 'gmail.com', 'Sukirman', 'Wibisono', 'meminta uang'];
  const numbers = ['198802292012042999', '19880229 201204 2 999'];

  const expectNothing = async () => {
    const bytes = await bytesOnDisk(context);
    // The window's own words are there, so the search would find words.
    expect(bytes).toContain('rsud-abdul-moeloek');
    const lower = bytes.toLowerCase();
    for (const secret of secrets) expect(lower).not.toContain(secret.toLowerCase());
    for (const number of [...numbers, ...codes]) expect(bytes).not.toContain(number);
    expect(bytes).not.toContain('203.0.113');
  };

  await expectNothing();
  await resendCode(context, id, surel, (next) => {
    codes.push(next);
    return { subject: 'Kode', text: next, html: next };
  });
  await expectNothing();
  for (let job = await claimJob(context, ['mail']); job !== null; job = await claimJob(context, ['mail'])) {
    await finishJob(context, job.id, null);
  }
  const confirmed = await confirmFeedback(context, id, codes.at(-1) ?? '', '203.0.113.9');
  secrets.push(confirmed.ok ? confirmed.value.reference : 'refused');
  expect(confirmed.ok).toBe(true);
  await expectNothing();
  expect(await screenWindow(context, window.id)).toBe(1);
  await expectNothing();
});
