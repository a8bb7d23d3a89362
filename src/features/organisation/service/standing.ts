import { endSessionStatements, eventStatement, requireRole } from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { ID_PATTERN } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type Organisation, standingOf } from '../rules/organisation.ts';
import { remarkSchema } from '../schema/check.ts';
import { onlyIfChanged, writeIfUnchanged } from '../store/guard.ts';
import {
  findOrganisation,
  listAllOrganisations,
  readContent,
  standingStatement,
} from '../store/organisations.ts';
import { listAccountIds, voidStatement } from '../store/representatives.ts';
import type { MailWriter } from './mails.ts';

type AccessCode = 'identity.sign-in' | 'identity.forbidden';

/** Every organisation that was verified once, by name. */
export async function listOrganisations(
  context: Context,
  actor: Actor | null,
): Promise<Result<Organisation[], AccessCode>> {
  const allowed = requireRole(actor, 'officer', 'approver');
  return allowed.ok ? accept(await listAllOrganisations(context)) : allowed;
}

export async function readOrganisation(
  context: Context,
  actor: Actor | null,
  id: string,
): Promise<Result<Organisation, AccessCode | 'organisation.unknown'>> {
  const allowed = requireRole(actor, 'officer', 'approver');
  if (!allowed.ok) return allowed;
  const organisation = ID_PATTERN.test(id) ? await findOrganisation(context, id) : null;
  return organisation === null ? refuse('organisation.unknown') : accept(organisation);
}

/** Those that may speak today and agreed to be named, for anyone to read. */
export async function listNamedOrganisations(context: Context): Promise<Organisation[]> {
  const today = plainDate(context.clock.now());
  const all = await listAllOrganisations(context);
  return all.filter((one) => one.isNamed && standingOf(one, today) === 'active');
}

export interface StandingRequest {
  readonly id: string;
  readonly isSuspending: boolean;
  readonly reason: string;
}

/**
 * Suspends an organisation, or lets a suspended one speak again. Suspended, its representatives' sessions end, its
 * tokens open nothing and open invitations are void, all in the write that suspends. What it said stays. Reinstated,
 * its representatives sign in anew and its tokens work again.
 */
export async function changeStanding(
  context: Context,
  actor: Actor | null,
  { id, isSuspending, reason: typedReason }: StandingRequest,
  writeMails: MailWriter,
): Promise<
  Result<
    null,
    | AccessCode
    | 'organisation.unknown'
    | 'organisation.remark-missing'
    | 'organisation.remark-too-long'
    | 'organisation.standing-changed'
  >
> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const organisation = ID_PATTERN.test(id) ? await findOrganisation(context, id) : null;
  if (organisation === null) return refuse('organisation.unknown');
  const reason = remarkSchema.safeParse(typedReason);
  if (!reason.success) return refuse('organisation.remark-too-long');
  if (reason.data === '') return refuse('organisation.remark-missing');
  const contact = (await readContent(context, id))?.contactEmail;
  const mails = writeMails(organisation.lang);
  const letter = isSuspending ? mails.suspended(reason.data) : mails.reinstated();
  const isWritten = await writeIfUnchanged(context, [
    standingStatement(context, id, isSuspending ? reason.data : null),
    onlyIfChanged(context),
    ...(isSuspending
      ? [...endSessionStatements(context, await listAccountIds(context, id)), voidStatement(context, id)]
      : []),
    eventStatement(context, {
      actor,
      action: isSuspending ? 'organisation.suspended' : 'organisation.reinstated',
      object: `organisation:${id}`,
    }),
    ...(contact === undefined ? [] : [mailStatement(context, { to: contact, ...letter })]),
  ]);
  return isWritten ? accept(null) : refuse('organisation.standing-changed');
}
