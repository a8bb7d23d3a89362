import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/pbkdf2';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { randomBelow } from '#lib/random.ts';
import { altchaPayloadSchema } from './schema.ts';

const TTL_MS = 20 * 60_000;
const LONGEST_TOKEN = 4096;
/**
 * Work of one answer: between 500 and 1,500 keys of 5,000 PBKDF2 rounds each, five million rounds on average.
 * One server core takes 1.1 s for them (measured); four workers of a phone at a third of that speed about as long.
 */
const ROUNDS = 5_000;
const FEWEST_KEYS = 500;
const MOST_KEYS = 1_500;

/**
 * A signed challenge (ALTCHA proof of work, version 2 of its protocol) for the widget: JSON, good for 20 minutes.
 * Its expiry is judged by the server's clock only: the widget would compare it with a phone's clock, which may be wrong.
 */
export function createAltchaChallenge(context: Pick<Context, 'key' | 'clock' | 'random'>) {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: FEWEST_KEYS + randomBelow(context.random, MOST_KEYS - FEWEST_KEYS + 1),
    data: { expiresAtMs: context.clock.now().getTime() + TTL_MS },
    deriveKey: pbkdf2,
    ...secretsOf(context),
  });
}

/** The embedded captcha. Tokens are the widget's base64 payload; a challenge is good for one answer. */
export function altchaVerifier(parts: Pick<Context, 'key' | 'clock'>): CaptchaVerifier {
  return {
    kind: 'altcha',
    async verify(token) {
      const payload = altchaPayloadSchema.safeParse(decode(token));
      if (!payload.success) return 'failed';
      const { challenge, solution } = payload.data;
      const result = await verifySolution({ challenge, solution, deriveKey: pbkdf2, ...secretsOf(parts) });
      const { expiresAtMs } = challenge.parameters.data;
      if (!result.verified || parts.clock.now().getTime() >= expiresAtMs) return 'failed';
      return {
        tokenHash: sha256Hex(`altcha:${challenge.signature}`),
        expiresAt: new Date(expiresAtMs),
      };
    },
  };
}

function decode(token: string): unknown {
  if (token.length > LONGEST_TOKEN) return null;
  try {
    return JSON.parse(Buffer.from(token, 'base64').toString('utf8'));
  } catch {
    return null;
  }
}

function secretsOf({ key }: Pick<Context, 'key'>) {
  return {
    hmacSignatureSecret: key.derive('altcha/challenge').export().toString('base64'),
    hmacKeySignatureSecret: key.derive('altcha/answer').export().toString('base64'),
  };
}
