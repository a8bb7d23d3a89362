import { openDatabase } from '#db/client.ts';
import { settableClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createIntake } from '#lib/intake.ts';
import { masterKey } from '#lib/master-key.ts';
import { systemRandom } from '#lib/random.ts';
import { openCaptcha } from '#test/support/captcha.ts';

/** The instant at which the contexts of tests stand still too. */
const NOW = new Date('2026-11-24T03:00:00Z');

/** A context for a process of its own, on the home and with the key of a test's context, so that the test can end it at any moment. */
export async function openProcessContext(home: string, databaseUrl: string): Promise<Context> {
  return {
    config: readConfig({ TAPIS_HOME: home, TAPIS_DATABASE_URL: databaseUrl }),
    key: masterKey(Buffer.alloc(32, 7)),
    logKey: Buffer.alloc(32, 8),
    astroKey: Buffer.alloc(32, 9).toString('base64'),
    database: await openDatabase(databaseUrl, null),
    clock: settableClock(NOW),
    random: systemRandom,
    mailer: null,
    captcha: openCaptcha,
    intake: createIntake(),
  };
}
