import type { CaptchaVerifier } from '#lib/captcha.ts';
import { newId } from '#lib/id.ts';
import { systemRandom } from '#lib/random.ts';

/** Takes everything for a person's answer, as often as it comes. */
export const openCaptcha: CaptchaVerifier = {
  kind: 'altcha',
  verify: async () => ({ tokenHash: newId(systemRandom), expiresAt: new Date('2100-01-01T00:00:00Z') }),
};

/** Takes the words "a person" for one, as often as they come. */
export const personCaptcha: CaptchaVerifier = {
  kind: 'altcha',
  verify: async (token) => (token === 'a person' ? openCaptcha.verify(token) : 'failed'),
};
