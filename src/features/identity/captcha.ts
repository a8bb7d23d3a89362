import type { CaptchaVerifier } from '#lib/captcha.ts';
import type { Context } from '#lib/context.ts';
import { altchaVerifier } from './altcha.ts';
import { hcaptchaVerifier } from './hcaptcha.ts';

/** The captcha of this installation: hCaptcha when its keys are set, the embedded proof of work otherwise. */
export function createCaptchaVerifier(
  parts: Pick<Context, 'config' | 'key' | 'database' | 'clock'>,
): CaptchaVerifier {
  const { hcaptcha, origin } = parts.config;
  return hcaptcha === null
    ? altchaVerifier(parts)
    : hcaptchaVerifier({ ...parts, origin, account: hcaptcha });
}
