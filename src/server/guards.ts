import type { IncomingMessage } from 'node:http';

const FORM_LIMIT_BYTES = 256 * 1024;
const UPLOAD_LIMIT_BYTES = 65 * 1024 * 1024;
const UPLOAD_PATHS = /^(\/en)?\/kerja\/impor$/;

/** A request that no page may see: the status to answer with, or null. */
export function refusedStatus(
  request: IncomingMessage,
  path: string,
  origin: URL,
): 411 | 413 | 421 | 403 | null {
  if (!isKnownHost(request.headers.host, origin)) return 421;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (!isSameOrigin(request, origin)) return 403;
  const length = request.headers['content-length'];
  if (length === undefined) return request.headers['transfer-encoding'] === undefined ? null : 411;
  const limit = UPLOAD_PATHS.test(path) ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES;
  return Number(length) <= limit ? null : 413;
}

/** The configured host; 127.0.0.1 and localhost too while the origin itself is a loopback address (a trial on one machine). */
function isKnownHost(host: string | undefined, origin: URL): boolean {
  if (host === undefined) return false;
  if (host === origin.host) return true;
  return isLoopback(origin.hostname) && isLoopback(host.replace(/:\d+$/, ''));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** Forms and JSON alike must come from our own pages (Origin, and Sec-Fetch-Site where the browser sends it). */
function isSameOrigin(request: IncomingMessage, origin: URL): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  const given = request.headers.origin;
  if (given === undefined) return site === 'same-origin';
  if (!URL.canParse(given)) return false;
  return isKnownHost(new URL(given).host, origin);
}
