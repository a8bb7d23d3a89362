import type { IncomingMessage } from 'node:http';

/**
 * The address that a request came from. X-Forwarded-For counts only as far as `proxyHops` proxies of our own
 * wrote it: each appends on the right, so what stands further left is the client's own claim.
 */
export function clientNetwork(request: IncomingMessage, proxyHops: number): string {
  const socketAddress = request.socket.remoteAddress ?? 'unknown';
  if (proxyHops === 0) return socketAddress;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return forwarded.at(-proxyHops) ?? socketAddress;
}
