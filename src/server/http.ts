import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Context } from '#lib/context.ts';
import type { CurrentSite } from '#server/current-site.ts';
import { isUpload, refusedStatus } from '#server/guards.ts';
import { setSecurityHeaders } from '#server/headers.ts';
import { isReady } from '#server/health.ts';
import { clientNetwork } from '#server/network.ts';
import type { StaticFile } from '#server/site.ts';
import { sendFile } from '#server/static.ts';
import { createUploadGate } from '#server/upload-gate.ts';

/** Astro's handler in middleware mode: answers on-demand pages, islands and actions, or calls `next`. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => unknown;

/** The web server: guards, then files from memory, then pages on demand. */
export function createWebServer(context: Context, site: CurrentSite, pages: PageHandler): Server {
  const origin = new URL(context.config.origin);
  const gate = createUploadGate();
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    setSecurityHeaders(response, origin.protocol === 'https:');
    if (path === '/health/live') return sendPlain(response, 200, 'live');
    if (path === '/health/ready') return void sendReadiness(response, context);
    const status = refusedStatus(request, path, origin);
    if (status !== null) return refuseRequest(request, response, site, status);
    if (request.method === 'GET' || request.method === 'HEAD') {
      const file = site.find(path);
      if (file !== null) return sendFile(request, response, file);
      const withdrawal = site.find(path.replace(REVOCABLE, '/ditarik/'));
      if (withdrawal !== null) return sendFile(request, response, withdrawal, 410);
      if (path.length > 1 && path.endsWith('/')) return redirectToBare(request, response, path);
    }
    const network = clientNetwork(request, context.config.proxyHops);
    if (isUpload(request)) {
      const place = gate.enter(network);
      if (typeof place === 'number') return refuseRequest(request, response, site, place);
      response.once('close', place);
    }
    const locals = {
      context,
      network,
      notFoundPage: failurePage(site, path, 404)?.plain ?? null,
    };
    pages(request, response, (error) => sendFallback(request, response, site, path, error), locals);
  });
}

/** What was published and withdrawn answers at its old address with the page, or document, that stands in its place. */
const REVOCABLE = /(?<=^|^\/en)\/(?:pengumuman|jabatan-publik)\//;

const WORDS: Readonly<Record<number, string>> = {
  403: 'Permintaan dari situs lain ditolak. / A request from another site is refused.',
  411: 'Kirim ulang dengan Content-Length. / Send it again with a Content-Length.',
  413: 'Kiriman terlalu besar. Persingkat teks atau perkecil berkas, lalu kirim lagi. / Too large. Shorten it and send it again.',
  401: 'Kirim token di kepala Authorization. / Send a token in the Authorization header.',
  429: 'Terlalu banyak unggahan dari jaringan ini. Coba lagi sebentar lagi. / Too many uploads from this network. Try again shortly.',
  503: 'Terlalu banyak unggahan sedang diperiksa. Coba lagi sebentar lagi. / Too many uploads are being looked at. Try again shortly.',
  421: 'Nama host ini tidak dilayani di sini. / This host name is not served here.',
};

function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  site: CurrentSite,
  status: number,
): void {
  // The rest of a refused body is not read; the connection cannot be used again.
  response.setHeader('Connection', 'close');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (status === 429 || status === 503) response.setHeader('Retry-After', '15');
  const page = status === 421 ? null : site.find(`/${status}`);
  if (page === null) sendPlain(response, status, WORDS[status] ?? '');
  else sendFile(request, response, page, status);
  request.resume();
}

function redirectToBare(request: IncomingMessage, response: ServerResponse, path: string): void {
  const query = request.url?.slice(path.length) ?? '';
  // Two slashes, also backslashes, would lead to another host.
  const bare = path.replace(/^[/\\]+/, '/').replace(/\/+$/, '');
  response.writeHead(308, { Location: bare + query || '/' }).end();
}

function sendFallback(
  request: IncomingMessage,
  response: ServerResponse,
  site: CurrentSite,
  path: string,
  error: unknown,
): void {
  const status = error === undefined ? 404 : 500;
  if (error !== undefined) console.error('A page failed.', error);
  if (response.headersSent) return void response.destroy();
  const page = failurePage(site, path, status);
  if (page === null) sendPlain(response, status, String(status));
  else sendFile(request, response, page, status);
}

/** The page that stands in for one that cannot be shown, in the language of the address. */
function failurePage(site: CurrentSite, path: string, status: 404 | 500): StaticFile | null {
  return site.find(`${path.startsWith('/en/') ? '/en' : ''}/${status}`) ?? site.find(`/${status}`);
}

async function sendReadiness(response: ServerResponse, context: Context): Promise<void> {
  const ready = await isReady(context);
  sendPlain(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
}

function sendPlain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${text}\n`);
}
