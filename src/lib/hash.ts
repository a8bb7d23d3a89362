import { createHash, createHmac, hkdfSync } from 'node:crypto';

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** A SHA-256 in hex as pages show it: in groups that can be compared by eye. */
export function groupedHash(sha256: string): string {
  return sha256.match(/.{8}/g)?.join(' ') ?? sha256;
}

/** A keyed pseudonym, base64url. The purpose separates uses of one master key (HKDF, RFC 5869). */
export function pseudonym(masterKey: Uint8Array, purpose: string, value: string): string {
  return createHmac('sha256', deriveKey(masterKey, purpose)).update(value).digest('base64url');
}

/** 32 bytes derived from the master key for one purpose. */
export function deriveKey(masterKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(0), `tapis/${purpose}`, 32));
}
