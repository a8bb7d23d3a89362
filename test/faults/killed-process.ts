import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs a script and ends it with SIGKILL, some milliseconds after its first line that begins so.
 * @returns every line that it wrote.
 */
export async function killedAfter(
  beginning: string,
  milliseconds: number,
  script: string,
  ...words: string[]
): Promise<string[]> {
  const child = spawn(process.execPath, [script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const said = new Promise<void>((resolve) => {
    reader.on('line', (line) => {
      lines.push(line);
      if (line.startsWith(beginning)) resolve();
    });
  });
  const ended = once(child, 'exit');
  const read = once(reader, 'close');
  await Promise.race([said, ended]);
  await wait(milliseconds);
  child.kill('SIGKILL');
  await Promise.all([ended, read]);
  return lines;
}
