import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { releaseDocument } from '#db/schema/index.ts';
import {
  approveRelease,
  listPublished,
  proposeCorrection,
  proposeRelease,
  proposeWithdrawal,
  readPublished,
  readRelease,
  refuseRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { announcementPath, canonicalJson } from '#features/record/index.ts';
import { listRegister, listWaitingTransfers } from '#features/transfer/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { writeRationale } from '#strings/rationale.ts';
import { decideShown } from '#test/features/publication/decisions.ts';
import { deeds } from '#test/features/publication/deeds.ts';
import { accepted, createPublished, NAMED } from '#test/features/publication/register.ts';

/** A published announcement, and its officer's withdrawal of it. */
async function createWithdrawable() {
  const office = await createPublished();
  const { context, officer, approver, announcement } = office;
  const withdraw = (
    reason: Parameters<typeof proposeWithdrawal>[2]['reason'] = { id: 'Angkanya salah.', en: '' },
    actor: Actor | null = officer,
  ) => proposeWithdrawal(context, actor, { announcementId: announcement.id, reason });
  const correct = (narrative: string) =>
    proposeCorrection(
      context,
      officer,
      {
        announcementId: announcement.id,
        levels: {
          origin: announcement.origin.level,
          destination: announcement.destination.level,
          post: announcement.post.level,
          grade: announcement.grade.level,
          period: announcement.period.level,
        },
        narrative: { id: narrative, en: '' },
      },
      writeRationale,
    );
  /** Approved, but not through the door. */
  const approveOnly = async (proposalId: string) => {
    const { digest } = await accepted(readRelease(context, approver, proposalId));
    await accepted(approveRelease(context, approver, proposalId, digest));
  };
  const revisions = () => readdir(path.join(office.folder, 'announcements', announcement.id));
  return { ...office, withdraw, correct, approveOnly, revisions };
}

/** Every file below the home in which the text stands, once the database has put its log into its file. */
async function filesWith(context: Context, text: string): Promise<string[]> {
  await context.database.read.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`);
  const { home } = context.config;
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    if ((await readFile(file)).includes(text)) found.push(path.relative(home, file));
  }
  return found;
}

describe('a withdrawal', () => {
  it('stands in the place of the announcement, whose earlier revisions leave the record', async () => {
    const { context, announcement, correct, withdraw, publish, record, revisions } =
      await createWithdrawable();
    await publish((await accepted(correct('Uraian kedua.'))).releaseId);
    const second = await record.readDocument(announcementPath(announcement.id, 2));
    context.clock.advance(86_400);
    const { releaseId } = await accepted(withdraw({ id: ' Angkanya salah. ', en: 'The figures are wrong.' }));
    await publish(releaseId);

    expect(await revisions()).toEqual(['3.json']);
    expect(await record.listWithdrawals()).toEqual([
      {
        v: 1,
        kind: 'withdrawal',
        id: announcement.id,
        rev: 3,
        publishedOn: '2026-11-25',
        reason: { id: 'Angkanya salah.', en: 'The figures are wrong.' },
        supersedes: sha256Hex(second as Uint8Array),
      },
    ]);
    expect(await record.findAnnouncement(announcement.id)).toBeNull();
    expect((await record.listAnnouncements()).map(({ id }) => id)).not.toContain(announcement.id);
    expect(await record.listAnnouncements()).toHaveLength(1);
  });

  it('leaves what was said in no file, not even of refused proposals; what others say stays', async () => {
    const { context, officer, announcement, correct, withdraw, publish, release } =
      await createWithdrawable();
    const said = announcement.rationale.id;
    await publish((await accepted(correct('Uraian kedua.'))).releaseId);
    const refused = await accepted(correct('Uraian ketiga.'));
    await accepted(refuseRelease(context, officer, refused.releaseId, 'Kurang jelas.'));
    expect(await filesWith(context, said)).toEqual([`record/${announcementPath(announcement.id, 1)}`]);
    await writeFile(path.join(context.config.home, 'probe'), said);
    expect(await filesWith(context, said)).toContain('probe');
    await writeFile(path.join(context.config.home, 'probe'), '');

    const { releaseId } = await accepted(withdraw());
    await publish(releaseId);
    for (const text of [said, 'Uraian kedua.', 'Uraian ketiga.', announcement.salt]) {
      expect(await filesWith(context, text)).toEqual([]);
    }
    const rows = await context.database.read.select().from(releaseDocument);
    const about = rows.filter((row) => row.path.includes(announcement.id));
    expect(about.filter((row) => row.sealedKey !== null || row.sealedBox !== null)).toEqual([
      expect.objectContaining({ releaseId, path: announcementPath(announcement.id, 3) }),
    ]);
    expect(about.every((row) => /^[0-9a-f]{64}$/.test(row.sha256))).toBe(true);
    expect(rows.filter((row) => row.sealedKey === null)).toHaveLength(3);

    const old = await accepted(readRelease(context, officer, release.id));
    expect(old.erased).toEqual([announcementPath(announcement.id, 1)]);
    expect(old.files).toEqual(release.files.filter(({ path: file }) => !old.erased.includes(file)));
    expect(old.digest).toBe(release.digest);
  });

  it('keeps its transfers assigned: they are not announced again', async () => {
    const { context, officer, announcement, withdraw, publish } = await createWithdrawable();
    const register = await listRegister(context);
    const waiting = await listWaitingTransfers(context);
    await publish((await accepted(withdraw())).releaseId);
    expect(await listRegister(context)).toEqual(register);
    expect(register.filter((one) => one.announcementId === announcement.id)).toHaveLength(announcement.size);
    expect(await listWaitingTransfers(context)).toEqual(waiting);
    expect(await proposeRelease(context, officer, writeRationale)).toMatchObject({
      code: 'publication.nothing-to-propose',
    });
  });

  it('is final: the announcement cannot be corrected, withdrawn or read any more', async () => {
    const { context, officer, announcement, correct, withdraw, publish } = await createWithdrawable();
    await publish((await accepted(withdraw())).releaseId);
    const unknown = { ok: false, code: 'publication.announcement-unknown' };
    expect(await correct('Uraian baru.')).toEqual(unknown);
    expect(await withdraw()).toEqual(unknown);
    expect(await readPublished(context, officer, announcement.id)).toEqual(unknown);
    const listed = await accepted(listPublished(context, officer));
    expect(listed.announcements.map(({ id }) => id)).not.toContain(announcement.id);
    expect(listed.announcements).toHaveLength(1);
  });

  it('is approved by a second person only', async () => {
    const { context, both, officer, withdraw, auditor, revisions } = await createWithdrawable();
    const { releaseId } = await accepted(withdraw({ id: 'Salah.', en: '' }, both));
    const { digest } = await accepted(readRelease(context, both, releaseId));
    for (const actor of [both, { ...officer, roles: ['approver'] as const }]) {
      expect(await approveRelease(context, actor, releaseId, digest)).toMatchObject({
        code: 'publication.same-person',
      });
    }
    expect(await writeApprovedReleases(context)).toBe(0);
    expect(await revisions()).toEqual(['1.json']);
    expect(await deeds(context, auditor)).toContain('publication.withdrawal-proposed');
  });

  it('changes nothing when it is refused', async () => {
    const { context, approver, announcement, withdraw, record, correct } = await createWithdrawable();
    const { releaseId } = await accepted(withdraw());
    await accepted(refuseRelease(context, approver, releaseId, 'Angkanya benar.'));
    await writeApprovedReleases(context);
    expect(await record.findAnnouncement(announcement.id)).toEqual(announcement);
    await accepted(correct('Uraian baru.'));
  });

  it.each([
    ['no reason', { id: ' \n ', en: 'Wrong.' }, 'publication.reason-missing'],
    ['a reason that is too long', { id: 'a'.repeat(1201), en: '' }, 'publication.reason-too-long'],
    ['a name in its reason', { id: `Atas permintaan ${NAMED.nama}`, en: '' }, 'publication.undecided'],
    ['a NIP in its reason', { id: 'Salah.', en: `The NIP ${NAMED.nip}` }, 'publication.undecided'],
  ])('is refused with %s', async (_, reason, code) => {
    const { withdraw } = await createWithdrawable();
    expect(await withdraw(reason)).toMatchObject({ ok: false, code });
  });

  it('is refused by the gate when its officer leaves a name readable, and goes on when it is masked', async () => {
    const { context, withdraw, officer } = await createWithdrawable();
    const reason = { id: `Atas permintaan ${NAMED.nama}.`, en: '' };
    const shown = await withdraw(reason);
    expect(await withdraw({ ...reason, decisions: decideShown(shown, 'keep') })).toMatchObject({
      code: 'publication.gate-failed',
    });
    const { releaseId } = await accepted(withdraw({ ...reason, decisions: decideShown(shown, 'mask') }));
    const { files } = await accepted(readRelease(context, officer, releaseId));
    expect(files[0]?.body).toContain('[nama]');
    expect(files[0]?.body).not.toContain('Khasanah');
  });

  it('is refused to everybody who is no officer', async () => {
    const { withdraw, approver } = await createWithdrawable();
    expect(await withdraw({ id: 'x', en: '' }, approver)).toMatchObject({ code: 'identity.forbidden' });
    expect(await withdraw({ id: 'x', en: '' }, null)).toMatchObject({ code: 'identity.sign-in' });
  });

  it('is possible though the register does not bear the announcement out any more', async () => {
    const { context, announcement, withdraw, publish, revisions } = await createWithdrawable();
    await context.database.read.run(
      sql`UPDATE transfer SET announcement_id = NULL WHERE announcement_id = ${announcement.id}`,
    );
    await publish((await accepted(withdraw())).releaseId);
    expect(await revisions()).toEqual(['2.json']);
  });
});

describe('a crash at the door of a withdrawal', () => {
  it.each([
    ['before the first step', [], []],
    ['after the withdrawal is written', ['withdrawal'], []],
    ['after some revisions are removed', ['withdrawal'], [1]],
    ['after all are removed', ['withdrawal'], [1, 2]],
  ])('%s is made good by going on', async (_, written, removed) => {
    const { context, officer, announcement, correct, withdraw, publish, approveOnly, record, revisions } =
      await createWithdrawable();
    await publish((await accepted(correct('Uraian kedua.'))).releaseId);
    const { releaseId } = await accepted(withdraw());
    await approveOnly(releaseId);
    const { files } = await accepted(readRelease(context, officer, releaseId));
    for (const { path: file, body } of written.length > 0 ? files : []) {
      await record.writeDocument(file, Buffer.from(body));
      expect((await record.listAnnouncements()).map(({ id }) => id)).not.toContain(announcement.id);
      expect(await record.listWithdrawals()).toHaveLength(1);
    }
    for (const rev of removed) await record.removeDocument(announcementPath(announcement.id, rev));

    expect(await writeApprovedReleases(context)).toBe(1);
    expect(await revisions()).toEqual(['3.json']);
    expect(await filesWith(context, 'Uraian kedua.')).toEqual([]);
    expect(await writeApprovedReleases(context)).toBe(0);
  });

  it('before the store knows of it leaves the release approved, and nothing readable', async () => {
    const { context, officer, announcement, withdraw, approveOnly, record } = await createWithdrawable();
    const { releaseId } = await accepted(withdraw());
    await approveOnly(releaseId);
    const database = { ...context.database, write: () => Promise.reject(new Error('The power is gone.')) };
    await expect(writeApprovedReleases({ ...context, database })).rejects.toThrow('The power is gone.');
    expect((await accepted(readRelease(context, officer, releaseId))).state).toBe('approved');
    expect(await record.findAnnouncement(announcement.id)).toBeNull();
    expect(await filesWith(context, announcement.rationale.id)).toEqual([]);
    expect(await writeApprovedReleases(context)).toBe(1);
    expect((await accepted(readRelease(context, officer, releaseId))).state).toBe('published');
  });

  it('of an earlier writer leaves no copy behind', async () => {
    const { announcement, folder, withdraw, publish } = await createWithdrawable();
    const body = canonicalJson(announcement);
    for (const [name, left] of [
      ['whole', body],
      ['half', body.slice(0, body.length / 2)],
      ['other', 'Dokumen lain.'],
    ] as const) {
      await mkdir(path.join(folder, `.writing-${name}`));
      await writeFile(path.join(folder, `.writing-${name}`, 'document'), left);
    }
    await publish((await accepted(withdraw())).releaseId);
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual(['.writing-other']);
  });
});
