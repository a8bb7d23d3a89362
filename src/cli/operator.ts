import { findActor } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';

/** The account in whose name a command acts: `--as EMAIL`. Null when the option or the account is missing. */
export async function operatorNamed(context: Context, words: readonly string[]): Promise<Actor | null> {
  const at = words.indexOf('--as');
  const email = at < 0 ? undefined : words[at + 1];
  return email === undefined ? null : findActor(context, email);
}
