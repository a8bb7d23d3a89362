import { findActor } from '#features/identity/index.ts';
import type { Actor, Context } from '#lib/context.ts';

/** The account in whose name a command acts: `--as EMAIL`. Null when the option or the account is missing. */
export async function operatorNamed(context: Context, words: readonly string[]): Promise<Actor | null> {
  const email = optionNamed(words, '--as');
  return email === null ? null : findActor(context, email);
}

/** The word behind an option such as `--as`; null when there is none. */
export function optionNamed(words: readonly string[], option: string): string | null {
  const at = words.indexOf(option);
  return at < 0 ? null : (words[at + 1] ?? null);
}
