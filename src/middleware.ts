import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import type { APIContext } from 'astro';
import { readSession } from '#features/identity/index.ts';

/** Tells who sends a request. It authorises nothing: islands and actions have addresses of their own. */
export const onRequest = defineMiddleware(async (context, next) => {
  const { isPrerendered, locals, request, url } = context;
  if (isPrerendered) return next();
  if (import.meta.env.DEV) {
    const { developmentContext } = await import('#server/development-context.ts');
    locals.context = await developmentContext();
    locals.network = '127.0.0.1';
  }
  // Programs show a token; a cookie that comes along there speaks for nobody.
  const signedIn = url.pathname.startsWith('/api/')
    ? null
    : await readSession(locals.context, request.headers.get('cookie'));
  locals.signedIn = signedIn;
  const answer = (await leadOn(context)) ?? (await next());
  const response = answer.status === 404 && answer.body === null ? notFound(locals.notFoundPage) : answer;
  // A page may say that it is the same for all; what goes to somebody who is signed in is never kept by others.
  if (signedIn !== null || !response.headers.has('Cache-Control')) {
    response.headers.set('Cache-Control', 'no-store');
  }
  const policy = response.headers.get('Content-Security-Policy');
  if (policy !== null) response.headers.set('Content-Security-Policy', `${policy}; frame-ancestors 'none'`);
  if (signedIn?.freshCookie !== undefined) response.headers.append('Set-Cookie', signedIn.freshCookie);
  return response;
});

/**
 * Runs the action of a form. One that tells where it leads is answered with the way there, and no page is made for it;
 * the outcome of any other one is left to the page.
 */
async function leadOn(context: APIContext): Promise<Response | null> {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (action?.calledFrom !== 'form') return null;
  const outcome = await action.handler();
  const address = (outcome.data as { leadsTo?: string } | undefined)?.leadsTo;
  if (address !== undefined) return context.redirect(address, 303);
  setActionResult(action.name, serializeActionResult(outcome));
  return null;
}

/** Astro knows one page for all missing ones; ours speaks the language of the address. */
function notFound(page: Buffer<ArrayBuffer> | null): Response {
  return new Response(page, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
