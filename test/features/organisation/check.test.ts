import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { findActor, listEvents, signIn } from '#features/identity/index.ts';
import {
  acceptInvitation,
  beginSignIn,
  changeStanding,
  checkDocuments,
  correctApplication,
  decideApplication,
  finishSignIn,
  forgetOldApplications,
  inviteRepresentative,
  listNamedOrganisations,
  openScan,
  readApplication,
  readForCheck,
  readInvitation,
  readRenewal,
  remindOrganisations,
  removeRepresentative,
  renew,
  requireRepresentative,
} from '#features/organisation/index.ts';
import { waitingMails } from '#features/outbox/index.ts';
import type { Mail } from '#lib/mail.ts';
import { organisationMails } from '#strings/organisation-mail.ts';
import {
  applicationForm,
  approve,
  COMPLETE,
  codeFor,
  codeOf,
  hire,
  linkFor,
  mailTo,
  NETWORK,
  need,
  PASSWORD,
  recommend,
  scans,
  staff,
  submitted,
  trustingIntake,
  verified,
} from '#test/features/organisation/cast.ts';
import { createTestContext } from '#test/support/context.ts';

const DAY_SECONDS = 86_400;

describe('the check', () => {
  it('recommends only what holds item by item, and asks for changes with a remark', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { id, reference } = await submitted(context);
    const check = (step: 'save' | 'recommend' | 'request-changes', checklist: unknown, remark = '') =>
      checkDocuments(context, cast.officer, { id, revision: 1, checklist, remark, step }, organisationMails);
    const doubtful = { ...COMPLETE, deed: { answer: 'no', remark: 'Nomor tidak terbaca' } };
    expect(codeOf(await check('recommend', doubtful))).toBe('organisation.checklist-incomplete');
    expect(codeOf(await check('save', { deed: { answer: 'maybe' } }))).toBe('organisation.checklist-invalid');
    expect(codeOf(await check('save', doubtful))).toBe('ok');
    expect(codeOf(await check('request-changes', doubtful))).toBe('organisation.remark-missing');
    expect(codeOf(await check('request-changes', doubtful, 'Pindai ulang <akta>.'))).toBe('ok');
    const mail = await mailTo(context, 'rina@contoh.test');
    expect(mail.text).toContain(reference);
    expect(mail.html).toContain('&lt;akta&gt;');

    const values = applicationForm(context, { 'akta-nomor': '13' });
    const request = { values, scans: {}, network: NETWORK, lang: 'id' } as const;
    expect(codeOf(await correctApplication(context, reference, request))).toBe('ok');
    const corrected = await readApplication(context, id);
    expect([corrected?.state, corrected?.revision, corrected?.content?.deedNumber]).toEqual([
      'submitted',
      2,
      '13',
    ]);
    // The officer still looks at the first revision.
    expect(codeOf(await check('recommend', COMPLETE))).toBe('organisation.application-changed');
  });

  it('is decided by a second person, once, and both are in the trail', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const both = await staff(context, 'rangkap', 'officer', 'approver');
    const approver = await staff(context, 'penyetuju', 'approver');
    const { id } = await submitted(context);
    const decide = (actor: typeof both, isApproved = true, remark = '') =>
      decideApplication(context, actor, { id, revision: 1, isApproved, remark }, organisationMails);
    expect(codeOf(await decide(approver))).toBe('organisation.not-recommended');
    await recommend(context, { officer: both, approver }, id);
    expect(codeOf(await decide(both))).toBe('organisation.same-person');
    expect(codeOf(await decide(approver, false))).toBe('organisation.remark-missing');
    const results = await Promise.all([decide(approver), decide(approver, false, 'Tidak cocok.')]);
    expect(results.map(codeOf).sort()).toEqual(['ok', 'organisation.application-changed']);
    const auditor = await staff(context, 'auditor', 'auditor');
    const events = await listEvents(context, auditor);
    const actions = events.ok ? events.value.map(({ action }) => action) : [];
    expect(actions).toContain('organisation.application-recommended');
    expect(actions.filter((action) => /application-(approved|refused)/.test(action))).toHaveLength(1);
  });

  it('is closed to everybody else', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { id } = await submitted(context);
    const admin = await staff(context, 'admin', 'admin');
    expect(codeOf(await readForCheck(context, admin, id))).toBe('identity.forbidden');
    expect(codeOf(await readForCheck(context, null, id))).toBe('identity.sign-in');
    const { actor } = await verified(context, cast, 'lain');
    expect(codeOf(await readForCheck(context, actor, id))).toBe('identity.forbidden');
  });

  it('lets officers open scans, records each look, and loses them 30 days after the decision', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { id } = await submitted(context);
    const found = await readForCheck(context, cast.officer, id);
    const scan = need(found.ok ? found.value.scans[0] : null, 'no scan');
    expect(codeOf(await openScan(context, cast.officer, scan.id))).toBe('ok');
    const looks = await context.database.read.all(
      sql`SELECT 1 FROM audit_event WHERE action = 'organisation.scan-opened'`,
    );
    expect(looks).toHaveLength(1);
    await recommend(context, cast, id);
    await approve(context, cast, id);
    context.clock.advance(31 * DAY_SECONDS);
    await forgetOldApplications(context);
    expect(codeOf(await openScan(context, cast.officer, scan.id))).toBe('organisation.file-unknown');
    const after = await readApplication(context, id);
    expect([after?.state, after?.content]).toEqual(['approved', null]);
    const left = await readForCheck(context, cast.officer, id);
    expect(left.ok && left.value.scans.map(({ sha256, isErased }) => [sha256, isErased])[0]).toEqual([
      scan.sha256,
      true,
    ]);
  });
});

describe('an invitation', () => {
  it('has no effect by being opened, sets one password once, and is over after seven days', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { id } = await submitted(context);
    await recommend(context, cast, id);
    await approve(context, cast, id);
    const token = await linkFor(context, 'rina@contoh.test');
    expect(await readInvitation(context, token)).toMatchObject({ organisation: 'Yayasan Contoh Pelayanan' });
    expect(await readInvitation(context, token)).not.toBeNull();
    expect(codeOf(await acceptInvitation(context, token, 'pendek'))).toBe('organisation.password-weak');
    const twice = await Promise.all([
      acceptInvitation(context, token, PASSWORD),
      acceptInvitation(context, token, PASSWORD),
    ]).catch((error: unknown) => [error as { ok: boolean }]);
    expect(twice.filter((one) => one.ok)).toHaveLength(1);
    expect(await readInvitation(context, token)).toBeNull();

    const actor = need(await findActor(context, 'rina@contoh.test'), 'nobody');
    expect(actor.roles).toEqual(['representative']);
    const invited = { nama: 'Dewi Contoh', surel: 'dewi@contoh.test' };
    expect(codeOf(await inviteRepresentative(context, actor, invited, organisationMails))).toBe('ok');
    const late = await linkFor(context, 'dewi@contoh.test');
    context.clock.advance(8 * DAY_SECONDS);
    expect(codeOf(await acceptInvitation(context, late, PASSWORD))).toBe('organisation.invitation-unknown');
  });

  it('names nobody by a broken line, and stops at five representatives', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const { actor } = await verified(context, await hire(context));
    const invite = (nama: string, surel: string) =>
      inviteRepresentative(context, actor, { nama, surel }, organisationMails);
    expect(codeOf(await invite('A\r\nBcc: b@c.test', 'x@contoh.test'))).toBe('organisation.form-invalid');
    expect(codeOf(await invite('A', 'x@contoh.test\nBcc: b@c.test'))).toBe('organisation.form-invalid');
    for (const n of [1, 2, 3, 4]) expect(codeOf(await invite('A', `a${n}@contoh.test`))).toBe('ok');
    expect(codeOf(await invite('A', 'a5@contoh.test'))).toBe('organisation.too-many-representatives');
  });
});

describe('the sign-in of a representative', () => {
  it('needs the password and the mailed code, each code once; a password alone opens nothing', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const { email } = await verified(context, await hire(context));
    const credentials = { email, password: PASSWORD, client: NETWORK };
    expect(codeOf(await signIn(context, credentials))).toBe('identity.wrong-credentials');
    const begun = await beginSignIn(context, credentials, 'id', organisationMails);
    const id = begun.ok ? begun.value.id : '';
    const code = await codeFor(context, email);
    expect(codeOf(await finishSignIn(context, id, '123', NETWORK))).toBe('organisation.code-wrong');
    expect(codeOf(await finishSignIn(context, id, code, NETWORK))).toBe('ok');
    expect(codeOf(await finishSignIn(context, id, code, NETWORK))).toBe('organisation.code-expired');
    const wrong = { ...credentials, password: 'kopi robusta malam hari' };
    expect(codeOf(await beginSignIn(context, wrong, 'id', organisationMails))).toBe(
      'identity.wrong-credentials',
    );
  });

  it('is not the way in for staff', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    await hire(context);
    const credentials = { email: 'petugas@contoh.test', password: PASSWORD, client: NETWORK };
    expect(codeOf(await beginSignIn(context, credentials, 'id', organisationMails))).toBe(
      'identity.wrong-credentials',
    );
  });

  it('ends for whom another representative removes, of the same organisation only', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const one = await verified(context, cast, 'satu');
    const other = await verified(context, cast, 'dua');
    expect(codeOf(await removeRepresentative(context, one.actor, other.actor.accountId))).toBe(
      'organisation.representative-unknown',
    );
    expect(codeOf(await removeRepresentative(context, one.actor, one.actor.accountId))).toBe(
      'organisation.not-yourself',
    );
    const person = { nama: 'Dewi', surel: 'dewi@contoh.test' };
    await inviteRepresentative(context, one.actor, person, organisationMails);
    await acceptInvitation(context, await linkFor(context, 'dewi@contoh.test'), PASSWORD);
    const dewi = need(await findActor(context, 'dewi@contoh.test'), 'nobody');
    expect(codeOf(await removeRepresentative(context, one.actor, dewi.accountId))).toBe('ok');
    expect(await findActor(context, 'dewi@contoh.test')).toBeNull();
  });
});

describe('a suspension', () => {
  it('stops sessions, sign-ins and invitations at once, is told, and is taken back', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { organisationId, actor, email } = await verified(context, cast);
    const credentials = { email, password: PASSWORD, client: NETWORK };
    const begun = await beginSignIn(context, credentials, 'id', organisationMails);
    const id = begun.ok ? begun.value.id : '';
    const code = await codeFor(context, email);
    const set = (isSuspending: boolean, reason = 'Data palsu.', who = cast.approver) =>
      changeStanding(context, who, { id: organisationId, isSuspending, reason }, organisationMails);
    expect(codeOf(await set(true, 'x', cast.officer))).toBe('identity.forbidden');
    expect(codeOf(await set(true, ''))).toBe('organisation.remark-missing');
    expect(codeOf(await set(true))).toBe('ok');
    expect(codeOf(await set(true))).toBe('organisation.standing-changed');
    expect(codeOf(await requireRepresentative(context, actor))).toBe('organisation.suspended');
    expect(codeOf(await finishSignIn(context, id, code, NETWORK))).toBe('organisation.suspended');
    expect(await context.database.read.all(sql`SELECT 1 FROM session`)).toEqual([]);
    expect(await listNamedOrganisations(context)).toEqual([]);
    expect((await mailTo(context, email)).text).toContain('Data palsu.');
    expect(codeOf(await set(false))).toBe('ok');
    expect(codeOf(await requireRepresentative(context, actor))).toBe('ok');
    expect(await listNamedOrganisations(context)).toHaveLength(1);
  });
});

describe('a renewal', () => {
  it('is reminded of once, begins with what was checked, and adds a year to the last day', async () => {
    const context = await createTestContext({ intake: trustingIntake });
    const cast = await hire(context);
    const { organisationId, actor, email } = await verified(context, cast);
    const form = {
      values: applicationForm(context, { surel: email }),
      scans: {},
      network: NETWORK,
      lang: 'id',
    } as const;
    expect(codeOf(await renew(context, actor, form))).toBe('organisation.renewal-early');
    context.clock.advance(336 * DAY_SECONDS);
    await remindOrganisations(context, organisationMails);
    await remindOrganisations(context, organisationMails);
    const reminders = (await waitingMails(context)).filter((job) =>
      (job.payload as Mail).text.includes('/organisasi/perpanjang'),
    );
    expect(reminders).toHaveLength(1);
    const begun = await readRenewal(context, actor);
    expect(begun.ok && begun.value.values).toMatchObject({ nama: 'Yayasan Contoh Pelayanan', surel: email });
    expect(codeOf(await renew(context, actor, form))).toBe('ok');
    expect(codeOf(await renew(context, actor, form))).toBe('ok');
    const other = { ...form, values: applicationForm(context), scans: await scans() };
    expect(codeOf(await renew(context, actor, other))).toBe('organisation.renewal-waiting');
    const waiting = await readRenewal(context, actor);
    const id = waiting.ok ? (waiting.value.waiting?.id ?? '') : '';
    await recommend(context, cast, id);
    await approve(context, cast, id);
    const found = await requireRepresentative(context, actor);
    expect(found.ok && [found.value.organisation.id, found.value.organisation.validUntil]).toEqual([
      organisationId,
      '2028-11-23',
    ]);
  });
});
