import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { createSiteGate, type SiteGateInput, type SiteReport } from '#features/anonymity/index.ts';

/** The files of a built site by their paths, as they were before they were compressed. */
export type BuiltSite = ReadonlyMap<string, Uint8Array>;

export function readBuiltSite(folder: string): BuiltSite {
  const files = globSync('**/*', { cwd: folder }).filter(
    (file) => !/\.(br|gz)$/.test(file) && statSync(path.join(folder, file)).isFile(),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(folder, file))]));
}

/** Files that are changed or added; taken away where they are null. */
export type Tampering = Readonly<Record<string, string | Uint8Array | null>>;

/** What the gate says of a site of which some files are others. */
export function judge(site: BuiltSite, input: SiteGateInput, tampering: Tampering = {}): SiteReport {
  const gate = createSiteGate(input);
  for (const [file, bytes] of site) if (!(file in tampering)) gate.read({ path: file, bytes });
  for (const [file, content] of Object.entries(tampering)) {
    if (content === null) continue;
    gate.read({ path: file, bytes: typeof content === 'string' ? Buffer.from(content) : content });
  }
  return gate.finish();
}

/** The findings of a report, a line each: check, path, field, remedy. */
export function findingsIn({ checks }: SiteReport): string[] {
  return checks.flatMap(({ check, findings }) =>
    findings.map(({ path: file, field, remedy }) => `${check} ${file} ${field} ${remedy}`),
  );
}
