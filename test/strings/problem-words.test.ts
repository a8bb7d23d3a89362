import { describe, expect, it } from 'vitest';
import { STAFFING_PROBLEM_CODES } from '#features/staffing/index.ts';
import { TRANSFER_PROBLEM_CODES } from '#features/transfer/index.ts';
import { LANGS } from '#lib/lang.ts';
import { strings } from '#strings/index.ts';
import { problemSentence } from '#strings/problem-words.ts';

const CODES = [...new Set<string>([...TRANSFER_PROBLEM_CODES, ...STAFFING_PROBLEM_CODES])].sort();
const problem = (code: string, remedyParams: Record<string, string | number> = {}) => ({
  row: 2,
  column: 'nip',
  value: 'x',
  code,
  remedyParams,
});

describe.each(LANGS)('the words for problems of a file (%s)', (lang) => {
  const { nearest: _, ...words } = strings(lang).problems;

  it('are there for every problem that a register or a staffing file can have, and for no other', () => {
    expect(Object.keys(words).sort()).toEqual(CODES);
  });

  it('are whole sentences that say what to do', () => {
    for (const code of CODES) expect(problemSentence(lang, problem(code)), code).toMatch(/^[A-Z].*\.$/s);
  });

  it('name the nearest value where there is one', () => {
    const plain = problemSentence(lang, problem('unknown-value'));
    const helped = problemSentence(lang, problem('unknown-value', { nearest: 'Dinas Sosial' }));
    expect(helped.startsWith(plain)).toBe(true);
    expect(helped).toContain('“Dinas Sosial”');
  });

  it('leave no place unfilled that the problem fills', () => {
    const params = {
      megabytes: 64,
      cells: 21,
      columns: 22,
      firstRow: 7,
      kind: 'Fungsional',
      earliest: '2026-01-01',
    };
    for (const code of CODES) expect(problemSentence(lang, problem(code, params)), code).not.toMatch(/[{}]/);
    expect(problemSentence(lang, problem('row-length', params))).toMatch(/21.*22/);
    expect(problemSentence(lang, problem('effective-date', params))).toContain('2026-01-01');
  });

  it('are an error of ours where there are none', () => {
    expect(() => problemSentence(lang, problem('unheard-of'))).toThrow('unheard-of');
  });
});
