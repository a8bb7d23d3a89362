import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { publishSite } from '#features/publication/index.ts';
import type { Context } from '#lib/context.ts';
import { accept } from '#lib/result.ts';
import { figureWords } from '#strings/figure-words.ts';

/** What was seen of the process that built the site while it ran. */
export interface BuildFacts {
  /** Names of its environment variables. Empty where /proc does not tell. */
  readonly variables: readonly string[];
  /** Whether a file stood at the database's place at its end, which had been cleared before it began. */
  readonly foundDatabase: boolean;
}

/**
 * Publishes the site while the database's file is away from its place and this process's environment holds the
 * database's address and key: neither must reach the build.
 */
export async function publishWithoutDatabase(context: Context) {
  const file = path.join(context.config.home, 'tapis.db');
  const twins = ['', '-wal', '-shm'].map((suffix) => file + suffix).filter((name) => existsSync(name));
  const variables = new Set<string>();
  let foundDatabase = false;
  const watch = setInterval(() => {
    for (const name of environmentOfBuild()) variables.add(name);
  }, 100);
  process.env['TAPIS_DATABASE_URL'] = context.config.databaseUrl;
  process.env['TAPIS_KEY'] = context.key.encryption.export().toString('base64');
  try {
    // The connection that is open keeps its file; whoever opens the address finds nothing.
    const result = await publishSite(context, figureWords, (step) => {
      if (step === 'build') for (const name of twins) renameSync(name, `${name}.away`);
      if (step !== 'check') return;
      foundDatabase = existsSync(file);
      for (const name of twins) renameSync(`${name}.away`, name);
    });
    const build: BuildFacts = { variables: [...variables], foundDatabase };
    return result.ok ? accept({ ...result.value, build }) : result;
  } finally {
    clearInterval(watch);
    delete process.env['TAPIS_DATABASE_URL'];
    delete process.env['TAPIS_KEY'];
  }
}

/** The names in the environment of this process's child that runs `astro build`, as Linux tells them. */
function environmentOfBuild(): string[] {
  if (!existsSync('/proc/self/stat')) return [];
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const build = processes.find((pid) => parentOf(pid) === process.pid && isBuild(pid));
  return build === undefined
    ? []
    : read(build, 'environ')
        .split('\0')
        .filter((pair) => pair !== '')
        .map((pair) => pair.split('=', 1)[0] ?? '');
}

function parentOf(pid: string): number {
  return Number(/\) \S (\d+)/.exec(read(pid, 'stat'))?.[1]);
}

function isBuild(pid: string): boolean {
  return read(pid, 'cmdline').includes('astro.mjs\0build');
}

/** Processes come and go while they are looked at. */
function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
