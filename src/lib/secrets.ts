import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Config, ConfigError } from '#lib/config.ts';

const SECRET_NAMES = ['TAPIS_KEY', 'TAPIS_LOG_KEY', 'ASTRO_KEY'] as const;
type SecretName = (typeof SECRET_NAMES)[number];
export type Secrets = Readonly<Record<SecretName, string>>;

/**
 * The three secrets, base64 of 32 bytes each: from the environment, or from TAPIS_HOME/secrets (mode 600),
 * where a first run outside production creates what is missing.
 * @throws ConfigError in production when one is set nowhere.
 */
export function loadSecrets(config: Config): Secrets {
  const missing: SecretName[] = [];
  const folder = path.join(config.home, 'secrets');
  const entries = SECRET_NAMES.map((name) => {
    const value = config.secrets[name] ?? readSecret(folder, name);
    if (value === null && config.isProduction) missing.push(name);
    return [name, value] as const;
  });
  if (missing.length > 0) {
    throw new ConfigError(
      `Set ${missing.join(', ')}: 32 random bytes in base64 each, for example from "openssl rand -base64 32".`,
    );
  }
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value ?? createSecret(folder, name)]),
  ) as Secrets;
}

export function secretBytes(secret: string): Buffer {
  return Buffer.from(secret, 'base64');
}

function readSecret(folder: string, name: SecretName): string | null {
  try {
    return readFileSync(path.join(folder, name), 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function createSecret(folder: string, name: SecretName): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(32).toString('base64');
  try {
    writeFileSync(path.join(folder, name), `${secret}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    return secret;
  } catch (error) {
    // Two first runs at once: the one that wrote first wins.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readSecret(folder, name) ?? secret;
    throw error;
  }
}
