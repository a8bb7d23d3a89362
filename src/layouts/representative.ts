import type { AstroGlobal } from 'astro';
import { type Representation, requireRepresentative } from '#features/organisation/index.ts';
import { findLang, href, type Lang } from '#lib/lang.ts';
import { strings } from '#strings/index.ts';
import { refusalWords } from '#strings/refusal-words.ts';

export interface RepresentativePage extends Representation {
  readonly lang: Lang;
  /** For StaffLayout: whom they represent, and their pages. */
  readonly frame: {
    readonly lang: Lang;
    readonly subtitle: string;
    readonly account: { readonly name: string; readonly role: string };
    readonly items: readonly { readonly label: string; readonly href: string }[];
    readonly signOut: string;
    readonly home: string;
  };
}

type Astro = Pick<AstroGlobal, 'params' | 'locals' | 'redirect' | 'url'>;

/** Opens a page to representatives of an organisation; everybody else gets the answer to return. */
export async function openRepresentativePage(astro: Astro): Promise<RepresentativePage | Response> {
  const lang = findLang(astro.params['lang']);
  if (lang === null) return new Response(null, { status: 404 });
  const { signedIn, context } = astro.locals;
  if (signedIn === null) {
    return astro.redirect(
      `${href(lang, '/organisasi/masuk')}?ke=${encodeURIComponent(astro.url.pathname)}`,
      303,
    );
  }
  const found = await requireRepresentative(context, signedIn.actor);
  if (!found.ok) {
    return new Response(`${refusalWords(lang, found)}\n`, {
      status: 403,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  const { frame } = strings(lang).organisation;
  return {
    ...found.value,
    lang,
    frame: {
      lang,
      subtitle: frame.subtitle,
      account: { name: signedIn.displayName, role: found.value.organisation.name },
      items: [
        { label: frame.mine, href: href(lang, '/organisasi/saya') },
        { label: frame.upload, href: href(lang, '/organisasi/unggah') },
        { label: frame.api, href: href(lang, '/organisasi/api') },
      ],
      signOut: '/organisasi/keluar',
      home: '/organisasi/saya',
    },
  };
}
