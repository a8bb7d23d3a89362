import type { APIContext } from 'astro';
import {
  authenticateToken,
  type FieldProblem,
  JSON_CODES,
  type Organisation,
  type Scope,
} from '#features/organisation/index.ts';
import type { Lang } from '#lib/lang.ts';
import { type Accepted, accept, type Refusal, refuse } from '#lib/result.ts';
import { parseStrictJson } from '#lib/strict-json.ts';
import { refusalWords } from '#strings/refusal-words.ts';

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'organisation.token-invalid': 401,
  'organisation.scope-missing': 403,
  'organisation.suspended': 403,
  'organisation.expired': 403,
  'organisation.input-unknown': 404,
  'organisation.key-reused': 409,
  'organisation.idempotency-key-missing': 400,
  'organisation.json-encoding': 400,
  'organisation.json-not-json': 400,
  'organisation.too-many': 429,
};

type Request = Pick<APIContext, 'request' | 'locals'>;

/** For whom a program speaks, by its token alone: cookies mean nothing here. Everybody else gets the answer to return. */
export async function openApi({ request, locals }: Request, scope: Scope): Promise<Organisation | Response> {
  const authorization = request.headers.get('authorization');
  const found = await authenticateToken(locals.context, authorization, scope, locals.network);
  return found.ok ? found.value : problem(request, found);
}

/** The body as strict JSON, or the problem to return. */
export async function readJson({
  request,
}: Pick<APIContext, 'request'>): Promise<Accepted<unknown> | Response> {
  const parsed = parseStrictJson(new Uint8Array(await request.arrayBuffer()));
  return parsed.ok ? accept(parsed.value) : problem(request, refuse(JSON_CODES[parsed.code]));
}

/** A refusal as application/problem+json (RFC 9457), in the language that the request accepts first. */
export function problem(
  request: APIContext['request'],
  refusal: Refusal & { readonly problems?: readonly FieldProblem[] },
): Response {
  const lang = acceptedLang(request.headers.get('accept-language'));
  const status = STATUS_OF_CODE[refusal.code] ?? 422;
  const errors = refusal.problems?.map(({ field, code }) => ({
    field,
    code,
    detail: refusalWords(lang, { code }),
  }));
  const seconds = refusal.details?.['retryAfterSeconds'];
  return new Response(
    JSON.stringify({
      type: 'about:blank',
      title: refusalWords(lang, refusal),
      status,
      code: refusal.code,
      ...(errors !== undefined && { errors }),
    }),
    {
      status,
      headers: {
        'Content-Type': 'application/problem+json',
        'Content-Language': lang,
        ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
        ...(seconds !== undefined && { 'Retry-After': String(seconds) }),
      },
    },
  );
}

/** Indonesian, unless English is preferred (RFC 9110 §12.5.4). */
function acceptedLang(header: string | null): Lang {
  const offers = (header ?? '').split(',').map((offer) => {
    const [tag = '', ...parameters] = offer
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { lang: tag.split('-', 1)[0], quality: quality === undefined ? 1 : Number(quality) };
  });
  const best = (lang: Lang) =>
    Math.max(0, ...offers.filter((one) => one.lang === lang).map((one) => one.quality));
  return best('en') > best('id') ? 'en' : 'id';
}
