import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { Database, Statement } from '#db/client.ts';
import { account, accountAgency, accountRole, session } from '#db/schema/index.ts';
import type { Actor, Role } from '#lib/context.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  readonly roles: readonly Role[];
  readonly agencies: readonly string[];
}

export function findAccountByEmail(database: Database, email: string): Promise<Account | null> {
  return findAccount(database, eq(account.email, email));
}

export function findAccountById(database: Database, id: string): Promise<Account | null> {
  return findAccount(database, eq(account.id, id));
}

async function findAccount(database: Database, where: SQL): Promise<Account | null> {
  const [found] = await database.read.select().from(account).where(where);
  if (found === undefined) return null;
  const roles = await database.read.select().from(accountRole).where(eq(accountRole.accountId, found.id));
  const agencies = await database.read
    .select()
    .from(accountAgency)
    .where(eq(accountAgency.accountId, found.id));
  return {
    ...found,
    roles: roles.map((row) => row.role),
    agencies: agencies.map((row) => row.agency),
  };
}

/** Accounts that are open and hold the role, each with the agencies it is for. */
export async function selectHolders(
  database: Database,
  role: Role,
): Promise<{ accountId: string; email: string; agencies: string[] }[]> {
  const holders = await database.read
    .select({ accountId: account.id, email: account.email })
    .from(account)
    .innerJoin(accountRole, eq(accountRole.accountId, account.id))
    .where(and(eq(accountRole.role, role), isNull(account.disabledAt)));
  const links = await database.read.select().from(accountAgency);
  const agencies = Map.groupBy(links, ({ accountId }) => accountId);
  return holders.map((holder) => ({
    ...holder,
    agencies: (agencies.get(holder.accountId) ?? []).map(({ agency }) => agency),
  }));
}

export function actorOf(account: Account): Actor {
  return { accountId: account.id, roles: account.roles, agencies: account.agencies };
}

/** An account with its roles and agencies. The batch fails when the e-mail address has an account already. */
export function insertAccount(database: Database, row: Omit<Account, 'disabledAt'>): Statement[] {
  const { roles, agencies, ...columns } = row;
  return [
    database.read.insert(account).values(columns),
    ...roles.map((role) => database.read.insert(accountRole).values({ accountId: row.id, role })),
    ...agencies.map((agency) => database.read.insert(accountAgency).values({ accountId: row.id, agency })),
  ];
}

/** Whether a write failed because the e-mail address has an account already. */
export function isEmailTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('UNIQUE constraint failed: account.email');
}

/** Closes the account and ends its sessions. */
export function disableAccount(database: Database, id: string, at: Date): Statement[] {
  return [
    database.read
      .update(account)
      .set({ disabledAt: at })
      .where(and(eq(account.id, id), isNull(account.disabledAt))),
    deleteSessionsStatement(database, id),
  ];
}

export function deleteSessionsStatement(database: Database, accountId: string): Statement {
  return database.read.delete(session).where(eq(session.accountId, accountId));
}
