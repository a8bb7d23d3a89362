import { requireRole } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';
import { plainDate } from '#lib/date.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { type Organisation, standingOf } from '../rules/organisation.ts';
import { findOrganisation } from '../store/organisations.ts';
import { findOrganisationId } from '../store/representatives.ts';

export interface Representation {
  readonly actor: Actor;
  readonly organisation: Organisation;
}

export type RepresentationCode = 'identity.sign-in' | 'identity.forbidden' | 'organisation.suspended';
export type SpeakingCode = RepresentationCode | 'organisation.expired';

/** For whom the actor speaks. A suspended organisation is represented by nobody. */
export async function requireRepresentative(
  context: Context,
  actor: Actor | null,
): Promise<Result<Representation, RepresentationCode>> {
  const allowed = requireRole(actor, 'representative');
  if (!allowed.ok) return allowed;
  const id = await findOrganisationId(context, allowed.value.accountId);
  const organisation = id === null ? null : await findOrganisation(context, id);
  if (organisation === null) return refuse('identity.forbidden');
  return organisation.state === 'suspended'
    ? refuse('organisation.suspended')
    : accept({ actor: allowed.value, organisation });
}

/** As above, for what only an organisation may do whose check is not older than a year. */
export async function requireSpeaker(
  context: Context,
  actor: Actor | null,
): Promise<Result<Representation, SpeakingCode>> {
  const found = await requireRepresentative(context, actor);
  if (!found.ok) return found;
  const today = plainDate(context.clock.now());
  return standingOf(found.value.organisation, today) === 'active' ? found : refuse('organisation.expired');
}
