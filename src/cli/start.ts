import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '#cli/commands.ts';
import { createProvince } from '#cli/demo.ts';
import { publishApproved } from '#cli/publish.ts';
import { serveUntilStopped } from '#cli/serve.ts';
import { demoAccounts, demoPassword, demoRepresentative } from '#db/demo/index.ts';
import { readConfig } from '#lib/config.ts';
import { createContext } from '#server/context.ts';

export const start: Command = {
  usage: 'start',
  summary: 'The demonstration: on its first run makes a synthetic province and publishes it, then serves it.',
  async run() {
    // Inherited by the jobs that the server starts.
    process.env['TAPIS_DEMO'] = '1';
    const config = readConfig(process.env);
    const tell = (line: string) => process.stdout.write(`${line}\n`);
    if (!existsSync(path.join(config.home, 'current'))) {
      tell('First start: a synthetic province is made. This takes about half a minute.');
      await createProvince(config, tell);
      const context = await createContext(config);
      const published = await publishApproved(context, tell);
      context.database.close();
      if (!published.ok) return 1;
    }
    tell('\nEverything here is synthetic. Sign in at /kerja with the password');
    tell(`  ${demoPassword}`);
    for (const { email, roles } of demoAccounts) tell(`  ${email.padEnd(42)}${roles.join(', ')}`);
    tell(
      `  ${demoRepresentative.email.padEnd(42)}representative, at /organisasi/masuk; codes at /demo/kotak-surat`,
    );
    tell('');
    return serveUntilStopped(await createContext(config));
  },
};
