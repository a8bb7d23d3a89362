/** Base32 of RFC 4648, section 6: no 0, 1, 8 or 9 to mistake for letters. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** 45 bits to guess, and one character that catches a slip of the hand. */
const RANDOM_LENGTH = 9;
export const CODE_LENGTH = RANDOM_LENGTH + 1;

export const SLIPS_BOUNDS = { lowest: 1, highest: 200 } as const;
export const VALID_DAYS_BOUNDS = { lowest: 1, highest: 90 } as const;

/** A code out of at least six random bytes: nine characters and their check character (Luhn mod N, N = 32). */
export function serviceCodeOf(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes.subarray(0, 6)) value = (value << 8n) | BigInt(byte);
  let code = '';
  for (let n = 0; n < RANDOM_LENGTH; n++) {
    code += ALPHABET[Number(value & 31n)];
    value >>= 5n;
  }
  return code + ALPHABET[checkValue(code)];
}

/** As it stands on the slip: ABCDE-FGHIJ. */
export function formatServiceCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** Reads a typed code whatever its case, spaces and dashes; null when a character is missing or wrong. */
export function parseServiceCode(typed: string): string | null {
  const bare = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B');
  const isCode = bare.length === CODE_LENGTH && [...bare].every((one) => ALPHABET.includes(one));
  return isCode && ALPHABET[checkValue(bare.slice(0, -1))] === bare.at(-1) ? bare : null;
}

function checkValue(code: string): number {
  const sum = [...code].reverse().reduce((total, character, place) => {
    const value = ALPHABET.indexOf(character) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / ALPHABET.length) + (value % ALPHABET.length);
  }, 0);
  return (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length;
}

/** Slips for one counter, ordered in one go. */
export interface ServiceCodeBatch {
  readonly id: string;
  readonly serviceUnit: string;
  readonly slips: number;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

export function isValid(batch: Pick<ServiceCodeBatch, 'expiresAt' | 'revokedAt'>, now: Date): boolean {
  return batch.revokedAt === null && now < batch.expiresAt;
}
