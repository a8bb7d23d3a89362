import type { Random } from '#lib/random.ts';

/** RFC 4648 base32 in lower case, without padding. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >>> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

/** A random 128-bit identifier: 26 characters that say nothing about order or person. */
export function newId(random: Random): string {
  return base32(random.bytes(16));
}

export const ID_PATTERN = /^[a-z2-7]{26}$/;
