import type { APIRoute } from 'astro';
import { openApiDocument } from '#features/organisation/index.ts';

export const prerender = false;

export const GET: APIRoute = ({ locals }) => Response.json(openApiDocument(locals.context.config.origin));
