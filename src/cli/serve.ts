import type { Command } from '#cli/commands.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createContext } from '#server/context.ts';
import { serve } from '#server/serve.ts';

export const serveSite: Command = {
  usage: 'serve',
  summary: 'Serves what is published at HOST:PORT until SIGTERM or SIGINT.',
  run: async () => serveUntilStopped(await createContext(readConfig(process.env))),
};

/** Serves until the process is asked to stop; running requests are finished first. */
export async function serveUntilStopped(context: Context): Promise<number> {
  // Heard from before the line below is printed: whoever waits for it may ask to stop at once.
  const stopRequested = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  const server = await serve(context);
  process.stdout.write(`Tapis is ready at ${context.config.origin}\n`);
  await stopRequested;
  await server.stop();
  context.database.close();
  return 0;
}
