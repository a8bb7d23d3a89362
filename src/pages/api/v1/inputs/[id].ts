import type { APIRoute } from 'astro';
import { readEntry, withdrawOf } from '#features/organisation/index.ts';
import { refuse } from '#lib/result.ts';
import { openApi, problem } from '../../../../layouts/api.ts';

export const prerender = false;

export const GET: APIRoute = async (astro) => {
  const organisation = await openApi(astro, 'read');
  if (organisation instanceof Response) return organisation;
  const entry = await readEntry(astro.locals.context, organisation, astro.params['id'] ?? '');
  return entry === null ? problem(astro.request, refuse('organisation.input-unknown')) : Response.json(entry);
};

export const DELETE: APIRoute = async (astro) => {
  const organisation = await openApi(astro, 'submit');
  if (organisation instanceof Response) return organisation;
  const result = await withdrawOf(astro.locals.context, organisation.id, astro.params['id'] ?? '', null);
  return result.ok ? new Response(null, { status: 204 }) : problem(astro.request, result);
};
