import { openDatabase } from '#db/client.ts';
import { settableClock } from '#lib/clock.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createIntake } from '#lib/intake.ts';
import { systemRandom } from '#lib/random.ts';

/** The instant at which the contexts of tests stand still too. */
const NOW = new Date('2026-11-24T03:00:00Z');

/** A context for a process of its own, on the home and with the key of a test's context, so that the test can end it at any moment. */
export async function openProcessContext(home: string, databaseUrl: string): Promise<Context> {
  return {
    config: readConfig({ TAPIS_HOME: home, TAPIS_DATABASE_URL: databaseUrl }),
    key: Buffer.alloc(32, 7),
    astroKey: Buffer.alloc(32, 9).toString('base64'),
    database: await openDatabase(databaseUrl, null),
    clock: settableClock(NOW),
    random: systemRandom,
    mailer: null,
    captcha: { kind: 'altcha', verify: async () => true },
    intake: createIntake(),
  };
}
