import { mkdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, readConfig } from '#lib/config.ts';
import { loadSecrets, secretBytes } from '#lib/secrets.ts';

const secret = Buffer.alloc(32, 1).toString('base64');

describe('secrets', () => {
  it('are made on a first run, readable by their owner only, and stay', async () => {
    const home = await emptyHome();
    const config = readConfig({ TAPIS_HOME: home });
    const made = loadSecrets(config);
    expect(loadSecrets(config)).toEqual(made);
    expect(new Set(Object.values(made)).size).toBe(3);
    for (const value of Object.values(made)) expect(secretBytes(value)).toHaveLength(32);
    for (const name of await readdir(path.join(home, 'secrets'))) {
      expect((await stat(path.join(home, 'secrets', name))).mode & 0o777).toBe(0o600);
    }
    expect((await stat(path.join(home, 'secrets'))).mode & 0o777).toBe(0o700);
  });

  it('come from the environment before the folder', async () => {
    const home = await emptyHome();
    loadSecrets(readConfig({ TAPIS_HOME: home }));
    expect(loadSecrets(readConfig({ TAPIS_HOME: home, TAPIS_KEY: secret })).TAPIS_KEY).toBe(secret);
  });

  it('are not made in production: the error names those that are missing', async () => {
    const home = await emptyHome();
    mkdirSync(path.join(home, 'secrets'));
    await writeFile(path.join(home, 'secrets', 'ASTRO_KEY'), `${secret}\n`);
    const config = readConfig({
      TAPIS_HOME: home,
      NODE_ENV: 'production',
      TAPIS_ORIGIN: 'https://tapis.example',
      TAPIS_SMTP_URL: 'smtp://mail.example',
      TAPIS_LOG_KEY: secret,
    });
    expect(() => loadSecrets(config)).toThrow(ConfigError);
    expect(() => loadSecrets(config)).toThrow(/^Set TAPIS_KEY:/);
    expect(await readdir(path.join(home, 'secrets'))).toEqual(['ASTRO_KEY']);
  });

  it('read base64url as well as base64', () => {
    const bytes = Buffer.alloc(32, 0xfb);
    expect(secretBytes(bytes.toString('base64url'))).toEqual(bytes);
    expect(secretBytes(bytes.toString('base64'))).toEqual(bytes);
  });
});

async function emptyHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'tapis-secrets-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  return home;
}
