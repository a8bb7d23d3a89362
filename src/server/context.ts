import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '#db/client.ts';
import { systemClock } from '#lib/clock.ts';
import type { Config } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { systemRandom } from '#lib/random.ts';
import { loadSecrets, secretBytes } from '#lib/secrets.ts';

/** The composition root: makes the one context of this process. Parts given in `override` take the place of the real ones. */
export async function createContext(config: Config, override: Partial<Context> = {}): Promise<Context> {
  mkdirSync(path.join(config.home, 'record'), { recursive: true });
  const secrets = loadSecrets(config);
  const database = await openDatabase(config.databaseUrl, config.databaseToken);
  return {
    config,
    key: secretBytes(secrets.TAPIS_KEY),
    astroKey: secrets.ASTRO_KEY,
    database,
    clock: systemClock,
    random: systemRandom,
    ...override,
  } as Context;
}
