import { setTimeout } from 'node:timers/promises';
import { verify as askService } from 'hcaptcha';
import type { CaptchaVerifier } from '#lib/captcha.ts';
import type { Config } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { sha256Hex } from '#lib/hash.ts';
import { hcaptchaAnswerSchema } from './schema.ts';

export interface HcaptchaParts extends Pick<Context, 'clock'> {
  readonly origin: string;
  readonly account: NonNullable<Config['hcaptcha']>;
}

const LIMIT_MS = 5_000;
const LONGEST_TOKEN = 16_384;
/** Longer than the service takes a token (two minutes), so that its word and ours never leave a gap. */
const REMEMBERED_MS = 3_600_000;

/** hCaptcha. The service gets the token and our keys, never the visitor's address. */
export function hcaptchaVerifier(parts: HcaptchaParts): CaptchaVerifier {
  const { hostname } = new URL(parts.origin);
  return {
    kind: 'hcaptcha',
    async verify(token) {
      if (token === '' || token.length > LONGEST_TOKEN) return 'failed';
      const answer = hcaptchaAnswerSchema.safeParse(await ask(parts, token));
      if (!answer.success) return 'unreachable';
      if (!answer.data.success || answer.data.hostname !== hostname) return 'failed';
      return {
        tokenHash: sha256Hex(`hcaptcha:${token}`),
        expiresAt: new Date(parts.clock.now().getTime() + REMEMBERED_MS),
      };
    },
  };
}

/** The service's answer as it came, or null when none came in time or it was no JSON. */
async function ask({ account }: HcaptchaParts, token: string): Promise<unknown> {
  const answered = new AbortController();
  const limit = setTimeout(LIMIT_MS, null, { signal: answered.signal }).catch(() => null);
  const answer = askService(account.secret, token, undefined, account.sitekey).catch(() => null);
  try {
    // The package has no time limit of its own.
    return await Promise.race([answer, limit]);
  } finally {
    answered.abort();
  }
}
