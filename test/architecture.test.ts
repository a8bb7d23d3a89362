import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Features in their order of dependence: each may import those before it. */
const FEATURES = [
  'outbox',
  'identity',
  'privacy',
  'staffing',
  'transfer',
  'anonymity',
  'record',
  'publication',
  'feedback',
  'organisation',
  'evaluation',
];

/** Who may import whom: a room (first match wins) and what its imports may look like. */
const TABLE: readonly { room: RegExp; may: readonly (RegExp | 'own' | 'above')[] }[] = [
  { room: /^src\/lib\/context\.ts$/, may: [/^src\/lib\//, /^db\/client\.ts$/] },
  { room: /^src\/lib\//, may: [/^src\/lib\//] },
  { room: /^src\/strings\//, may: [/^src\/strings\//, /^src\/lib\//, /^src\/features\/[^/]+\/index\.ts$/] },
  { room: /^src\/ui\//, may: [/^src\/ui\//, /^src\/lib\//, /^src\/styles\//] },
  {
    room: /^src\/layouts\//,
    may: [/^src\/(ui|layouts|styles|strings|lib)\//, /^src\/features\/[^/]+\/index\.ts$/],
  },
  {
    room: /^src\/features\/[^/]+\/.*\.astro$/,
    may: [/^src\/(ui|strings|lib)\//, /^src\/features\/[^/]+\/(index\.ts|[^/]+\.astro)$/, 'own'],
  },
  { room: /^src\/features\/[^/]+\/(rules|schema)(\.ts$|\/)/, may: [/^src\/lib\//, 'own', 'above'] },
  {
    room: /^src\/features\/[^/]+\/(store|store\/.*)(\.ts)?$/,
    may: [/^db\/(client|prepared|schema\/index)\.ts$/, /^src\/lib\//, 'own', 'above'],
  },
  { room: /^src\/features\//, may: [/^src\/lib\//, 'own', 'above'] },
  {
    room: /^src\/(pages|actions|cli|middleware\.ts|content\.config\.ts|env\.d\.ts)/,
    may: [
      /^src\/(ui|layouts|strings|lib|cli|actions|styles)\//,
      /^src\/features\/[^/]+\/(index\.ts|[^/]+\.astro)$/,
      /^src\/server\/(context|development-context|serve|health)\.ts$/,
      /^db\/demo\/index\.ts$/,
    ],
  },
  {
    room: /^src\/server\//,
    may: [/^src\/(server|lib|strings)\//, /^src\/features\/[^/]+\/index\.ts$/, /^db\/client\.ts$/],
  },
  {
    room: /^db\/demo\//,
    may: [
      /^db\/demo\//,
      /^src\/lib\//,
      /^src\/features\/[^/]+\/index\.ts$/,
      /^src\/features\/[^/]+\/reference\//,
    ],
  },
  { room: /^db\//, may: [/^db\//, /^src\/lib\//] },
];

const ROOT = path.resolve(import.meta.dirname, '..');
const files = globSync(['src/**/*.ts', 'src/**/*.astro', 'db/**/*.ts'], { cwd: ROOT }).sort();

/** The imports of a module as paths from the root; packages and virtual modules are left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const code = file.endsWith('.astro') ? astroCode(text) : text;
  const specifiers = [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  return specifiers.map((specifier) => resolve(file, specifier)).filter((target) => target !== null);
}

function astroCode(text: string): string {
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
  return [frontmatter, ...scripts].join('\n');
}

function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('#db/')) return `db/${specifier.slice(4)}`;
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (!specifier.startsWith('.')) return null;
  return path.join(path.dirname(file), specifier.replace(/\?.*$/, ''));
}

function featureOf(file: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? null;
}

function isAllowed(file: string, target: string): boolean {
  const rule = TABLE.find(({ room }) => room.test(file));
  if (rule === undefined) return false;
  const own = featureOf(file);
  return rule.may.some((may) => {
    if (may instanceof RegExp) return may.test(target);
    if (may === 'own') return featureOf(target) === own && own !== null;
    const neighbour = featureOf(target);
    const isFrontDoor = /^src\/features\/[^/]+\/index\.ts$/.test(target);
    return isFrontDoor && FEATURES.indexOf(neighbour ?? '') < FEATURES.indexOf(own ?? '');
  });
}

describe('the import table', () => {
  it('is kept by every module', () => {
    const offences = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(file, target))
        .map((target) => `${file} → ${target}`),
    );
    expect(offences).toEqual([]);
  });

  it('would notice an offence', () => {
    expect(isAllowed('src/features/identity/service.ts', 'src/features/feedback/index.ts')).toBe(false);
    expect(isAllowed('src/features/feedback/service/submit.ts', 'db/client.ts')).toBe(false);
    expect(isAllowed('src/pages/index.astro', 'src/features/feedback/store/feedback.ts')).toBe(false);
    expect(
      isAllowed('src/features/feedback/rules/window.ts', 'src/features/feedback/store/feedback.ts'),
    ).toBe(true);
  });

  it('lets publication alone write the record', () => {
    const writers = files.filter(
      (file) =>
        !file.startsWith('src/features/record/') &&
        /writeDocument|removeDocument/.test(readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(writers.every((file) => file.startsWith('src/features/publication/'))).toBe(true);
  });

  it('keeps clock, chance, network, process and database out of the rules', () => {
    const impure =
      /\bnew Date\(\)|Date\.now\(|Math\.random\(|\bfetch\(|\bprocess\.|node:(fs|net|http|child_process)/;
    const rules = files.filter((file) => /^src\/features\/[^/]+\/rules(\.ts|\/)/.test(file));
    const offences = rules.filter((file) => impure.test(readFileSync(path.join(ROOT, file), 'utf8')));
    expect(rules.length).toBeGreaterThan(5);
    expect(offences).toEqual([]);
  });
});

describe('the sizes', () => {
  const sizes = files
    .filter((file) => !file.startsWith('src/strings/') && !file.startsWith('db/migrations/'))
    .map((file) => ({ file, lines: readFileSync(path.join(ROOT, file), 'utf8').split('\n').length }));

  it('are at most 250 lines a file', () => {
    expect(sizes.filter(({ lines }) => lines > 250)).toEqual([]);
  });

  it('are under 150 lines in nine files of ten', () => {
    const long = sizes.filter(({ lines }) => lines >= 150);
    expect(long.length / sizes.length).toBeLessThanOrEqual(0.1);
  });
});
