import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  approveRelease,
  proposeRelease,
  readRelease,
  refuseRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { openRecord, RecordConflictError } from '#features/record/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import type { Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';
import { writeRationale } from '#strings/rationale.ts';
import { accepted, createProposal } from '#test/features/publication/register.ts';
import { csvOf, fileWith, registerRow, tableOf } from '#test/features/transfer/register-file.ts';

/** An approved release that waits at the door, its folder, and its state. */
async function createApproved() {
  const office = await createProposal();
  const { context, approver, releaseId, release } = office;
  await accepted(approveRelease(context, approver, releaseId, release.digest));
  const folder = recordFolder(context.config.home);
  await mkdir(folder, { recursive: true });
  const stateOf = async (id = releaseId) => (await accepted(readRelease(context, approver, id))).state;
  return { ...office, folder, stateOf };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function placed(folder: string, file: string, body: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), body);
}

describe('the door', () => {
  it('writes the bytes that were read and approved, and nothing else', async () => {
    const { context, folder, release, stateOf } = await createApproved();
    expect(await writeApprovedReleases(context)).toBe(1);
    expect(await filesBelow(folder)).toEqual(release.files.map((file) => file.path).sort());
    for (const { path: file, body } of release.files) {
      expect(await readFile(path.join(folder, file), 'utf8')).toBe(body);
    }
    expect(await stateOf()).toBe('published');
  });

  it('lets nothing through that is proposed or refused', async () => {
    const { context, officer, releaseId } = await createProposal();
    expect(await writeApprovedReleases(context)).toBe(0);
    await accepted(refuseRelease(context, officer, releaseId, 'Salah berkas'));
    expect(await writeApprovedReleases(context)).toBe(0);
    await expect(readdir(recordFolder(context.config.home))).rejects.toThrow('ENOENT');
  });

  it('goes on where a crash left it, with some documents written and the release not yet marked', async () => {
    const { context, folder, release, stateOf } = await createApproved();
    for (const { path: file, body } of release.files.slice(0, 3)) await placed(folder, file, body);
    await mkdir(path.join(folder, '.writing-left-behind'));
    expect(await writeApprovedReleases(context)).toBe(1);
    const listed = (await filesBelow(folder)).filter((file) => !file.startsWith('.'));
    expect(listed).toEqual(release.files.map((file) => file.path).sort());
    expect(await stateOf()).toBe('published');
  });

  it('is passed once', async () => {
    const { context } = await createApproved();
    const both = await Promise.all([writeApprovedReleases(context), writeApprovedReleases(context)]);
    expect(Math.max(...both)).toBe(1);
    expect(await writeApprovedReleases(context)).toBe(0);
  });

  it('stops at a document whose place holds other bytes, and leaves the release approved', async () => {
    const { context, folder, release, stateOf } = await createApproved();
    const [first] = release.files;
    if (first === undefined) throw new Error('The release has no files.');
    await placed(folder, first.path, `${first.body} `);
    await expect(writeApprovedReleases(context)).rejects.toThrow(RecordConflictError);
    expect(await stateOf()).toBe('approved');
    expect(await readFile(path.join(folder, first.path), 'utf8')).toBe(`${first.body} `);
  });

  it('stops where a file stands in the place of a folder, and goes through once it is gone', async () => {
    const { context, folder, stateOf } = await createApproved();
    await placed(folder, 'releases', 'not a folder');
    await expect(writeApprovedReleases(context)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await stateOf()).toBe('approved');
    await rm(path.join(folder, 'releases'));
    expect(await writeApprovedReleases(context)).toBe(1);
    expect(await stateOf()).toBe('published');
  });

  it('does not jam when the next release is proposed before the last one is through', async () => {
    const { context, officer, approver, folder } = await createApproved();
    await accepted(importTransfers(context, officer, await nextRegister()));
    // Another day, so that a document that both bring would differ in its date.
    context.clock.advance(86_400);
    const { releaseId } = await accepted(proposeRelease(context, officer, writeRationale));
    expect(await writeApprovedReleases(context)).toBe(1);
    context.clock.advance(86_400);
    const { digest } = await accepted(readRelease(context, approver, releaseId));
    await accepted(approveRelease(context, approver, releaseId, digest));
    expect(await writeApprovedReleases(context)).toBe(1);
    expect(await openRecord(folder).listReleases()).toHaveLength(2);
  });
});

describe('what is in the record', () => {
  it('is not brought again by the next release', async () => {
    const { context, officer, approver } = await createApproved();
    await writeApprovedReleases(context);
    await accepted(importTransfers(context, officer, await nextRegister()));
    const { releaseId } = await accepted(proposeRelease(context, officer, writeRationale));
    expect(await pathsOf(context, approver, releaseId)).toEqual([
      expect.stringMatching(/^announcements\/[a-z2-7]{26}\/1\.json$/),
      `releases/${releaseId}.json`,
    ]);
  });
});

async function pathsOf(context: Context, actor: Parameters<typeof readRelease>[1], releaseId: string) {
  return (await accepted(readRelease(context, actor, releaseId))).files.map((file) => file.path);
}

function nextRegister() {
  const rows = Array.from({ length: 6 }, (_, n) =>
    registerRow(300 + n, { tanggal_sk: '2026-07-20', tmt: '2026-08-01' }),
  );
  return fileWith(csvOf(tableOf(rows)));
}
