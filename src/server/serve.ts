import { readdir, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { inUseMark, releasesFolder } from '#lib/places.ts';
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
  const { home } = context.config;
  const site = await followCurrentSite(home);
  await markInUse(home, path.basename(site.releaseName));
  const pages = await loadPages(path.join(home, site.releaseName));
  const server = createWebServer(context, site, pages);
  await listen(server, context.config.host, context.config.port);
  const stopJobs = startJobs(context);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      site.stop();
      await Promise.all([close(server), stopJobs()]);
      context.mailer?.close();
    },
  };
}

async function loadPages(folder: string): Promise<PageHandler> {
  const entry = pathToFileURL(path.join(folder, 'server', 'entry.mjs'));
  const { handler } = (await import(entry.href)) as { handler: PageHandler };
  return handler;
}

/**
 * Has the release kept whose code this server runs: it loads a page's part when the page is first asked for, which
 * may be many releases later. Marks of servers that ended are taken away; a home has one server.
 */
async function markInUse(home: string, releaseName: string): Promise<void> {
  const names = await readdir(releasesFolder(home));
  await Promise.all(names.map((name) => rm(inUseMark(home, name), { force: true })));
  await writeFile(inUseMark(home, releaseName), '');
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(
        isTaken
          ? new ConfigError(`Port ${port} is in use. Stop what uses it, or set PORT to another.`)
          : error,
      );
    });
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
