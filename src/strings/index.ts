import type { Lang } from '#lib/lang.ts';
import * as en from './en/index.ts';
import * as id from './id/index.ts';

/** Every sentence a reader sees, by area. English has exactly the shape of Indonesian. */
export type Strings = typeof id;

const byLang: Readonly<Record<Lang, Strings>> = { id, en };

export function strings(lang: Lang): Strings {
  return byLang[lang];
}
