import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Runs `work` while no other process publishes into this home. A lock left by a process that died is taken over.
 * @returns null when another process holds it.
 */
export async function whileAlone<Value>(home: string, work: () => Promise<Value>): Promise<Value | null> {
  const file = path.join(home, 'publish.lock');
  if (!(await take(file)) && !((await removeStale(file)) && (await take(file)))) return null;
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

/** Linking a file that is written already puts the lock there with its content or not at all. */
async function take(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/** Moves a dead process's lock aside. Of several who try, one moves it; who moved a living one puts it back. */
async function removeStale(file: string): Promise<boolean> {
  const holder = await readFile(file, 'utf8').catch(() => '');
  if (isAlive(holder)) return false;
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
    const moved = await readFile(aside, 'utf8');
    if (moved !== holder) await link(aside, file);
    return moved === holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function isAlive(holder: string): boolean {
  const pid = Number(holder);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
