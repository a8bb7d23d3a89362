import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { MasterKey } from '#lib/master-key.ts';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A record's personal fields under its own data key. Destroying `dataKey` erases what `box` holds, wherever the box
 * alone was copied to; a copy of both still opens with the key-encryption key.
 */
export interface Sealed {
  readonly dataKey: string;
  readonly box: string;
}

/**
 * Seals a value (JSON) with AES-256-GCM under a new data key, itself wrapped by the key-encryption key.
 * `owner` ("table:id") is authenticated, so that a box moved to another record does not open.
 */
export function seal({ encryption }: MasterKey, owner: string, value: unknown): Sealed {
  const dataKey = randomBytes(32);
  return {
    dataKey: encrypt(encryption, owner, dataKey),
    box: encrypt(createSecretKey(dataKey), owner, Buffer.from(JSON.stringify(value), 'utf8')),
  };
}

/** Opens what `seal` closed. Throws when key, owner or bytes are not the ones it was sealed with. */
export function unseal({ encryption }: MasterKey, owner: string, sealed: Sealed): unknown {
  const dataKey = decrypt(encryption, owner, sealed.dataKey);
  return JSON.parse(decrypt(createSecretKey(dataKey), owner, sealed.box).toString('utf8'));
}

/** As `seal`, for a file: `dataKey` belongs into the store, `bytes` may lie outside of it. */
export function sealBytes(
  { encryption }: MasterKey,
  owner: string,
  plain: Uint8Array,
): { readonly dataKey: string; readonly bytes: Buffer } {
  const dataKey = randomBytes(32);
  return {
    dataKey: encrypt(encryption, owner, dataKey),
    bytes: encryptBytes(createSecretKey(dataKey), owner, plain),
  };
}

/** Opens what `sealBytes` closed. Throws when key, owner or bytes are not the ones it was sealed with. */
export function unsealBytes(
  { encryption }: MasterKey,
  owner: string,
  sealed: { readonly dataKey: string; readonly bytes: Uint8Array },
): Buffer {
  return decryptBytes(createSecretKey(decrypt(encryption, owner, sealed.dataKey)), owner, sealed.bytes);
}

function encrypt(key: KeyObject, owner: string, plain: Uint8Array): string {
  return encryptBytes(key, owner, plain).toString('base64url');
}

function decrypt(key: KeyObject, owner: string, text: string): Buffer {
  return decryptBytes(key, owner, Buffer.from(text, 'base64url'));
}

// Node takes longer to find out that bytes are no KeyObject than to make one of them.
function encryptBytes(key: KeyObject, owner: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(owner));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decryptBytes(key: KeyObject, owner: string, bytes: Uint8Array): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
