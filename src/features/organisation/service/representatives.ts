import { closeAccountStatements, eventStatement, listOpenAccounts } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { accept, type Refusal, type Result, refuse } from '#lib/result.ts';
import { MOST_REPRESENTATIVES } from '../rules/organisation.ts';
import { invitationSchema } from '../schema/invitation.ts';
import { type FieldProblem, problemsOf } from '../schema/text.ts';
import { listAccountIds, listInvitations } from '../store/representatives.ts';
import { invitationStatements } from './invitations.ts';
import type { MailWriter } from './mails.ts';
import {
  type RepresentationCode,
  requireRepresentative,
  requireSpeaker,
  type SpeakingCode,
} from './representation.ts';

export interface Representatives {
  readonly accounts: readonly { readonly id: string; readonly displayName: string; readonly email: string }[];
  readonly invited: readonly { readonly displayName: string; readonly email: string }[];
}

export async function listRepresentatives(
  context: Context,
  actor: Actor | null,
): Promise<Result<Representatives, RepresentationCode>> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const { id } = found.value.organisation;
  const accounts = await listOpenAccounts(context, await listAccountIds(context, id));
  return accept({
    accounts: accounts.map(({ actor: { accountId }, displayName, email }) => ({
      id: accountId,
      displayName,
      email,
    })),
    invited: (await listInvitations(context, id)).map(({ invited }) => invited),
  });
}

/** Invites another person to speak for the actor's organisation. */
export async function inviteRepresentative(
  context: Context,
  actor: Actor | null,
  person: unknown,
  writeMails: MailWriter,
): Promise<
  | Result<null>
  | (Refusal<'organisation.form-invalid'> & { readonly problems: readonly FieldProblem[] })
  | Refusal<SpeakingCode | 'organisation.too-many-representatives'>
> {
  const found = await requireSpeaker(context, actor);
  if (!found.ok) return found;
  const { organisation } = found.value;
  const parsed = invitationSchema.safeParse(person);
  if (!parsed.success) {
    return { ok: false, code: 'organisation.form-invalid', problems: problemsOf(parsed.error) };
  }
  const accounts = await listAccountIds(context, organisation.id);
  const invited = await listInvitations(context, organisation.id);
  if (accounts.length + invited.length >= MOST_REPRESENTATIVES) {
    return refuse('organisation.too-many-representatives', { most: MOST_REPRESENTATIVES });
  }
  const whom = { displayName: parsed.data.nama, email: parsed.data.surel };
  await context.database.write([
    ...invitationStatements(context, organisation, whom, writeMails),
    eventStatement(context, {
      actor,
      action: 'organisation.representative-invited',
      object: `organisation:${organisation.id}`,
    }),
  ]);
  return accept(null);
}

/** Lets another representative of the actor's organisation go: the account is closed and signed out. */
export async function removeRepresentative(
  context: Context,
  actor: Actor | null,
  accountId: string,
): Promise<
  Result<null, RepresentationCode | 'organisation.representative-unknown' | 'organisation.not-yourself'>
> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const { organisation } = found.value;
  if (accountId === found.value.actor.accountId) return refuse('organisation.not-yourself');
  if (!(await listAccountIds(context, organisation.id)).includes(accountId)) {
    return refuse('organisation.representative-unknown');
  }
  await context.database.write([
    ...closeAccountStatements(context, [accountId]),
    eventStatement(context, {
      actor,
      action: 'organisation.representative-removed',
      object: `account:${accountId}`,
    }),
  ]);
  return accept(null);
}
