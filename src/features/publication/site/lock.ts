import { open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Runs `work` while no other process publishes into this home. A lock left by a process that died is taken over.
 * @returns null when another process holds it.
 */
export async function whileAlone<Value>(home: string, work: () => Promise<Value>): Promise<Value | null> {
  const file = path.join(home, 'publish.lock');
  if (!(await take(file))) {
    if (await isHeld(file)) return null;
    await rm(file, { force: true });
    if (!(await take(file))) return null;
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isHeld(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
