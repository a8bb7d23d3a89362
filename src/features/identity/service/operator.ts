import type { Actor, Context } from '#lib/context.ts';
import { actorOf, findAccountByEmail } from '../store/account.ts';

/** The account in whose name the operator's command line acts; null when there is none or it is disabled. */
export async function findActor(context: Pick<Context, 'database'>, email: string): Promise<Actor | null> {
  const account = await findAccountByEmail(context.database, email.trim().toLowerCase());
  return account === null || account.disabledAt !== null ? null : actorOf(account);
}
