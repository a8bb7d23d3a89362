/** Indonesian first, English second. */
export const LANGS = ['id', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** The language of a page under src/pages/[...lang]: nothing is Indonesian, `en` is English, else the page does not exist. */
export function findLang(param: string | undefined): Lang | null {
  if (param === undefined) return 'id';
  return param === 'en' ? 'en' : null;
}

/** The address of a page in a language: `/pengumuman` is `/en/pengumuman` in English. */
export function href(lang: Lang, path: string): string {
  return lang === 'id' ? path : path === '/' ? '/en' : `/en${path}`;
}
