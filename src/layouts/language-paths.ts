import { LANGS, type Lang } from '#lib/lang.ts';

/** Static paths of a page that exists once per language: Indonesian without a prefix, English under /en. */
export function languagePaths(): { params: { lang: string | undefined }; props: { lang: Lang } }[] {
  return LANGS.map((lang) => ({ params: { lang: lang === 'id' ? undefined : lang }, props: { lang } }));
}
