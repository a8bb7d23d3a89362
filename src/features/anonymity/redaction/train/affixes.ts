import type { Dice } from './dice.ts';

/** The nasal prefix before a root: baca → membaca, tulis → menulis, sapu → menyapu. */
export function withNasal(prefix: 'me' | 'pe', root: string): string {
  if (/^[aiueogh]/.test(root)) return `${prefix}ng${root}`;
  if (/^k/.test(root)) return `${prefix}ng${root.slice(1)}`;
  if (/^p(?!r)/.test(root)) return `${prefix}m${root.slice(1)}`;
  if (/^[bfvp]/.test(root)) return `${prefix}m${root}`;
  if (/^t/.test(root)) return `${prefix}n${root.slice(1)}`;
  if (/^[dcjz]/.test(root)) return `${prefix}n${root}`;
  if (/^s/.test(root)) return `${prefix}ny${root.slice(1)}`;
  return prefix + root;
}

const ACTIVE: readonly ((root: string) => string)[] = [
  (root) => withNasal('me', root),
  (root) => withNasal('me', root),
  (root) => `${withNasal('me', root)}kan`,
  (root) => `${withNasal('me', root)}i`,
  (root) => `ber${root}`,
  (root) => `memper${root}`,
  (root) => root,
];
const PASSIVE: readonly ((root: string) => string)[] = [
  (root) => `di${root}`,
  (root) => `di${root}kan`,
  (root) => `di${root}i`,
  (root) => `ter${root}`,
  (root) => `diper${root}`,
];
const NOUNS: readonly ((root: string) => string)[] = [
  (root) => `${withNasal('pe', root)}an`,
  (root) => `ke${root}an`,
  (root) => `${root}an`,
  (root) => `per${root}an`,
  (root) => withNasal('pe', root),
];

export const activeVerb = (dice: Dice, roots: readonly string[]) => dice.pick(ACTIVE)(dice.pick(roots));
export const passiveVerb = (dice: Dice, roots: readonly string[]) => dice.pick(PASSIVE)(dice.pick(roots));
export const derivedNoun = (dice: Dice, roots: readonly string[]) => dice.pick(NOUNS)(dice.pick(roots));
