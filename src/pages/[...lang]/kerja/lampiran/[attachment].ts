import type { APIRoute } from 'astro';
import { openAttachment } from '#features/evaluation/index.ts';
import { fileAnswer } from '../../../../layouts/file-answer.ts';
import { forbidden, openStaffPage } from '../../../../layouts/staff.ts';

export const prerender = false;

/** A file that an organisation sent with its input. */
export const GET: APIRoute = async (astro) => {
  const page = openStaffPage(astro, 'queue');
  if (page instanceof Response) return page;
  const { actor } = page.signedIn;
  const file = await openAttachment(astro.locals.context, actor, astro.params['attachment'] ?? '');
  if (file.ok) return fileAnswer(file.value.attachment, file.value.bytes);
  return file.code === 'evaluation.attachment-unknown'
    ? new Response(null, { status: 404 })
    : forbidden(page.lang);
};
