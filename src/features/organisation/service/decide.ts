import { eventStatement, requireRole } from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type Application, type ApplicationContent, validUntil } from '../rules/application.ts';
import { remarkSchema } from '../schema/check.ts';
import * as store from '../store/applications.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import { findOrganisation, verifyStatement } from '../store/organisations.ts';
import { readApplication } from './apply.ts';
import { invitationStatements } from './invitations.ts';
import type { MailWriter } from './mails.ts';

export interface DecisionRequest {
  readonly id: string;
  /** The revision that was looked at. */
  readonly revision: number;
  readonly isApproved: boolean;
  /** Why it is refused. */
  readonly remark: string;
}

/**
 * The second person's word on a recommended application. Approved, a new organisation stands and its contact is
 * invited; one that renews stands for another year.
 */
export async function decideApplication(
  context: Context,
  actor: Actor | null,
  request: DecisionRequest,
  writeMails: MailWriter,
): Promise<
  Result<
    null,
    | 'identity.sign-in'
    | 'identity.forbidden'
    | 'organisation.application-unknown'
    | 'organisation.not-recommended'
    | 'organisation.same-person'
    | 'organisation.remark-missing'
    | 'organisation.remark-too-long'
    | 'organisation.application-changed'
  >
> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const before = await readApplication(context, request.id);
  if (before === null || before.content === null) return refuse('organisation.application-unknown');
  if (before.state !== 'recommended') return refuse('organisation.not-recommended');
  if (before.checkedBy === allowed.value.accountId) return refuse('organisation.same-person');
  if (before.revision !== request.revision) return refuse('organisation.application-changed');
  const remark = remarkSchema.safeParse(request.remark);
  if (!remark.success) return refuse('organisation.remark-too-long');
  if (!request.isApproved && remark.data === '') return refuse('organisation.remark-missing');

  const organisationId = before.organisationId ?? before.id;
  const consequences = request.isApproved
    ? await approvalStatements(context, before, before.content, organisationId, writeMails)
    : [
        mailStatement(context, {
          to: before.content.contactEmail,
          ...writeMails(before.lang).refused(remark.data),
        }),
      ];
  const action = request.isApproved
    ? 'organisation.application-approved'
    : 'organisation.application-refused';
  // A new organisation's row must be there before the application points to it.
  const isWritten = await writeIfUnchanged(context, [
    store.decideStatement(context, before, {
      state: request.isApproved ? 'approved' : 'refused',
      decidedBy: allowed.value.accountId,
      remark: request.isApproved ? before.remark : remark.data,
    }),
    onlyIfChanged(context),
    ...consequences,
    ...(request.isApproved ? [store.bindStatement(context, before.id, organisationId)] : []),
    eventStatement(context, {
      actor,
      action,
      object: `organisation-application:${before.id}`,
      detail: { revision: before.revision },
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.application-changed');
}

async function approvalStatements(
  context: Context,
  { kind, lang }: Application,
  content: ApplicationContent,
  organisationId: string,
  writeMails: MailWriter,
) {
  const now = context.clock.now();
  const standing = await findOrganisation(context, organisationId);
  const lastDay = validUntil(plainDate(now), standing?.validUntil ?? null);
  const row = { id: organisationId, lang, verifiedAt: standing?.verifiedAt ?? now, validUntil: lastDay };
  const verify = verifyStatement(context, row, content);
  if (kind === 'renewal') {
    const mail = { to: content.contactEmail, ...writeMails(lang).renewed(lastDay) };
    return [verify, mailStatement(context, mail)];
  }
  const invited = { displayName: content.contactName, email: content.contactEmail };
  const organisation = { id: organisationId, name: content.name, lang };
  return [verify, ...invitationStatements(context, organisation, invited, writeMails)];
}
