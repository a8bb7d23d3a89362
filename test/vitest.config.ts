import { defineConfig } from 'vitest/config';

/** Tests of the whole: a published home is made for them once, with servers and a browser to follow. */
const WHOLE = ['test/server/**/*.test.ts', 'test/journeys/**/*.test.ts', 'test/cli/**/*.test.ts'];

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers only take turns, and the heavy tests start servers and a browser of their own.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // No feature keeps state in a module, so the files of a worker can share what they import: half the time.
        test: { name: 'parts', include: ['test/**/*.test.ts'], exclude: WHOLE, isolate: false },
      },
      {
        extends: true,
        test: { name: 'whole', include: WHOLE, globalSetup: ['test/support/global-setup.ts'] },
      },
    ],
  },
});
