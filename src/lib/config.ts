import path from 'node:path';
import { z } from 'zod';

const secret = z.string().regex(/^[A-Za-z0-9+/_-]{43}=?$/, 'must be 32 bytes in base64 or base64url');

/** Every variable that Tapis reads. `tapis doctor` prints them; README documents them. */
const environmentSchema = z.object({
  TAPIS_HOME: z.string().min(1).default('./var'),
  TAPIS_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  TAPIS_DATABASE_URL: z
    .string()
    .regex(/^(file:|libsql:|https?:|wss?:)/, 'must begin with file: or libsql:')
    .optional(),
  TAPIS_DATABASE_TOKEN: z.string().optional(),
  TAPIS_KEY: secret.optional(),
  TAPIS_LOG_KEY: secret.optional(),
  ASTRO_KEY: secret.optional(),
  TAPIS_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TAPIS_MAIL_FROM: z
    .string()
    .regex(/@/, 'must hold an e-mail address, such as Tapis <tapis@example.go.id>')
    .optional(),
  TAPIS_HCAPTCHA_SITEKEY: z.string().optional(),
  TAPIS_HCAPTCHA_SECRET: z.string().optional(),
  TAPIS_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  TAPIS_DEMO: z.enum(['0', '1']).default('0'),
  NODE_ENV: z.string().optional(),
});

export type VariableName = Exclude<keyof z.infer<typeof environmentSchema>, 'NODE_ENV'>;
export const VARIABLE_NAMES = Object.keys(environmentSchema.shape).filter(
  (name) => name !== 'NODE_ENV',
) as VariableName[];

export interface Config {
  readonly home: string;
  readonly origin: string;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly databaseToken: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly hcaptcha: {
    readonly sitekey: string;
    readonly secret: string;
  } | null;
  /** How many reverse proxies of our own stand in front; 0 trusts no X-Forwarded-For. */
  readonly proxyHops: number;
  readonly isDemo: boolean;
  readonly isProduction: boolean;
  readonly secrets: {
    readonly TAPIS_KEY?: string;
    readonly TAPIS_LOG_KEY?: string;
    readonly ASTRO_KEY?: string;
  };
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment. Empty values count as unset.
 * @throws ConfigError that lists every variable that is wrong and what to set instead.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The configuration has errors. Correct these variables:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  const problems = missingTogether(env);
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  const home = path.resolve(env.TAPIS_HOME);
  const origin = (env.TAPIS_ORIGIN ?? `http://localhost:${env.PORT}`).replace(/\/$/, '');
  return {
    home,
    origin,
    host: env.HOST,
    port: env.PORT,
    databaseUrl: env.TAPIS_DATABASE_URL ?? `file:${path.join(home, 'tapis.db')}`,
    databaseToken: env.TAPIS_DATABASE_TOKEN ?? null,
    smtpUrl: env.TAPIS_SMTP_URL ?? null,
    mailFrom: env.TAPIS_MAIL_FROM ?? `Tapis <tapis@${new URL(origin).hostname}>`,
    hcaptcha:
      env.TAPIS_HCAPTCHA_SITEKEY && env.TAPIS_HCAPTCHA_SECRET
        ? {
            sitekey: env.TAPIS_HCAPTCHA_SITEKEY,
            secret: env.TAPIS_HCAPTCHA_SECRET,
          }
        : null,
    proxyHops: env.TAPIS_PROXY_HOPS,
    isDemo: env.TAPIS_DEMO === '1',
    isProduction: env.NODE_ENV === 'production',
    secrets: {
      ...(env.TAPIS_KEY && { TAPIS_KEY: env.TAPIS_KEY }),
      ...(env.TAPIS_LOG_KEY && { TAPIS_LOG_KEY: env.TAPIS_LOG_KEY }),
      ...(env.ASTRO_KEY && { ASTRO_KEY: env.ASTRO_KEY }),
    },
  };
}

function missingTogether(env: z.infer<typeof environmentSchema>): string[] {
  const problems: string[] = [];
  if (Boolean(env.TAPIS_HCAPTCHA_SITEKEY) !== Boolean(env.TAPIS_HCAPTCHA_SECRET)) {
    problems.push('Set both TAPIS_HCAPTCHA_SITEKEY and TAPIS_HCAPTCHA_SECRET, or neither.');
  }
  if (env.NODE_ENV === 'production' && env.TAPIS_DEMO !== '1') {
    if (!env.TAPIS_ORIGIN)
      problems.push('Set TAPIS_ORIGIN to the public address, such as https://tapis.example.');
    if (!env.TAPIS_SMTP_URL)
      problems.push('Set TAPIS_SMTP_URL: without it no confirmation code can be sent.');
  }
  return problems;
}
