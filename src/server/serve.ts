import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Context } from '#lib/context.ts';
import { followCurrentSite } from '#server/current-site.ts';
import { createWebServer, type PageHandler } from '#server/http.ts';
import { startJobs } from '#server/jobs.ts';

export interface RunningServer {
  readonly port: number;
  /** Lets running requests end (10 s at most), then closes. */
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;

/** Serves what is published, and works through the outbox. Listens when it resolves. */
export async function serve(context: Context): Promise<RunningServer> {
  const site = await followCurrentSite(context.config.home);
  const entry = path.join(context.config.home, site.releaseName, 'server', 'entry.mjs');
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: PageHandler };
  const server = createWebServer(context, site, handler);
  await listen(server, context.config.host, context.config.port);
  const stopJobs = startJobs(context);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      site.stop();
      await Promise.all([close(server), stopJobs()]);
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
