import { describe, expect, it } from 'vitest';
import {
  agencies,
  findKindConflict,
  findPostFamily,
  gradeBand,
  grades,
  postFamilies,
  quarterOf,
} from '#features/staffing/index.ts';

describe('the vocabularies of the province', () => {
  it('have agencies and families with codes of their own', () => {
    for (const list of [agencies, postFamilies])
      expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  });

  it('tell the kind that a family belongs to', () => {
    expect(findKindConflict('pendidik', 'fungsional')).toBeNull();
    expect(findKindConflict('pendidik', 'pelaksana')).toBe(
      findPostFamily('pendidik') && 'Jabatan Fungsional',
    );
    expect(findKindConflict('pendidik', undefined)).toBeNull();
    expect(findKindConflict(undefined, 'pelaksana')).toBeNull();
  });
});

describe('grades', () => {
  it('fall into eight bands', () => {
    expect([...new Set(grades.map(gradeBand))]).toEqual([
      'I',
      'II',
      'III',
      'IV',
      'PPPK I–IV',
      'PPPK V–VIII',
      'PPPK IX–XII',
      'PPPK XIII–XVII',
    ]);
    expect(() => gradeBand('XX')).toThrow(RangeError);
  });
});

describe('quarters', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-07-01', '2026-Q3'],
    ['2026-12-31', '2026-Q4'],
  ])('%s lies in %s', (date, quarter) => {
    expect(quarterOf(date)).toBe(quarter);
  });
});
