import { mkdirSync } from 'node:fs';
import { openDatabase } from '#db/client.ts';
import { createCaptchaVerifier } from '#features/identity/index.ts';
import { systemClock } from '#lib/clock.ts';
import type { Config } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createIntake } from '#lib/intake.ts';
import { masterKey } from '#lib/master-key.ts';
import { recordFolder } from '#lib/places.ts';
import { systemRandom } from '#lib/random.ts';
import { loadSecrets, secretBytes } from '#lib/secrets.ts';
import { smtpMailer } from '#lib/smtp-mailer.ts';

/**
 * The composition root: makes the one context of this process. Tests and the demo put their own clock, chance or
 * captcha in the place of the real ones.
 */
export async function createContext(
  config: Config,
  replaced: Partial<Pick<Context, 'clock' | 'random' | 'captcha'>> = {},
): Promise<Context> {
  mkdirSync(recordFolder(config.home), { recursive: true });
  const secrets = loadSecrets(config);
  const parts = {
    config,
    key: masterKey(secretBytes(secrets.TAPIS_KEY)),
    logKey: secretBytes(secrets.TAPIS_LOG_KEY),
    astroKey: secrets.ASTRO_KEY,
    database: await openDatabase(config.databaseUrl, config.databaseToken),
    clock: systemClock,
    random: systemRandom,
    mailer: config.smtpUrl === null ? null : smtpMailer(config.smtpUrl, config.mailFrom),
    intake: createIntake(),
    ...replaced,
  };
  return { captcha: createCaptchaVerifier(parts), ...parts };
}
