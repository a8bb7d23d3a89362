import { type Adapter, Lucia, TimeSpan } from 'lucia';
import { systemClock } from '#lib/clock.ts';
import type { Actor, Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { base32 } from '#lib/id.ts';
import { RETENTION } from '#lib/retention.ts';
import { actorOf, findAccountById } from './store/account.ts';
import * as store from './store/session.ts';

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof createLucia>;
    DatabaseUserAttributes: { displayName: string; actor: Actor };
  }
}

type Parts = Pick<Context, 'config' | 'database' | 'clock'>;

/**
 * A session ends 30 days after sign-in; one in use is renewed when half of that is over. The browser holds
 * 200 random bits, the table their SHA-256.
 */
const LIFETIME = new TimeSpan(RETENTION.session.number, 'd');
const COOKIE_NAME = 'tapis_sesi';
// Lucia's own reader throws when any cookie of the header, also a foreign one, is badly encoded.
const SESSION_ID = /(?:^|;)\s*tapis_sesi=([a-z2-7]{40})(?:;|$)/;

export interface SignedIn {
  readonly actor: Actor;
  readonly displayName: string;
  /** The Set-Cookie header of a renewed session. */
  readonly freshCookie?: string;
}

/** Begins a session. @returns the Set-Cookie header. */
export async function startSession(
  context: Parts & Pick<Context, 'random'>,
  accountId: string,
): Promise<string> {
  const lucia = createLucia(context);
  const sessionId = base32(context.random.bytes(25));
  await lucia.createSession(accountId, {}, { sessionId });
  return lucia.createSessionCookie(sessionId).serialize();
}

/** Who sends this Cookie header; null when nobody is signed in, the session is over or the account disabled. */
export async function readSession(context: Parts, cookieHeader: string | null): Promise<SignedIn | null> {
  const sessionId = SESSION_ID.exec(cookieHeader ?? '')?.[1];
  if (sessionId === undefined) return null;
  const lucia = createLucia(context);
  const { session, user } = await lucia.validateSession(sessionId);
  if (session === null) return null;
  const freshCookie = session.fresh ? lucia.createSessionCookie(sessionId).serialize() : undefined;
  return {
    actor: user.actor,
    displayName: user.displayName,
    ...(freshCookie !== undefined && { freshCookie }),
  };
}

/** Ends the session of this Cookie header, if there is one. @returns the Set-Cookie header that removes the cookie. */
export async function signOut(context: Parts, cookieHeader: string | null): Promise<{ cookie: string }> {
  const lucia = createLucia(context);
  const sessionId = SESSION_ID.exec(cookieHeader ?? '')?.[1];
  if (sessionId !== undefined) await lucia.invalidateSession(sessionId);
  return { cookie: lucia.createBlankSessionCookie().serialize() };
}

export async function deleteExpiredSessions(context: Parts): Promise<void> {
  await createLucia(context).deleteExpiredSessions();
}

function createLucia(context: Parts) {
  return new Lucia(createAdapter(context), {
    sessionExpiresIn: LIFETIME,
    sessionCookie: {
      name: COOKIE_NAME,
      attributes: { sameSite: 'lax', path: '/', secure: context.config.origin.startsWith('https:') },
    },
    getUserAttributes: ({ displayName, actor }) => ({ displayName, actor }),
  });
}

function createAdapter({ database, clock }: Parts): Adapter {
  // Lucia reads the machine's clock. Its instants are shifted here, so that the context's clock decides.
  const aheadMs = systemClock.now().getTime() - clock.now().getTime();
  const stored = (instant: Date) => new Date(instant.getTime() - aheadMs);
  const machine = (instant: Date) => new Date(instant.getTime() + aheadMs);
  return {
    async getSessionAndUser(id) {
      const session = await store.findSession(database, sha256Hex(id));
      if (session === null) return [null, null];
      const account = await findAccountById(database, session.accountId);
      const user =
        account === null || account.disabledAt !== null
          ? null
          : { id: account.id, attributes: { displayName: account.displayName, actor: actorOf(account) } };
      const expiresAt = machine(session.expiresAt);
      return [{ id, userId: session.accountId, expiresAt, attributes: {} }, user];
    },
    setSession: ({ id, userId, expiresAt }) =>
      store.insertSession(database, {
        idHash: sha256Hex(id),
        accountId: userId,
        expiresAt: stored(expiresAt),
      }),
    updateSessionExpiration: (id, expiresAt) => store.moveExpiry(database, sha256Hex(id), stored(expiresAt)),
    deleteSession: (id) => store.deleteSession(database, sha256Hex(id)),
    deleteUserSessions: (accountId) => store.deleteSessionsOf(database, accountId),
    deleteExpiredSessions: () => store.deleteExpiredSessions(database, clock.now()),
    getUserSessions: () => Promise.reject(new Error('Session ids cannot be listed: only hashes are stored.')),
  };
}
