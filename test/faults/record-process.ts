import { setInterval } from 'node:timers';
import { writeApprovedReleases } from '#features/publication/index.ts';
import type { Context } from '#lib/context.ts';
import { openProcessContext } from '#test/faults/process-context.ts';

/**
 * Lets approved releases through the door, and never comes to mark them published: `node record-process.ts HOME URL`.
 * Writes `begins` before the first document and `written` after the last one, then waits for its end.
 */
const [, , home = '', url = ''] = process.argv;
const context = await openProcessContext(home, url);
const stopsThere: Context = {
  ...context,
  database: {
    ...context.database,
    write() {
      process.stdout.write('written\n');
      return new Promise(() => undefined);
    },
  },
};
setInterval(() => undefined, 1_000);
process.stdout.write('begins\n');
await writeApprovedReleases(stopsThere);
