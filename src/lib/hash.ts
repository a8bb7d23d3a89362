import { createHash, createHmac, type KeyObject } from 'node:crypto';
import type { MasterKey } from '#lib/master-key.ts';

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A keyed pseudonym, base64url. The purpose separates uses of one master key. */
export function pseudonym(key: MasterKey, purpose: string, value: string): string {
  return hmac(key.derive(purpose), value);
}

/** HMAC-SHA-256, base64url. */
export function hmac(key: KeyObject, value: string): string {
  return createHmac('sha256', key).update(value).digest('base64url');
}
