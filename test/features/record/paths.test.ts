import { describe, expect, it } from 'vitest';
import {
  announcementPath,
  hierarchyPath,
  outcomePath,
  releasePath,
  responsePath,
  staffingPath,
} from '#features/record/index.ts';
import { isRecordPath, parseRevision } from '#features/record/rules/paths.ts';

const id = 'abcdefghijklmnopqrstuvwxyz';

describe('the paths of the record', () => {
  it.each([
    [announcementPath(id, 1), `announcements/${id}/1.json`],
    [announcementPath(id, 12), `announcements/${id}/12.json`],
    [responsePath(id, 2), `responses/${id}/2.json`],
    [releasePath(id), `releases/${id}.json`],
    [staffingPath('2026-Q3'), 'staffing/2026-Q3.json'],
    [outcomePath(id), `outcomes/${id}.json`],
    [hierarchyPath('2026-1', 'agency'), 'hierarchies/2026-1/agency.csv'],
  ])('are %s', (path, expected) => {
    expect(path).toBe(expected);
    expect(isRecordPath(path)).toBe(true);
  });

  it.each([
    [() => announcementPath('../x', 1)],
    [() => announcementPath(id, 0)],
    [() => announcementPath(id, 1.5)],
    [() => staffingPath('2026-Q5')],
    [() => hierarchyPath('2026-1', '../agency')],
    [() => hierarchyPath('..', 'agency')],
  ])('refuse malformed parts: %s', (make) => {
    expect(make).toThrow(RangeError);
  });

  it.each(['', '/a', 'a/', 'a//b', '..', '../a', 'a/../b', 'a/.b', '.a', 'a\\b', 'a/b\0', 'a b', 'C:/a'])(
    'do not include "%s"',
    (path) => {
      expect(isRecordPath(path)).toBe(false);
    },
  );

  it.each([
    ['1.json', 1],
    ['12.json', 12],
    ['0.json', null],
    ['01.json', null],
    ['1.json.br', null],
    ['x.json', null],
  ])('read the revision of %s', (name, rev) => {
    expect(parseRevision(name)).toBe(rev);
  });
});
