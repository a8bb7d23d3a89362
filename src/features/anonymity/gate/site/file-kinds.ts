/** How a file of the site is looked into. */
export type FileKind = 'page' | 'data' | 'table' | 'addresses' | 'text' | 'log' | 'binary';

const KINDS: Readonly<Record<string, FileKind>> = {
  html: 'page',
  json: 'data',
  csv: 'table',
  xml: 'addresses',
  css: 'text',
  js: 'text',
  svg: 'text',
  txt: 'text',
  webmanifest: 'text',
  woff2: 'binary',
  png: 'binary',
  ico: 'binary',
};

/** The public log: hashes, and the ids of documents, withdrawn ones too (C2SP tlog-tiles). */
const LOG = /^log\/[a-z]+\/(?:checkpoint|checkpoints\/\d+|tile\/(?:entries\/|\d+\/)[\dx/]+(?:\.p\/\d+)?)$/;

/** Null for a file that has no place in a site: of another type, hidden, or a leftover of the build. */
export function kindOf(path: string): FileKind | null {
  if (LOG.test(path)) return 'log';
  const names = path.split('/');
  if (names.some((name) => name.startsWith('.'))) return null;
  const extension = /\.([a-z0-9]+)$/.exec(names.at(-1) ?? '')?.[1] ?? '';
  return KINDS[extension] ?? null;
}
