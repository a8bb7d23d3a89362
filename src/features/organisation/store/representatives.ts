import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Statement } from '#db/client.ts';
import {
  account,
  organisationInvitation as invitation,
  organisationRepresentative as representative,
  organisationSignIn as signIn,
} from '#db/schema/index.ts';
import type { Context } from '#lib/context.ts';
import { seal, unseal } from '#lib/seal.ts';

/** Whom an invitation is for. */
export interface Invited {
  readonly displayName: string;
  readonly email: string;
}

export interface Invitation {
  readonly id: string;
  readonly organisationId: string;
  readonly invited: Invited;
  readonly expiresAt: Date;
}

const owner = (id: string) => `organisation-invitation:${id}`;

export function inviteStatement(
  context: Context,
  { id, organisationId, invited, expiresAt }: Invitation,
  tokenHash: string,
): Statement {
  const sealed = seal(context.key, owner(id), invited);
  return context.database.read
    .insert(invitation)
    .values({ id, organisationId, tokenHash, sealedBox: sealed.box, sealedKey: sealed.dataKey, expiresAt });
}

/** An invitation that can still be taken up. */
export async function findInvitation(context: Context, tokenHash: string): Promise<Invitation | null> {
  const [row] = await context.database.read
    .select()
    .from(invitation)
    .where(and(eq(invitation.tokenHash, tokenHash), ...isOpen(context)));
  return row === undefined ? null : toInvitation(context, row);
}

export async function listInvitations(context: Context, organisationId: string): Promise<Invitation[]> {
  const rows = await context.database.read
    .select()
    .from(invitation)
    .where(and(eq(invitation.organisationId, organisationId), ...isOpen(context)));
  return rows.flatMap((row) => toInvitation(context, row) ?? []);
}

function isOpen(context: Context) {
  return [isNull(invitation.usedAt), gt(invitation.expiresAt, context.clock.now())];
}

/** Takes it up: changes no row when somebody was faster. Name and address now stand with the account. */
export function useStatement(context: Context, id: string): Statement {
  return context.database.read
    .update(invitation)
    .set({ usedAt: context.clock.now(), sealedBox: null, sealedKey: null })
    .where(and(eq(invitation.id, id), ...isOpen(context)));
}

/** Every invitation of an organisation that is open becomes void. */
export function voidStatement(context: Context, organisationId: string): Statement {
  return context.database.read
    .update(invitation)
    .set({ usedAt: context.clock.now(), sealedBox: null, sealedKey: null })
    .where(and(eq(invitation.organisationId, organisationId), isNull(invitation.usedAt)));
}

export function eraseInvitationsStatement(context: Context): Statement {
  return context.database.read.delete(invitation).where(lt(invitation.expiresAt, context.clock.now()));
}

export function bindStatement(context: Context, accountId: string, organisationId: string): Statement {
  return context.database.read
    .insert(representative)
    .values({ accountId, organisationId, addedAt: context.clock.now() });
}

/** The organisation for which an account speaks. */
export async function findOrganisationId(context: Context, accountId: string): Promise<string | null> {
  const [row] = await context.database.read
    .select()
    .from(representative)
    .where(eq(representative.accountId, accountId));
  return row?.organisationId ?? null;
}

/** Accounts that speak for it, those left out that were closed. */
export async function listAccountIds(context: Context, organisationId: string): Promise<string[]> {
  const rows = await context.database.read
    .select({ id: representative.accountId })
    .from(representative)
    .innerJoin(account, eq(account.id, representative.accountId))
    .where(and(eq(representative.organisationId, organisationId), isNull(account.disabledAt)));
  return rows.map((row) => row.id);
}

export function signInStatement(context: Context, id: string, accountId: string): Statement {
  return context.database.read.insert(signIn).values({ id, accountId, createdAt: context.clock.now() });
}

export async function findSignIn(context: Context, id: string): Promise<{ accountId: string } | null> {
  const [row] = await context.database.read.select().from(signIn).where(eq(signIn.id, id));
  return row ?? null;
}

export function endSignInStatement(context: Context, id: string): Statement {
  return context.database.read.delete(signIn).where(eq(signIn.id, id));
}

export function forgetSignInsStatement(context: Context, createdBefore: Date): Statement {
  return context.database.read.delete(signIn).where(lt(signIn.createdAt, createdBefore));
}

function toInvitation(context: Context, row: typeof invitation.$inferSelect): Invitation | null {
  const { id, organisationId, expiresAt, sealedBox: box, sealedKey: dataKey } = row;
  if (box === null || dataKey === null) return null;
  const invited = unseal(context.key, owner(id), { box, dataKey }) as Invited;
  return { id, organisationId, invited, expiresAt };
}
