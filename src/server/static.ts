import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StaticFile } from '#server/site.ts';

/** Answers with a file in the best encoding that the client accepts (RFC 9110 §12.5.3), or 304. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: StaticFile,
  status = 200,
): void {
  const encoding = chooseEncoding(request.headers['accept-encoding'], file);
  const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', status === 200 ? file.cacheControl : 'no-store');
  response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && hasTag(request.headers['if-none-match'], etag)) {
    response.writeHead(304).end();
    return;
  }
  const body = encoding === 'br' ? file.brotli : encoding === 'gzip' ? file.gzip : file.plain;
  response.setHeader('Content-Type', file.contentType);
  response.setHeader('Content-Length', body?.length ?? 0);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

type Encoding = 'br' | 'gzip' | 'identity';

export function chooseEncoding(
  accepted: string | string[] | undefined,
  file: Pick<StaticFile, 'brotli' | 'gzip'>,
): Encoding {
  const offers = String(accepted ?? '').toLowerCase();
  if (file.brotli !== null && accepts(offers, 'br')) return 'br';
  if (file.gzip !== null && accepts(offers, 'gzip')) return 'gzip';
  return 'identity';
}

function accepts(offers: string, coding: string): boolean {
  return offers.split(',').some((offer) => {
    const [name, ...parameters] = offer.trim().split(/\s*;\s*/);
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function hasTag(given: string | undefined, etag: string): boolean {
  return (given ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
