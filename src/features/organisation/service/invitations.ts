import { eventStatement, prepareRepresentative } from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { addDays, plainDate, startOfDay } from '#lib/date.ts';
import { sha256Hex } from '#lib/hash.ts';
import { base32, newId } from '#lib/id.ts';
import { href } from '#lib/lang.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import type { Organisation } from '../rules/organisation.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import { findOrganisation } from '../store/organisations.ts';
import * as store from '../store/representatives.ts';
import type { MailWriter } from './mails.ts';

const VALID_DAYS = 7;
const TOKEN_BYTES = 20;

/** An invitation and its mail: a link whose opening has no effect, and that sets one password once. */
export function invitationStatements(
  context: Context,
  organisation: Pick<Organisation, 'id' | 'name' | 'lang'>,
  invited: store.Invited,
  writeMails: MailWriter,
) {
  const token = base32(context.random.bytes(TOKEN_BYTES));
  const lastDay = addDays(plainDate(context.clock.now()), VALID_DAYS);
  const invitation = {
    id: newId(context.random),
    organisationId: organisation.id,
    invited,
    expiresAt: startOfDay(addDays(lastDay, 1)),
  };
  const link = context.config.origin + href(organisation.lang, `/organisasi/undangan/${token}`);
  const letter = writeMails(organisation.lang).invitation(organisation.name, link, lastDay);
  return [
    store.inviteStatement(context, invitation, sha256Hex(token)),
    mailStatement(context, { to: invited.email, ...letter }),
  ];
}

export interface InvitationView {
  readonly organisation: string;
  readonly displayName: string;
  readonly email: string;
}

/** What an invitation's page shows; null when the link is none, used, void or over. */
export async function readInvitation(context: Context, token: string): Promise<InvitationView | null> {
  const invitation = await store.findInvitation(context, sha256Hex(token));
  if (invitation === null) return null;
  const organisation = await findOrganisation(context, invitation.organisationId);
  return organisation === null ? null : { organisation: organisation.name, ...invitation.invited };
}

/** Takes an invitation up with a password. The account still signs in by password and mailed code. */
export async function acceptInvitation(
  context: Context,
  token: string,
  password: string,
): Promise<
  Result<
    null,
    | 'organisation.invitation-unknown'
    | 'organisation.suspended'
    | 'organisation.password-weak'
    | 'identity.email-taken'
  >
> {
  const invitation = await store.findInvitation(context, sha256Hex(token));
  if (invitation === null) return refuse('organisation.invitation-unknown');
  const { organisationId, invited } = invitation;
  const organisation = await findOrganisation(context, organisationId);
  if (organisation?.state !== 'verified') return refuse('organisation.suspended');
  const prepared = await prepareRepresentative(context, { ...invited, password });
  if (!prepared.ok) {
    // Name and address were checked when the invitation was written.
    return refuse(prepared.code === 'identity.email-taken' ? prepared.code : 'organisation.password-weak');
  }
  const { accountId, statements } = prepared.value;
  const isWritten = await writeIfUnchanged(context, [
    store.useStatement(context, invitation.id),
    onlyIfChanged(context),
    ...statements,
    store.bindStatement(context, accountId, organisationId),
    eventStatement(context, {
      actor: null,
      action: 'organisation.invitation-accepted',
      object: `account:${accountId}`,
    }),
  ]);
  return isWritten ? accept(null) : refuse('organisation.invitation-unknown');
}
