import type { IncomingMessage } from 'node:http';

const FORM_LIMIT_BYTES = 256 * 1024;
const MEGABYTE = 1024 * 1024;
/** Pages that take files, and how large a body with all of them may be. */
const UPLOAD_LIMITS: readonly (readonly [path: RegExp, bytes: number])[] = [
  [/^(\/en)?\/kerja\/impor$/, 65 * MEGABYTE],
  [/^(\/en)?\/organisasi\/(daftar|perpanjang|pengajuan\/\w+)$/, 52 * MEGABYTE],
  [/^(\/en)?\/organisasi\/masa\/\w+$/, 32 * MEGABYTE],
  [/^(\/en)?\/organisasi\/unggah$/, 3 * MEGABYTE],
];
/** The interface for programs: a token in a header, which no foreign page can send, stands in for the origin. */
const API_PATH = /^\/api\/v1\//;

/** A request that no page may see: the status to answer with, or null. */
export function refusedStatus(
  request: IncomingMessage,
  path: string,
  origin: URL,
): 401 | 403 | 411 | 413 | 421 | null {
  if (!isKnownHost(request.headers.host, origin)) return 421;
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  if (API_PATH.test(path)) {
    if (!/^Bearer /i.test(request.headers.authorization ?? '')) return 401;
  } else if (!isSameOrigin(request, origin)) return 403;
  const length = request.headers['content-length'];
  if (length === undefined) return request.headers['transfer-encoding'] === undefined ? null : 411;
  const limit = UPLOAD_LIMITS.find(([upload]) => upload.test(path))?.[1] ?? FORM_LIMIT_BYTES;
  return Number(length) <= limit ? null : 413;
}

/** Whether a request brings so much that only some of its kind are taken at once. */
export function isUpload(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > FORM_LIMIT_BYTES;
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
