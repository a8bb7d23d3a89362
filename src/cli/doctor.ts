import type { Command } from '#cli/commands.ts';
import { readMailHealth } from '#features/outbox/index.ts';
import { readConfig, VARIABLE_NAMES, type VariableName } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createContext } from '#server/context.ts';
import { isReady } from '#server/health.ts';

const SECRET_VARIABLES = new Set<VariableName>([
  'TAPIS_DATABASE_TOKEN',
  'TAPIS_KEY',
  'TAPIS_LOG_KEY',
  'ASTRO_KEY',
  'TAPIS_SMTP_URL',
  'TAPIS_HCAPTCHA_SECRET',
]);

export const doctor: Command = {
  usage: 'doctor',
  summary: 'Shows every variable that Tapis reads, and whether the store answers. Secrets are not shown.',
  async run() {
    for (const name of VARIABLE_NAMES) process.stdout.write(`${name.padEnd(24)}${shown(name)}\n`);
    const config = readConfig(process.env);
    process.stdout.write(`\nhome      ${config.home}\norigin    ${config.origin}\n`);
    const context = await createContext(config);
    const ready = await isReady(context);
    process.stdout.write(`store     ${ready ? 'answers' : 'does not answer'}\n`);
    process.stdout.write(`captcha   ${context.captcha.kind}\n`);
    process.stdout.write(
      `mail      ${context.mailer === null ? 'embedded outbox (no TAPIS_SMTP_URL)' : 'SMTP'}\n`,
    );
    if (ready) process.stdout.write(await mailLines(context));
    context.database.close();
    return ready ? 0 : 1;
  },
};

/** How many mails wait, and why others were given up in the last month. */
async function mailLines(context: Context): Promise<string> {
  const { waiting, oldestWaitingAt, givenUp } = await readMailHealth(context);
  const since = oldestWaitingAt === null ? '' : `, the oldest since ${oldestWaitingAt.toISOString()}`;
  const lines = [`waiting   ${waiting} mails${since}`];
  for (const [reason, count] of givenUp) lines.push(`given up  ${count} mails: ${reason}`);
  return `${lines.join('\n')}\n`;
}

function shown(name: VariableName): string {
  const value = process.env[name];
  if (value === undefined || value === '') return '(default)';
  return SECRET_VARIABLES.has(name) ? '(set)' : value;
}
