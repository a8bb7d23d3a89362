import { opendir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createSiteGate, type SiteGateInput, type SiteReport } from '#features/anonymity/index.ts';

/** Runs the gate over every file below the folder, one after the other. */
export async function checkSite(folder: string, input: SiteGateInput): Promise<SiteReport> {
  const gate = createSiteGate(input);
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(file) : null;
    gate.read({ path: path.relative(folder, file), bytes });
  }
  return gate.finish();
}
