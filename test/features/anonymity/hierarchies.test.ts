import { describe, expect, it } from 'vitest';
import { HierarchyError, readHierarchy } from '#features/anonymity/gate/hierarchy-reader.ts';
import { generalise, HIERARCHY_NAMES, hierarchyCsv } from '#features/anonymity/index.ts';
import { ATTRIBUTES } from '#features/anonymity/rules/hierarchies.ts';
import { agencies, domainClusters, grades, postFamilies, postKinds } from '#features/staffing/index.ts';
import { sha256Hex } from '#lib/hash.ts';

const linesOf = (name: (typeof HIERARCHY_NAMES)[number]) =>
  hierarchyCsv(name)
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';'));

describe('the hierarchies', () => {
  it.each([
    ['origin', 'dinas-kesehatan', ['dinas-kesehatan', 'kesehatan', '*']],
    ['destination', 'biro-umum', ['biro-umum', 'sekretariat', '*']],
    ['post', 'tenaga-kesehatan', ['tenaga-kesehatan', 'fungsional', '*']],
    ['post', 'pimpinan-tinggi', ['pimpinan-tinggi', 'jpt', '*']],
    ['grade', 'III/c', ['III/c', 'III', '*']],
    ['grade', 'IX', ['IX', 'PPPK IX–XII', '*']],
    ['period', '2026-07', ['2026-07', '2026-Q3', '2026-H2', '2026']],
    ['period', '2025-12', ['2025-12', '2025-Q4', '2025-H2', '2025']],
    ['period', '2026-06', ['2026-06', '2026-Q2', '2026-H1', '2026']],
  ] as const)('put %s %s under its parents', (attribute, leaf, chain) => {
    expect(chain.map((_, level) => generalise(attribute, leaf, level))).toEqual(chain);
  });

  it('refuse a leaf or a level that they do not have', () => {
    expect(() => generalise('origin', 'dinas-sihir', 0)).toThrow(RangeError);
    expect(() => generalise('grade', 'III/c', 3)).toThrow(RangeError);
    expect(() => generalise('period', '1999-01', 0)).toThrow(RangeError);
  });

  it('hold every code of the vocabularies as a leaf and its parent above it', () => {
    expect(linesOf('agency').map((line) => line[0])).toEqual(agencies.map((agency) => agency.code));
    expect(linesOf('post').map((line) => line[0])).toEqual(postFamilies.map((family) => family.code));
    expect(linesOf('grade').map((line) => line[0])).toEqual(grades);
    const clusters = domainClusters.map((cluster) => cluster.code);
    expect(linesOf('agency').every((line) => clusters.includes(line[1] as string))).toBe(true);
    const kinds = postKinds.map((kind) => kind.code);
    expect(linesOf('post').every((line) => kinds.includes(line[1] as string))).toBe(true);
  });

  it('are published as the levels that describe', () => {
    for (const attribute of ATTRIBUTES) {
      const name = attribute === 'origin' || attribute === 'destination' ? 'agency' : attribute;
      for (const line of linesOf(name)) {
        expect(line).toEqual(line.map((_, level) => generalise(attribute, line[0] as string, level)));
      }
    }
  });

  // A changed vocabulary changes these files: give the hierarchies a new version, then the new digests.
  it('of version 2026-1 never change', () => {
    const digests = Object.fromEntries(
      HIERARCHY_NAMES.map((name) => [name, sha256Hex(hierarchyCsv(name)).slice(0, 16)]),
    );
    expect(digests).toEqual({
      agency: '8ca552016dc34058',
      post: 'fd6e7b43922ec9bc',
      grade: '53a3ae6cfb103b24',
      period: '441515dbbdc83fc0',
    });
  });
});

describe('a reader of hierarchy files', () => {
  it('reads the lines of each hierarchy of the record', () => {
    for (const name of HIERARCHY_NAMES) {
      expect(readHierarchy(name, hierarchyCsv(name)).length).toBeGreaterThan(10);
    }
  });

  it.each([
    ['nothing', '', 'the file is empty'],
    ['a gap', 'a;;*\n', '"a" has a gap'],
    ['a line that stops early', 'a;x;*\nb;x\n', '"b" has 2 levels, others 3'],
    ['a leaf twice', 'a;x;*\na;x;*\n', '"a" stands twice'],
    ['two parents', 'a;x;p;*\nb;x;q;*\n', '"x" stands below both "p" and "q"'],
    ['a circle in a line', 'a;b;a;*\n', '"a" stands above itself'],
    ['a circle over two lines', 'a;b;*\nb;a;*\n', '"a" stands above itself'],
  ])('refuses %s', (_, csv, problem) => {
    expect(() => readHierarchy('agency', csv)).toThrow(`Hierarchy "agency": ${problem}.`);
    expect(() => readHierarchy('agency', csv)).toThrow(HierarchyError);
  });
});
