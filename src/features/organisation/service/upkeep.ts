import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { href } from '#lib/lang.ts';
import { reminderHorizon } from '../rules/organisation.ts';
import * as applications from '../store/applications.ts';
import { deleteUnclaimedStatement, eraseOldStatement, eraseStatement } from '../store/attachments.ts';
import { forgetStatements } from '../store/inputs.ts';
import { listUnreminded, readContent, remindedStatement } from '../store/organisations.ts';
import { eraseInvitationsStatement, forgetSignInsStatement } from '../store/representatives.ts';
import { sweepFiles } from './files.ts';
import type { MailWriter } from './mails.ts';

const DAY_MS = 86_400_000;
const UNCONFIRMED_MS = 2 * DAY_MS;
const SCAN_MS = 30 * DAY_MS;
const SIGN_IN_MS = 3_600_000;
const TEXT_YEARS = 2;

/**
 * What the privacy notice promises: scans and contents of applications go 30 days after the decision, unconfirmed ones
 * after 48 hours, what organisations wrote two years after the window.
 */
export async function forgetOldApplications(context: Context): Promise<void> {
  const now = context.clock.now();
  const before = (ms: number) => new Date(now.getTime() - ms);
  const { decided, unconfirmed } = await applications.listForgettable(context, {
    decidedBefore: before(SCAN_MS),
    unconfirmedBefore: before(UNCONFIRMED_MS),
  });
  const twoYearsAgo = new Date(now);
  twoYearsAgo.setUTCFullYear(now.getUTCFullYear() - TEXT_YEARS);
  await context.database.write([
    ...decided.map((formKey) => applications.eraseContentStatement(context, formKey)),
    eraseStatement(context, [...decided, ...unconfirmed]),
    ...unconfirmed.map((formKey) => applications.deleteStatement(context, formKey)),
    deleteUnclaimedStatement(context, before(UNCONFIRMED_MS)),
    eraseInvitationsStatement(context),
    forgetSignInsStatement(context, before(SIGN_IN_MS)),
    ...forgetStatements(context, twoYearsAgo),
    eraseOldStatement(context, twoYearsAgo),
  ]);
  await sweepFiles(context);
}

/** Reminds organisations 30 days before their last day, once for each last day. */
export async function remindOrganisations(context: Context, writeMails: MailWriter): Promise<void> {
  const horizon = reminderHorizon(plainDate(context.clock.now()));
  for (const organisation of await listUnreminded(context, horizon)) {
    const content = await readContent(context, organisation.id);
    const link = context.config.origin + href(organisation.lang, '/organisasi/perpanjang');
    const letter = writeMails(organisation.lang).reminder(organisation.validUntil, link);
    await context.database.write([
      remindedStatement(context, organisation),
      ...(content === null ? [] : [mailStatement(context, { to: content.contactEmail, ...letter })]),
    ]);
  }
}
