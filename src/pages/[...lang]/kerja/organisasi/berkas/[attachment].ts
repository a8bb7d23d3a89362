import type { APIRoute } from 'astro';
import { CONTENT_TYPES, openScan } from '#features/organisation/index.ts';
import { forbidden, openStaffPage } from '../../../../../layouts/staff.ts';

export const prerender = false;

/** A scan of an application, to be saved: a browser that showed it would keep it in its cache and its history. */
export const GET: APIRoute = async (astro) => {
  const page = openStaffPage(astro, 'organisations');
  if (page instanceof Response) return page;
  const scan = await openScan(astro.locals.context, page.signedIn.actor, astro.params['attachment'] ?? '');
  if (!scan.ok) {
    return scan.code === 'organisation.file-unknown'
      ? new Response(null, { status: 404 })
      : forbidden(page.lang);
  }
  const { attachment, bytes } = scan.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': CONTENT_TYPES[attachment.kind],
      'Content-Disposition': `attachment; filename="${attachment.slot}-${attachment.id}.${attachment.kind}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
};
