import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { approveRelease, readRelease, writeApprovedReleases } from '#features/publication/index.ts';
import { recordFolder } from '#lib/places.ts';
import { killedAfter } from '#test/faults/killed-process.ts';
import { accepted, createProposal } from '#test/features/publication/register.ts';

const ENTRY = path.join(import.meta.dirname, 'record-process.ts');

it('a release whose writer is killed at any moment is whole, document by document, and goes through once', async () => {
  const { context, approver, releaseId, release, url } = await createProposal();
  await accepted(approveRelease(context, approver, releaseId, release.digest));
  const folder = recordFolder(context.config.home);
  const bodies = new Map(release.files.map((file) => [file.path, file.body]));
  const stateOf = async () => (await accepted(readRelease(context, approver, releaseId))).state;

  /** Every document of the record is one of the release's, byte for byte. */
  const expectWhole = async () => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((file) => !file.startsWith('.writing-'));
    for (const file of files) expect(await readFile(path.join(folder, file), 'utf8')).toBe(bodies.get(file));
    return files.length;
  };

  for (const milliseconds of [5, 15]) {
    await killedAfter('begins', milliseconds, ENTRY, context.config.home, url);
    await expectWhole();
    expect(await stateOf()).toBe('approved');
  }

  // All documents are written, and the process dies before it can say so.
  const lines = await killedAfter('written', 0, ENTRY, context.config.home, url);
  expect(lines).toEqual(['begins', 'written']);
  expect(await expectWhole()).toBe(bodies.size);
  expect(await stateOf()).toBe('approved');

  expect(await writeApprovedReleases(context)).toBe(1);
  expect(await expectWhole()).toBe(bodies.size);
  expect(await stateOf()).toBe('published');
  expect(await writeApprovedReleases(context)).toBe(0);
});
