import type { APIRoute } from 'astro';
import { openScan } from '#features/organisation/index.ts';
import { fileAnswer } from '../../../../../layouts/file-answer.ts';
import { forbidden, openStaffPage } from '../../../../../layouts/staff.ts';

export const prerender = false;

/** A scan of an application. */
export const GET: APIRoute = async (astro) => {
  const page = openStaffPage(astro, 'organisations');
  if (page instanceof Response) return page;
  const { actor } = page.signedIn;
  const scan = await openScan(astro.locals.context, actor, astro.params['attachment'] ?? '');
  if (scan.ok) return fileAnswer(scan.value.attachment, scan.value.bytes);
  return scan.code === 'organisation.file-unknown'
    ? new Response(null, { status: 404 })
    : forbidden(page.lang);
};
