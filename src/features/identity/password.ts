import { argon2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '#lib/random.ts';

interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, two passes, one lane. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A hash that no known password has: what an unknown account is checked against, so that it takes as long. */
export const DECOY_HASH = phc(COST, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

/** Hashes a password with Argon2id (RFC 9106) into a PHC string. Takes about 50 ms in the thread pool. */
export async function hashPassword(random: Random, password: string): Promise<string> {
  const salt = Buffer.from(random.bytes(SALT_BYTES));
  return phc(COST, salt, await derive(password, salt, COST, TAG_BYTES));
}

/**
 * Whether the password is the one that was hashed; the cost is read from the hash.
 * @throws when the hash is no PHC string of Argon2id.
 */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', tag = ''] = PHC.exec(hash) ?? [];
  if (tag === '') throw new Error('The stored password hash is not in PHC format.');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, 'base64');
  return timingSafeEqual(
    await derive(password, Buffer.from(salt, 'base64'), cost, expected.length),
    expected,
  );
}

/** NFKC, so that one password typed on two keyboards is the same bytes (NIST SP 800-63B). */
function derive(password: string, salt: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8');
  return promisify(argon2)('argon2id', { message, nonce: salt, tagLength, ...cost });
}

function phc(cost: Cost, salt: Buffer, tag: Buffer): string {
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return ['', 'argon2id', 'v=19', parameters, unpadded(salt), unpadded(tag)].join('$');
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
