import type { APIRoute } from 'astro';
import { createAltchaChallenge } from '#features/identity/index.ts';

export const prerender = false;

/** A fresh proof-of-work challenge for the form's captcha. Reading it has no effect. */
export const GET: APIRoute = async ({ locals }) => Response.json(await createAltchaChallenge(locals.context));
