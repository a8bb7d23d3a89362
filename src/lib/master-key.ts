import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The one secret of the restricted zone, and what is derived from it. Keys never leave the process in another form. */
export interface MasterKey {
  /** Wraps the data keys of sealed records. */
  readonly encryption: KeyObject;
  /** 32 bytes for one purpose (HKDF, RFC 5869). MUST be asked for purposes that the code names, as all are kept. */
  derive(purpose: string): KeyObject;
}

/** Takes 32 bytes. A derivation costs more than what it is for: each is made once and kept. */
export function masterKey(bytes: Uint8Array): MasterKey {
  const derived = new Map<string, KeyObject>();
  return {
    encryption: createSecretKey(bytes),
    derive(purpose) {
      const key =
        derived.get(purpose) ??
        createSecretKey(Buffer.from(hkdfSync('sha256', bytes, new Uint8Array(0), `tapis/${purpose}`, 32)));
      derived.set(purpose, key);
      return key;
    },
  };
}
