import type { AstroGlobal } from 'astro';
import { requireRole, type SignedIn } from '#features/identity/index.ts';
import { type Role, STAFF_ROLES } from '#lib/context.ts';
import { findLang, href, type Lang } from '#lib/lang.ts';
import { strings } from '#strings/index.ts';

/** Who may open which page of the desk; the pages' own verbs check again where they read and write. */
export const STAFF_AREAS = {
  import: { path: '/kerja/impor', roles: ['officer'] },
  releases: { path: '/kerja/rilis', roles: ['officer'] },
  approvals: { path: '/kerja/persetujuan', roles: ['approver'] },
  windows: { path: '/kerja/jendela', roles: ['officer'] },
  serviceCodes: { path: '/kerja/kode-layanan', roles: ['officer'] },
  held: { path: '/kerja/tahanan', roles: ['officer'] },
  queue: { path: '/kerja/antrean', roles: ['evaluator'] },
  organisations: { path: '/kerja/organisasi', roles: ['officer', 'approver'] },
  policy: { path: '/kerja/kebijakan', roles: ['admin', 'auditor', 'officer'] },
  requests: { path: '/kerja/permintaan', roles: ['admin'] },
  audit: { path: '/kerja/jejak', roles: ['auditor', 'admin'] },
} as const satisfies Record<string, { path: string; roles: readonly Role[] }>;

export type StaffArea = keyof typeof STAFF_AREAS;

export interface StaffPage {
  readonly lang: Lang;
  readonly signedIn: SignedIn;
  /** For StaffLayout: who is signed in, and the areas open to them. */
  readonly frame: {
    readonly lang: Lang;
    readonly subtitle: string;
    readonly account: { readonly name: string; readonly role: string };
    readonly items: readonly { readonly label: string; readonly href: string }[];
  };
}

type Astro = Pick<AstroGlobal, 'params' | 'locals' | 'redirect' | 'url'>;

/** Opens a page of the desk to whoever holds one of the area's roles; everybody else gets the answer to return. */
export function openStaffPage(astro: Astro, area: StaffArea | null): StaffPage | Response {
  const lang = findLang(astro.params['lang']);
  if (lang === null) return new Response(null, { status: 404 });
  const { signedIn } = astro.locals;
  if (signedIn === null) {
    return astro.redirect(`${href(lang, '/kerja/masuk')}?ke=${encodeURIComponent(astro.url.pathname)}`, 303);
  }
  const roles = area === null ? STAFF_ROLES : STAFF_AREAS[area].roles;
  if (!requireRole(signedIn.actor, ...roles).ok) return forbidden(lang);
  const words = strings(lang).staff;
  const areas = areasOf(signedIn.actor.roles);
  return {
    lang,
    signedIn,
    frame: {
      lang,
      subtitle: words.desk,
      account: {
        name: signedIn.displayName,
        role: signedIn.actor.roles.map((role) => words.roles[role]).join(', '),
      },
      items: areas.map((one) => ({ label: words.nav[one], href: href(lang, STAFF_AREAS[one].path) })),
    },
  };
}

export function areasOf(roles: readonly Role[]): StaffArea[] {
  const areas = Object.keys(STAFF_AREAS) as StaffArea[];
  return areas.filter((area) => STAFF_AREAS[area].roles.some((role) => roles.includes(role)));
}

/** The answer to somebody who is signed in but may not do this. */
export function forbidden(lang: Lang): Response {
  const { refusals } = strings(lang);
  return new Response(`${refusals['identity.forbidden']}\n`, {
    status: 403,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
