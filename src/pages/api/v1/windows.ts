import type { APIRoute } from 'astro';
import { listWindowEntries } from '#features/organisation/index.ts';
import { openApi } from '../../../layouts/api.ts';

export const prerender = false;

export const GET: APIRoute = async (astro) => {
  const organisation = await openApi(astro, 'read');
  if (organisation instanceof Response) return organisation;
  return Response.json(await listWindowEntries(astro.locals.context));
};
