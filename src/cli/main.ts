#!/usr/bin/env node
import { type Command, commands } from '#cli/commands.ts';
import { ConfigError } from '#lib/config.ts';

const [name = 'help', ...rest] = process.argv.slice(2);
const command: Command | undefined = commands[name];

if (command === undefined) {
  process.stdout.write(helpText());
  process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
} else if (rest.includes('--help')) {
  process.stdout.write(`${command.usage}\n  ${command.summary}\n`);
} else {
  try {
    process.exitCode = await command.run(rest);
  } catch (error) {
    process.stderr.write(
      error instanceof ConfigError ? `${error.message}\n` : `${String((error as Error).stack)}\n`,
    );
    process.exitCode = 1;
  }
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return `Usage: npm run tapis -- <command>\n\n${lines.join('\n')}\n`;
}
