import type { APIRoute } from 'astro';
import { previewStory } from '#features/feedback/index.ts';

export const prerender = false;

/** A story as it will be read, for the preview under the form. Keeps nothing. */
export const POST: APIRoute = async ({ locals, request }) => {
  const form = await request.formData().catch(() => null);
  const story = form?.get('cerita');
  if (typeof story !== 'string') return new Response(null, { status: 422 });
  const masked = await previewStory(locals.context, story, locals.network);
  if (masked.ok) {
    return new Response(masked.value, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
  const retryAfter = String(masked.details?.['retryAfterSeconds'] ?? 60);
  return new Response(null, { status: 429, headers: { 'Retry-After': retryAfter } });
};
