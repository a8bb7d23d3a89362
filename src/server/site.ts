import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { lookup } from 'mrmime';

export interface StaticFile {
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
  readonly etag: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** One release of the static site in memory, by URL path. */
export type Site = ReadonlyMap<string, StaticFile>;

const IMMUTABLE = 'public, max-age=31536000, immutable';
const REVALIDATE = 'public, max-age=0, must-revalidate';

/** Reads every file of a built site with its precompressed twins (.br, .gz), which are served by negotiation only. */
export async function loadSite(folder: string): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const present = new Set(names);
  const site = new Map<string, StaticFile>();
  for (const name of names) {
    if (isTwin(name, present)) continue;
    site.set(urlPath(name), await loadFile(folder, name, present));
  }
  return site;
}

function isTwin(name: string, present: ReadonlySet<string>): boolean {
  return /\.(br|gz)$/.test(name) && present.has(name.replace(/\.(br|gz)$/, ''));
}

async function loadFile(folder: string, name: string, present: ReadonlySet<string>): Promise<StaticFile> {
  const twin = (extension: string) =>
    present.has(name + extension) ? readFile(path.join(folder, name + extension)) : null;
  const [plain, brotli, gzip] = await Promise.all([
    readFile(path.join(folder, name)),
    twin('.br'),
    twin('.gz'),
  ]);
  return {
    plain,
    brotli,
    gzip,
    etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    contentType: contentType(name),
    cacheControl: name.startsWith('_astro/') ? IMMUTABLE : REVALIDATE,
  };
}

function contentType(name: string): string {
  const type = lookup(name) ?? 'application/octet-stream';
  return /^(text\/|application\/(json|xml|javascript|ld\+json|manifest\+json)|image\/svg)/.test(type)
    ? `${type}; charset=utf-8`
    : type;
}

/** `pengumuman/x.html` and `pengumuman/x/index.html` answer at /pengumuman/x; other files at their own name. */
export function urlPath(name: string): string {
  const clean = name
    .split(path.sep)
    .join('/')
    .replace(/(^|\/)index\.html$/, '$1')
    .replace(/\.html$/, '');
  return `/${clean.replace(/\/$/, '')}`;
}
