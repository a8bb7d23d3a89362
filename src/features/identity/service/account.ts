import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { DECOY_HASH, hashPassword, verifyPassword } from '../password.ts';
import { requireRole } from '../rules/access.ts';
import { networkPrefix } from '../rules/network.ts';
import { BUCKETS } from '../rules/rate-limit.ts';
import { type NewAccount, newAccountSchema } from '../schema.ts';
import { startSession } from '../session.ts';
import * as store from '../store/account.ts';
import { eventStatement, recordEvent } from './audit.ts';
import { takeTokens } from './rate-limit.ts';

/**
 * Makes an account. For the operator's command line: whoever may run it may make the first administrator,
 * so it asks for no actor, and no page may call it.
 * @returns the account's id.
 */
export async function createAccount(
  context: Context,
  input: NewAccount,
): Promise<Result<string, 'identity.invalid-account' | 'identity.email-taken'>> {
  const parsed = newAccountSchema.safeParse(input);
  if (!parsed.success) {
    return refuse('identity.invalid-account', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
  }
  const { password, roles, agencies, ...person } = parsed.data;
  const id = newId(context.random);
  const row = {
    ...person,
    id,
    roles: [...new Set(roles)],
    agencies: [...new Set(agencies)],
    passwordHash: await hashPassword(context.random, password),
    createdAt: context.clock.now(),
  };
  try {
    await context.database.write([
      ...store.insertAccount(context.database, row),
      eventStatement(context, {
        actor: null,
        action: 'identity.account-created',
        object: `account:${id}`,
        detail: { roles: row.roles.join(' ') },
      }),
    ]);
  } catch (error) {
    if (store.isEmailTaken(error)) return refuse('identity.email-taken');
    throw error;
  }
  return accept(id);
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The browser's IP address. */
  readonly client: string;
}

/**
 * Whose e-mail address and password these are, within the limits of sign-in. Unknown and disabled accounts take as
 * long as a wrong password.
 */
export async function checkPassword(
  context: Context,
  { email, password, client }: Credentials,
): Promise<Result<Actor, 'identity.wrong-credentials' | 'identity.too-many-attempts'>> {
  const address = email.trim().toLowerCase();
  const limit = await takeTokens(context, [
    [BUCKETS.signInPerNetwork, networkPrefix(client)],
    [BUCKETS.signIn, address],
  ]);
  if (!limit.allowed) {
    return refuse('identity.too-many-attempts', { retryAfterSeconds: limit.retryAfterSeconds });
  }
  const account = await store.findAccountByEmail(context.database, address);
  const isRight = await verifyPassword(account?.passwordHash ?? DECOY_HASH, password);
  if (account === null || account.disabledAt !== null || !isRight) {
    return refuse('identity.wrong-credentials');
  }
  return accept(store.actorOf(account));
}

/**
 * Signs a member of the staff in with e-mail address and password. A representative needs a second factor, so that a
 * password alone is nobody's here. @returns the Set-Cookie header.
 */
export async function signIn(
  context: Context,
  credentials: Credentials,
): Promise<Result<{ cookie: string }, 'identity.wrong-credentials' | 'identity.too-many-attempts'>> {
  const checked = await checkPassword(context, credentials);
  if (!checked.ok) return checked;
  if (checked.value.roles.includes('representative')) return refuse('identity.wrong-credentials');
  return accept({ cookie: await openSession(context, checked.value) });
}

/** Begins the session of somebody who has shown all their factors. @returns the Set-Cookie header. */
export async function openSession(context: Context, actor: Actor): Promise<string> {
  const cookie = await startSession(context, actor.accountId);
  await recordEvent(context, { actor, action: 'identity.signed-in', object: `account:${actor.accountId}` });
  return cookie;
}

/** Closes an account for good and signs it out everywhere. */
export async function disableAccount(
  context: Context,
  actor: Actor | null,
  accountId: string,
): Promise<Result<null, 'identity.sign-in' | 'identity.forbidden' | 'identity.unknown-account'>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  if ((await store.findAccountById(context.database, accountId)) === null) {
    return refuse('identity.unknown-account');
  }
  await context.database.write([
    ...store.disableAccount(context.database, accountId, context.clock.now()),
    eventStatement(context, { actor, action: 'identity.account-disabled', object: `account:${accountId}` }),
  ]);
  return accept(null);
}
