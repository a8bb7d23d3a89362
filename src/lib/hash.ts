import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { MasterKey } from '#lib/master-key.ts';

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A SHA-256 in hex as pages show it: in groups that can be compared by eye. */
export function groupedHash(sha256: string): string {
  return sha256.match(/.{8}/g)?.join(' ') ?? sha256;
}

/** A keyed pseudonym, base64url. The purpose separates uses of one master key. */
export function pseudonym(key: MasterKey, purpose: string, value: string): string {
  return hmac(key.derive(purpose), value);
}

/** HMAC-SHA-256, base64url. */
export function hmac(key: KeyObject, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url');
}
