import type { Context } from '#lib/context.ts';
import { pseudonym } from '#lib/hash.ts';
import { normaliseEmail } from '../rules/email.ts';

/**
 * The nullifier of a person in a window: the same for every spelling of one mailbox, another in every window,
 * and of no use without the master key.
 * @throws RangeError when `email` is none; ask normaliseEmail before.
 */
export function voiceOf(context: Pick<Context, 'key'>, windowId: string, email: string): string {
  const canonical = normaliseEmail(email);
  if (canonical === null) throw new RangeError('not an e-mail address');
  return pseudonym(context.key, 'voice', `${windowId}:${canonical}`);
}
