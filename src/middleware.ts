import { defineMiddleware } from 'astro:middleware';
import { readSession } from '#features/identity/index.ts';

/** Tells who sends a request. It authorises nothing: islands and actions have addresses of their own. */
export const onRequest = defineMiddleware(async ({ isPrerendered, locals, request }, next) => {
  if (isPrerendered) return next();
  if (import.meta.env.DEV) {
    const { developmentContext } = await import('#server/development-context.ts');
    locals.context = await developmentContext();
    locals.network = '127.0.0.1';
  }
  const signedIn = await readSession(locals.context, request.headers.get('cookie'));
  locals.signedIn = signedIn;
  const answer = await next();
  const response = answer.status === 404 && answer.body === null ? notFound(locals.notFoundPage) : answer;
  // A page may say for how long it is the same for everybody; never for somebody who is signed in.
  if (signedIn !== null || !response.headers.has('Cache-Control')) {
    response.headers.set('Cache-Control', 'no-store');
  }
  const policy = response.headers.get('Content-Security-Policy');
  if (policy !== null) response.headers.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
  if (signedIn?.freshCookie !== undefined) response.headers.append('Set-Cookie', signedIn.freshCookie);
  return response;
});

/** Astro knows one page for all missing ones; ours speaks the language of the address. */
function notFound(page: Buffer<ArrayBuffer> | null): Response {
  return new Response(page, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
