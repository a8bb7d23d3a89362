import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Ed25519 in C2SP signed-note. */
const ALGORITHM = Buffer.of(0x01);
/** What stands before the 32 bytes of a key: PKCS #8 (RFC 8410, section 7) and SubjectPublicKeyInfo (section 4). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const KEY_BYTES = 32;

/** Who signs notes: a name, and the 32-byte seed of an Ed25519 key (RFC 8032). */
export interface NoteSigner {
  /** Without spaces and `+`. */
  readonly name: string;
  readonly seed: Uint8Array;
}

/** Whose signature is expected. */
export interface NoteVerifier {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/**
 * A signed note (C2SP signed-note): the text, an empty line, and a line of signature.
 * @throws RangeError for a text that is empty or ends without a line break.
 */
export function signNote(text: string, { name, seed }: NoteSigner): string {
  if (!text.endsWith('\n')) throw new RangeError('A note ends with a line break.');
  const key = privateKey(seed);
  const signature = sign(null, Buffer.from(text), key);
  const bytes = Buffer.concat([keyId(name, publicBytes(key)), signature]);
  return `${text}\n— ${name} ${bytes.toString('base64')}\n`;
}

/** The text of a note that this verifier's key has signed; null when it has not, or when it is no note. */
export function openNote(note: string, { name, publicKey }: NoteVerifier): string | null {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1);
  const key = createPublicKey({
    key: Buffer.concat([PUBLIC_PREFIX, publicKey]),
    format: 'der',
    type: 'spki',
  });
  const isSigned = note
    .slice(end + 2, -1)
    .split('\n')
    .some((line) => {
      const [dash, signer, signature, ...rest] = line.split(' ');
      if (dash !== '—' || signer !== name || signature === undefined || rest.length > 0) return false;
      const bytes = Buffer.from(signature, 'base64');
      const isOurs = bytes.subarray(0, 4).equals(keyId(name, publicKey));
      return isOurs && verify(null, Buffer.from(text), key, bytes.subarray(4));
    });
  return isSigned ? text : null;
}

/** The verification key as people hand it on (C2SP signed-note): `name+keyid+base64`. */
export function verifierKey(signer: NoteSigner): string {
  const bytes = publicBytes(privateKey(signer.seed));
  const id = keyId(signer.name, bytes).toString('hex');
  return `${signer.name}+${id}+${Buffer.concat([ALGORITHM, bytes]).toString('base64')}`;
}

/** Reads a verification key; null when it is none, or when its id is another key's. */
export function parseVerifierKey(text: string): NoteVerifier | null {
  const [, name = '', id = '', encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== KEY_BYTES + 1 || bytes[0] !== ALGORITHM[0]) return null;
  const publicKey = bytes.subarray(1);
  return keyId(name, publicKey).toString('hex') === id ? { name, publicKey } : null;
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return createHash('sha256').update(`${name}\n`).update(ALGORITHM).update(publicKey).digest().subarray(0, 4);
}

function privateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

function publicBytes(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}
