import { createChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { MasterKey } from '#lib/master-key.ts';

/**
 * An answer that the server takes, for the price of signing it: a challenge as the server signs it, but of one round, and its
 * counter known beforehand. Checking it is the same work as checking any other.
 */
export async function passToken(key: MasterKey): Promise<string> {
  const secretFor = (purpose: string) => key.derive(purpose).export().toString('base64');
  const challenge = await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: 1,
    counter: 1,
    data: { expiresAtMs: Date.now() + 600_000 },
    deriveKey,
    hmacSignatureSecret: secretFor('altcha/challenge'),
    hmacKeySignatureSecret: secretFor('altcha/answer'),
  });
  const { parameters } = challenge;
  const password = Buffer.concat([Buffer.from(parameters.nonce, 'hex'), Buffer.from([0, 0, 0, 1])]);
  const { derivedKey } = await deriveKey(parameters, Buffer.from(parameters.salt, 'hex'), password);
  const solution = { counter: 1, derivedKey: Buffer.from(derivedKey).toString('hex') };
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
}
