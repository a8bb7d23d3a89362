import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGS } from '#lib/lang.ts';
import { formErrors } from '#strings/form-errors.ts';
import { strings } from '#strings/index.ts';
import { refusalWords } from '#strings/refusal-words.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FEATURES = globSync('src/features/*', { cwd: ROOT }).map((folder) => path.basename(folder));
const CODE = new RegExp(`['\`]((?:${FEATURES.join('|')})\\.[a-z-]+)(\\$\\{verdict\\})?['\`]`, 'g');
/** Codes of the audit trail look the same; they stand behind `action`, and in comments. */
const NO_REFUSAL = /\/\*[\s\S]*?\*\/|\baction(?::|\s*=)[^;,]*/g;
const VERDICTS = ['wrong', 'expired', 'exhausted'];

/** Every code with which a verb or a form of the features refuses, as it stands in their sources. */
function codesInSources(): string[] {
  const codes = globSync('src/features/**/*.ts', { cwd: ROOT }).flatMap((file) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8').replaceAll(NO_REFUSAL, '');
    return [...source.matchAll(CODE)].flatMap(([, code = '', composed]) =>
      composed === undefined ? [code] : VERDICTS.map((verdict) => code + verdict),
    );
  });
  return [...new Set(codes)].sort();
}

describe.each(LANGS)('the words for refusals (%s)', (lang) => {
  const words = strings(lang).refusals as Readonly<Record<string, string>>;

  it('are there for every code that a feature refuses with, and for no other', () => {
    expect(Object.keys(words).sort()).toEqual(codesInSources());
  });

  it('are whole sentences', () => {
    for (const [code, sentence] of Object.entries(words)) expect(sentence, code).toMatch(/^[A-Z].*\.$/s);
  });

  it('say in whole minutes, and never less than one, how long to wait', () => {
    const wait = (retryAfterSeconds: number) =>
      refusalWords(lang, { code: 'feedback.too-many', details: { retryAfterSeconds } });
    expect(wait(1)).toMatch(/\b1 \w+\.$/);
    expect(wait(60)).toMatch(/\b1 \w+\.$/);
    expect(wait(61)).toMatch(/\b2 \w+\.$/);
    expect(wait(3600)).toMatch(/\b60 \w+\.$/);
  });

  it('are an error of ours where there are none', () => {
    expect(() => refusalWords(lang, { code: 'feedback.unheard-of' })).toThrow('feedback.unheard-of');
  });

  it('name for a form every problem with its field, the same in the summary and at the field', () => {
    const problems = [
      { field: 'unit', code: 'feedback.unit-missing' },
      { field: 'bulan', code: 'feedback.month-missing' },
    ];
    const { list, byField } = formErrors(lang, { ok: false, code: 'feedback.form-invalid', problems });
    expect(list.map(({ field }) => field)).toEqual(['unit', 'bulan']);
    for (const { field = '', message } of list) expect(byField[field]).toBe(message);
    expect(list[0]?.message).toBe(words['feedback.unit-missing']);
  });

  it('lead to the field that the code belongs to, or stand for the form as a whole', () => {
    expect(formErrors(lang, { ok: false, code: 'feedback.code-wrong' }).byField).toEqual({
      kode: words['feedback.code-wrong'],
    });
    expect(formErrors(lang, { ok: false, code: 'feedback.window-closed' })).toEqual({
      list: [{ message: words['feedback.window-closed'] }],
      byField: {},
    });
    expect(formErrors(lang, null)).toEqual({ list: [], byField: {} });
  });
});

describe('the codes in the sources', () => {
  it('are found, the composed ones too, and audit actions are not among them', () => {
    const codes = codesInSources();
    expect(codes.length).toBeGreaterThan(40);
    expect(codes).toContain('feedback.code-exhausted');
    expect(codes).toContain('feedback.text-control-characters');
    expect(codes).not.toContain('publication.release-approved');
    expect(codes).not.toContain('evaluation.review-saved');
  });
});
