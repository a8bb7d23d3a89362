import type { APIRoute } from 'astro';
import { listEntries, submitFromProgram } from '#features/organisation/index.ts';
import { openApi, problem, readJson } from '../../../../layouts/api.ts';

export const prerender = false;

export const GET: APIRoute = async (astro) => {
  const organisation = await openApi(astro, 'read');
  if (organisation instanceof Response) return organisation;
  return Response.json(await listEntries(astro.locals.context, organisation));
};

export const POST: APIRoute = async (astro) => {
  const organisation = await openApi(astro, 'submit');
  if (organisation instanceof Response) return organisation;
  const body = await readJson(astro);
  if (body instanceof Response) return body;
  const key = astro.request.headers.get('idempotency-key');
  const result = await submitFromProgram(astro.locals.context, organisation, body.value, key);
  if (!result.ok) return problem(astro.request, result);
  const { entry, isRepeat } = result.value;
  return Response.json(entry, {
    status: isRepeat ? 200 : 201,
    headers: { Location: `/api/v1/inputs/${entry.id}` },
  });
};
