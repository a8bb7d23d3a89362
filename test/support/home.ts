import { cp, mkdir, mkdtemp, readlink, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { inject } from 'vitest';
import { verifiedFeedback } from '#features/feedback/index.ts';
import { readConfig } from '#lib/config.ts';
import type { Context } from '#lib/context.ts';
import { createContext } from '#server/context.ts';
import type { PublishedHome } from '#test/support/published-home.ts';

const COPIED = ['tapis.db', 'record', 'secrets', 'attachments'];

/** A home of this test's own, equal to the published one: database, record and secrets are copies, the built site a link. */
export async function copyHome(): Promise<PublishedHome & { remove(): Promise<void> }> {
  const published = inject('publishedHome');
  const folder = await mkdtemp(path.join(published.folder, 'copy-'));
  for (const name of COPIED) {
    await cp(path.join(published.folder, name), path.join(folder, name), { recursive: true });
  }
  await mkdir(path.join(folder, 'releases'));
  const current = await readlink(path.join(published.folder, 'current'));
  await symlink(path.join(published.folder, current), path.join(folder, current));
  await symlink(current, path.join(folder, 'current'));
  return { ...published, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Gives the home a release of its own in the place of the shared one, so that a test may take it away. */
export async function ownRelease({ folder, releaseName }: PublishedHome): Promise<void> {
  const place = path.join(folder, 'releases', releaseName);
  const shared = await readlink(place);
  await rm(place);
  await cp(shared, place, { recursive: true });
}

/** Ids of what the synthetic organisations left: who is verified, what they sent, and the application that waits. */
export function organisationIds(folder: string) {
  return insideHome(folder, async ({ database }) => {
    const idOf = async (query: string) =>
      (await database.read.all<{ id: string }>(sql.raw(query)))[0]?.id ?? '';
    const scanOf = (join: string) => `SELECT a.id FROM organisation_attachment a JOIN ${join}`;
    return {
      organisation: await idOf('SELECT id FROM organisation'),
      application: await idOf("SELECT id FROM organisation_application WHERE state = 'submitted'"),
      scan: await idOf(
        scanOf("organisation_application p ON p.form_key = a.owner_id WHERE p.state = 'submitted'"),
      ),
      input: await idOf('SELECT id FROM organisation_input'),
      attachment: await idOf(scanOf('organisation_input i ON i.id = a.owner_id')),
    };
  });
}

/** Works on a home's store in this process, beside a server that runs on it, as the command line does. */
export async function insideHome<Value>(
  folder: string,
  work: (context: Context) => Promise<Value>,
): Promise<Value> {
  const context = await createContext(readConfig({ TAPIS_HOME: folder }));
  try {
    return await work(context);
  } finally {
    context.database.close();
  }
}

/** The id of the first verified feedback of a window. */
export async function firstVoice(folder: string, windowId: string): Promise<string> {
  const [voice] = await insideHome(folder, (context) => verifiedFeedback(context, windowId));
  if (voice === undefined) throw new Error('Nobody spoke in this window.');
  return voice.id;
}
