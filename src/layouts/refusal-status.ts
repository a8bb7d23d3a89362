import type { Refusal } from '#lib/result.ts';

const STATUS_OF_CODE: Readonly<Record<string, number>> = {
  'organisation.too-many': 429,
  'identity.too-many-attempts': 429,
  'organisation.busy': 503,
  'organisation.same-person': 403,
};

/** Gives the answer to a refused form its status, and tells when to come again. No refusal changes nothing. */
export function refuseWith(
  response: { status?: number; readonly headers: Headers },
  refusal: Refusal | null,
): void {
  if (refusal === null) return;
  response.status = STATUS_OF_CODE[refusal.code] ?? 422;
  const seconds = refusal.details?.['retryAfterSeconds'];
  if (seconds !== undefined) response.headers.set('Retry-After', String(seconds));
}
