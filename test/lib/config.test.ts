import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, VARIABLE_NAMES } from '#lib/config.ts';

const secret = Buffer.alloc(32, 1).toString('base64');

describe('the configuration', () => {
  it('needs nothing outside production', () => {
    const config = readConfig({});
    expect(config.home).toBe(path.resolve('var'));
    expect(config.origin).toBe('http://localhost:4321');
    expect(config.databaseUrl).toBe(`file:${path.resolve('var/tapis.db')}`);
    expect(config).toMatchObject({ host: '127.0.0.1', port: 4321, isDemo: false, isProduction: false });
    expect(config).toMatchObject({ smtpUrl: null, hcaptcha: null, databaseToken: null, secrets: {} });
  });

  it('counts an empty value as unset', () => {
    const empty = Object.fromEntries(VARIABLE_NAMES.map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('takes what is set', () => {
    const config = readConfig({
      TAPIS_ORIGIN: 'https://tapis.example/',
      PORT: '8080',
      TAPIS_DATABASE_URL: 'libsql://db.example',
      TAPIS_SMTP_URL: 'smtps://mail.example',
      TAPIS_HCAPTCHA_SITEKEY: 'site',
      TAPIS_HCAPTCHA_SECRET: 'hush',
      TAPIS_DEMO: '1',
      TAPIS_KEY: secret,
    });
    expect(config.origin).toBe('https://tapis.example');
    expect(config).toMatchObject({ port: 8080, databaseUrl: 'libsql://db.example', isDemo: true });
    expect(config.hcaptcha).toEqual({ sitekey: 'site', secret: 'hush' });
    expect(config.secrets).toEqual({ TAPIS_KEY: secret });
  });

  it('names every variable that is wrong, at once', () => {
    const wrong = { PORT: '70000', TAPIS_SMTP_URL: 'https://mail', TAPIS_KEY: 'short', TAPIS_DEMO: 'yes' };
    expect(() => readConfig(wrong)).toThrow(ConfigError);
    for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
  });

  it('does not repeat the value of a secret in its complaint', () => {
    expect(() => readConfig({ TAPIS_KEY: 'hunter2' })).toThrow(expect.not.stringContaining('hunter2'));
  });

  it('wants both hCaptcha keys or neither', () => {
    expect(() => readConfig({ TAPIS_HCAPTCHA_SITEKEY: 'site' })).toThrow(/or neither/);
    expect(() => readConfig({ TAPIS_HCAPTCHA_SECRET: 'hush' })).toThrow(/or neither/);
  });

  it('wants an origin and a mail server in production, but not for a demo', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/TAPIS_ORIGIN[\s\S]*TAPIS_SMTP_URL/);
    expect(readConfig({ NODE_ENV: 'production', TAPIS_DEMO: '1' }).isProduction).toBe(true);
  });
});
