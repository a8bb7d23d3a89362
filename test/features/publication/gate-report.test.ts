import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readGateReport, refuseRelease } from '#features/publication/index.ts';
import { LANGS } from '#lib/lang.ts';
import { gateReportText } from '#strings/gate-report.ts';
import { changePolicy } from '#test/features/publication/policy.ts';
import { accepted, createProposal, createPublished } from '#test/features/publication/register.ts';

describe('the report of the gate', () => {
  it.each([
    ['proposed', createProposal],
    ['published', createPublished],
  ])(
    'of a release that is %s says in plain words what was checked, and what it reaches',
    async (state, create) => {
      const { context, auditor, releaseId } = await create();
      const reading = await accepted(readGateReport(context, auditor, releaseId));
      expect(reading).toMatchObject({
        release: { state },
        report: { passed: true },
        judgedBy: 0,
        officeCount: 0,
      });
      const text = gateReportText('en', reading);
      for (const line of [
        `Release ${releaseId}: ${state === 'proposed' ? 'Waiting' : 'Published'}`,
        'Policy: version 0',
        'Hierarchies: version 2026-1',
        'Announcements: 2, for 20 transfers',
        'Smallest group: 8 (k = 5)',
        'Held: fewer than 5, or not stated',
        'Highest chance to pick the right person: 12.5%',
        'Average chance to pick the right person: 10%',
        '(a) Members: every announcement has enough, and they are transfers of the register: passed',
        'The gate passes this release.',
      ]) {
        expect(text.split('\n')).toContain(line);
      }
      expect(text).toMatch(/^Detail lost: \d+(\.\d+)?% on average$/m);
      expect(text.match(/^\([a-g]\) .*: passed$/gm)).toHaveLength(7);
      expect(gateReportText('id', reading)).toContain(
        '(b) Pencocokan: pemegang register tetap menemukan cukup banyak calon: lulus',
      );
    },
  );

  it('names each offending document, and what to do', async () => {
    const { context, officer, releaseId } = await createProposal();
    await context.database.read.run(
      sql`UPDATE transfer SET grade = 'II/a' WHERE origin_agency = 'dinas-kesehatan'`,
    );
    const reading = await accepted(readGateReport(context, officer, releaseId));
    expect(reading.report.passed).toBe(false);
    for (const lang of LANGS) {
      const text = gateReportText(lang, reading);
      expect(text).toMatch(/^\(a\) .*: (FAILED|GAGAL)$/m);
      expect(text).toMatch(/^ {6}announcements\/[a-z2-7]{26}\/1\.json grade: \S.+\.$/m);
      expect(text).toMatch(/(refuses|menolak)/);
    }
  });

  it('says when a proposal cannot be approved, as another policy is in force', async () => {
    const { context, officer, releaseId } = await createProposal();
    await changePolicy(context, { k: '20', kpop: '40', fewestTransfers: '20' });
    const reading = await accepted(readGateReport(context, officer, releaseId));
    expect(reading).toMatchObject({ judgedBy: 0, inForce: 1, report: { passed: true } });
    expect(gateReportText('en', reading)).toContain('Version 1 of the policy is in force by now');
  });

  it('judges what was published by its own policy, however strict the one in force is', async () => {
    const { context, officer, releaseId } = await createPublished();
    await changePolicy(context, { k: '20', kpop: '40', fewestTransfers: '20', minimumDelayDays: '365' });
    const reading = await accepted(readGateReport(context, officer, releaseId));
    expect(reading).toMatchObject({ judgedBy: 0, report: { passed: true } });
    expect(gateReportText('en', reading)).not.toContain('in force by now');
  });

  it('is read by those who propose, approve or audit, of what is no refused proposal', async () => {
    const { context, officer, approver, releaseId } = await createProposal();
    const evaluator = { accountId: 'e', roles: ['evaluator'] as const, agencies: [] };
    expect(await readGateReport(context, evaluator, releaseId)).toMatchObject({ code: 'identity.forbidden' });
    expect(await readGateReport(context, null, releaseId)).toMatchObject({ code: 'identity.sign-in' });
    expect(await readGateReport(context, approver, 'unknown')).toMatchObject({
      code: 'publication.release-unknown',
    });
    await accepted(refuseRelease(context, officer, releaseId, 'Uji.'));
    expect(await readGateReport(context, approver, releaseId)).toMatchObject({
      code: 'publication.not-proposed',
    });
  });
});
