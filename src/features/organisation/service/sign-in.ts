import {
  BUCKETS,
  type Credentials,
  checkCode,
  checkPassword,
  listOpenAccounts,
  networkPrefix,
  openSession,
  prepareCode,
  takeToken,
} from '#features/identity/index.ts';
import { mailStatement } from '#features/outbox/index.ts';
import type { Context } from '#lib/context.ts';
import { ID_PATTERN, newId } from '#lib/id.ts';
import type { Lang } from '#lib/lang.ts';
import { accept, type Result, refuse } from '#lib/result.ts';
import { endSignInStatement, findSignIn, signInStatement } from '../store/representatives.ts';
import { tooMany } from './apply.ts';
import type { MailWriter } from './mails.ts';
import { requireRepresentative } from './representation.ts';

/**
 * First step of a representative's sign-in: the password. A code goes to their address; only both open a session.
 * Members of the staff sign in elsewhere: their passwords are nobody's here.
 */
export async function beginSignIn(
  context: Context,
  credentials: Credentials,
  lang: Lang,
  writeMails: MailWriter,
): Promise<
  Result<
    { id: string },
    | 'identity.wrong-credentials'
    | 'identity.too-many-attempts'
    | 'organisation.suspended'
    | 'organisation.too-many'
  >
> {
  const checked = await checkPassword(context, credentials);
  if (!checked.ok) return checked;
  const represented = await requireRepresentative(context, checked.value);
  if (!represented.ok) {
    return refuse(
      represented.code === 'organisation.suspended' ? represented.code : 'identity.wrong-credentials',
    );
  }
  const address = credentials.email.trim().toLowerCase();
  const limit = await takeToken(context, BUCKETS.codePerAddress, address);
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const id = newId(context.random);
  const { code, statement } = prepareCode(context, id, true);
  await context.database.write([
    signInStatement(context, id, checked.value.accountId),
    statement,
    mailStatement(context, { to: address, ...writeMails(lang).signInCode(code) }),
  ]);
  return accept({ id });
}

/** Second step: the mailed code. A code opens one session. @returns the Set-Cookie header. */
export async function finishSignIn(
  context: Context,
  id: string,
  code: string,
  network: string,
): Promise<
  Result<
    { cookie: string },
    | 'organisation.code-wrong'
    | 'organisation.code-expired'
    | 'organisation.code-exhausted'
    | 'organisation.too-many'
    | 'organisation.suspended'
  >
> {
  const limit = await takeToken(context, BUCKETS.codeTries, networkPrefix(network));
  if (!limit.allowed) return tooMany(limit.retryAfterSeconds);
  const attempt = ID_PATTERN.test(id) ? await findSignIn(context, id) : null;
  if (attempt === null) return refuse('organisation.code-expired');
  const verdict = await checkCode(context, id, code.replace(/\D/g, ''));
  if (verdict === 'used') return refuse('organisation.code-expired');
  if (verdict !== 'right') return refuse(`organisation.code-${verdict}`);
  const [account] = await listOpenAccounts(context, [attempt.accountId]);
  const represented = await requireRepresentative(context, account?.actor ?? null);
  if (!represented.ok) return refuse('organisation.suspended');
  await context.database.write([endSignInStatement(context, id)]);
  return accept({ cookie: await openSession(context, represented.value.actor) });
}
