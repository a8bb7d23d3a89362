import { describe, expect, it } from 'vitest';
import {
  approveRelease,
  proposeCorrection,
  proposeRelease,
  readRelease,
  writeApprovedReleases,
} from '#features/publication/index.ts';
import { openRecord } from '#features/record/index.ts';
import { importTransfers } from '#features/transfer/index.ts';
import { recordFolder } from '#lib/places.ts';
import { seededRandom } from '#lib/random.ts';
import { writeRationale } from '#strings/rationale.ts';
import { changePolicy } from '#test/features/publication/policy.ts';
import { accepted, createOffice } from '#test/features/publication/register.ts';
import { csvOf, fileWith, registerRow, tableOf } from '#test/features/transfer/register-file.ts';

/** A release is public that was published 35 days after its decrees. */
async function createEarlyRelease() {
  const office = await createOffice();
  const { context, officer, approver } = office;
  const release = async () => {
    const { releaseId } = await accepted(proposeRelease(context, officer, writeRationale));
    const { digest } = await accepted(readRelease(context, approver, releaseId));
    await accepted(approveRelease(context, approver, releaseId, digest));
    return writeApprovedReleases(context);
  };
  context.clock.set(new Date('2026-07-20T03:00:00Z'));
  await release();
  /** Six transfers with decrees of one day. */
  const importSix = async (tanggal_sk: string, tmt: string) => {
    const first = Number(tanggal_sk.slice(5, 7)) * 20;
    const rows = Array.from({ length: 6 }, (_, n) => registerRow(800 + first + n, { tanggal_sk, tmt }));
    const later = { ...context, random: seededRandom(tanggal_sk) };
    await accepted(importTransfers(later, officer, await fileWith(csvOf(tableOf(rows)), 'lagi.csv')));
  };
  return { ...office, release, importSix, record: openRecord(recordFolder(context.config.home)) };
}

describe('the delay between decree and publication', () => {
  it('may be raised: what was published under the shorter one stays true', async () => {
    const { context, release, record, importSix } = await createEarlyRelease();
    await importSix('2026-07-15', '2026-08-01');
    await changePolicy(context, { minimumDelayDays: '90', fewestTransfers: '5' });
    context.clock.set(new Date('2026-11-24T03:00:00Z'));
    expect(await release()).toBe(1);
    expect(await record.listAnnouncements()).toHaveLength(3);
    expect((await record.listReleases()).map(({ policy }) => policy?.minimumDelayDays).sort()).toEqual([
      30, 90,
    ]);
  });

  it('may be raised and lowered again, while each release is held to its own', async () => {
    const { context, release, record, importSix } = await createEarlyRelease();
    await importSix('2026-07-15', '2026-08-01');
    await changePolicy(context, { minimumDelayDays: '90', fewestTransfers: '5' });
    context.clock.set(new Date('2026-11-01T03:00:00Z'));
    await release();
    await importSix('2026-09-15', '2026-10-01');
    await changePolicy(context, { minimumDelayDays: '30', fewestTransfers: '5' });
    await release();
    const delays = (await record.listReleases()).map(({ policy }) => policy?.minimumDelayDays ?? 0);
    expect(delays.sort((one, other) => one - other)).toEqual([30, 30, 90]);
  });

  it('that is raised does not stand in the way of a correction', async () => {
    const { context, officer, record } = await createEarlyRelease();
    await changePolicy(context, { minimumDelayDays: '365' });
    const [announcement] = await record.listAnnouncements();
    if (announcement === undefined) throw new Error('Nothing is announced.');
    const { id, origin, destination, post, period } = announcement;
    const correction = {
      announcementId: id,
      levels: {
        origin: origin.level,
        destination: destination.level,
        post: post.level,
        grade: 2,
        period: period.level,
      },
      narrative: { id: '', en: '' },
    };
    expect(await proposeCorrection(context, officer, correction, writeRationale)).toMatchObject({ ok: true });
  });
});
