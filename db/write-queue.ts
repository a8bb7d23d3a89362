import { setImmediate } from 'node:timers/promises';
import type { Statement } from '#db/client.ts';

const MOST_STATEMENTS = 200;

interface Submission {
  readonly statements: readonly Statement[];
  resolve(changed: number[]): void;
  reject(error: unknown): void;
}

/**
 * One writer for the process. Writes that wait are joined into one commit (group commit), in the order they
 * came: one fsync serves them all. When a joined commit fails, each submission is tried by itself, so that only
 * the guilty one fails.
 */
export function createWriteQueue(run: (statements: readonly Statement[]) => Promise<number[]>) {
  const waiting: Submission[] = [];
  let isRunning = false;

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      // One turn of the event loop: what arrives in it joins the commit. A commit to a file blocks the loop,
      // so without the turn between two of them no request would be read until the queue is empty.
      await setImmediate();
      await commit(takeGroup(waiting), run);
    }
    isRunning = false;
  }

  return (statements: readonly Statement[]): Promise<number[]> =>
    new Promise((resolve, reject) => {
      if (statements.length === 0) return resolve([]);
      waiting.push({ statements, resolve, reject });
      if (!isRunning) void drain();
    });
}

function takeGroup(waiting: Submission[]): Submission[] {
  let count = 0;
  let size = 0;
  for (const submission of waiting) {
    size += submission.statements.length;
    if (count > 0 && size > MOST_STATEMENTS) break;
    count++;
  }
  return waiting.splice(0, count);
}

async function commit(
  group: readonly Submission[],
  run: (statements: readonly Statement[]) => Promise<number[]>,
): Promise<void> {
  try {
    const changed = await run(group.flatMap((submission) => submission.statements));
    let from = 0;
    for (const { statements, resolve } of group) {
      resolve(changed.slice(from, from + statements.length));
      from += statements.length;
    }
  } catch (error) {
    if (group.length === 1) group[0]?.reject(error);
    else for (const submission of group) await commit([submission], run);
  }
}
