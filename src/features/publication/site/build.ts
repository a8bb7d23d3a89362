import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Context } from '#lib/context.ts';
import { recordFolder } from '#lib/places.ts';

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));
const ASTRO = fileURLToPath(new URL('../../../../node_modules/astro/bin/astro.mjs', import.meta.url));

/** The build's whole environment: where the record is, and nothing by which the restricted store could be reached. */
function buildEnvironment(context: Context, outFolder: string): NodeJS.ProcessEnv {
  const { config, astroKey } = context;
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_KEY: astroKey,
    TAPIS_ORIGIN: config.origin,
    TAPIS_RECORD: recordFolder(config.home),
    TAPIS_OUT: outFolder,
    TAPIS_CACHE: `${config.home}/cache`,
    TAPIS_DEMO: config.isDemo ? '1' : '0',
    ...(config.hcaptcha !== null && { TAPIS_HCAPTCHA_SITEKEY: config.hcaptcha.sitekey }),
  };
}

/**
 * Builds the site from the record into `outFolder` (client/ and server/).
 * @throws with the end of the build's output when it fails.
 */
export function buildSite(context: Context, outFolder: string): Promise<void> {
  const child = spawn(process.execPath, [ASTRO, 'build'], {
    cwd: PROJECT,
    env: buildEnvironment(context, outFolder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-8000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The site could not be built (code ${code}).\n${output}`)),
    );
  });
}
