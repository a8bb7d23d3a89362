import type { Actor, Context } from '#lib/context.ts';
import { newId } from '#lib/id.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { hashPassword } from '../password.ts';
import { type NewRepresentative, newRepresentativeSchema } from '../schema.ts';
import * as store from '../store/account.ts';

/**
 * The account of somebody who represents an organisation, as statements for the batch that binds it to one.
 * An address that has an account already, open or closed, gets no other.
 */
export async function prepareRepresentative(
  context: Context,
  input: NewRepresentative,
): Promise<
  Result<
    { accountId: string; statements: ReturnType<typeof store.insertAccount> },
    'identity.invalid-account' | 'identity.email-taken'
  >
> {
  const parsed = newRepresentativeSchema.safeParse(input);
  if (!parsed.success) {
    return refuse('identity.invalid-account', { field: String(parsed.error.issues[0]?.path[0] ?? '') });
  }
  const { password, ...person } = parsed.data;
  if ((await store.findAccountByEmail(context.database, person.email)) !== null) {
    return refuse('identity.email-taken');
  }
  const accountId = newId(context.random);
  const row = {
    ...person,
    id: accountId,
    roles: ['representative'] as const,
    agencies: [],
    passwordHash: await hashPassword(context.random, password),
    createdAt: context.clock.now(),
  };
  return accept({ accountId, statements: store.insertAccount(context.database, row) });
}

/** Closes accounts for good and ends their sessions; for the batch in which their organisation lets them go. */
export function closeAccountStatements(context: Context, accountIds: readonly string[]) {
  return accountIds.flatMap((id) => store.disableAccount(context.database, id, context.clock.now()));
}

/** Ends the sessions of these accounts, which may sign in again. */
export function endSessionStatements(context: Context, accountIds: readonly string[]) {
  return accountIds.map((id) => store.deleteSessionsStatement(context.database, id));
}

/** Names and addresses of accounts, for those who may see them. Closed ones are left out. */
export async function listOpenAccounts(
  context: Context,
  accountIds: readonly string[],
): Promise<{ readonly actor: Actor; readonly displayName: string; readonly email: string }[]> {
  const accounts = await Promise.all(accountIds.map((id) => store.findAccountById(context.database, id)));
  return accounts.flatMap((account) =>
    account === null || account.disabledAt !== null
      ? []
      : [{ actor: store.actorOf(account), displayName: account.displayName, email: account.email }],
  );
}
