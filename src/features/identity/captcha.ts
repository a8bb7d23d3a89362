import type { CaptchaPass, CaptchaVerifier } from '#lib/captcha.ts';
import type { Context } from '#lib/context.ts';
import { altchaVerifier } from './altcha.ts';
import { hcaptchaVerifier } from './hcaptcha.ts';
import { spendStatement } from './store/captcha.ts';

/** The captcha of this installation: hCaptcha when its keys are set, the embedded proof of work otherwise. */
export function createCaptchaVerifier(parts: Pick<Context, 'config' | 'key' | 'clock'>): CaptchaVerifier {
  const { hcaptcha, origin } = parts.config;
  return hcaptcha === null
    ? altchaVerifier(parts)
    : hcaptchaVerifier({ ...parts, origin, account: hcaptcha });
}

/** The statement that uses a pass up, behind one that changes a row. It changes none when the pass was used before. */
export function spendCaptcha({ database }: Pick<Context, 'database'>, pass: CaptchaPass) {
  return spendStatement(database, pass);
}
