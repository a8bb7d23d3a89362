import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, figureValue, type Mark, markText, unmarked } from '#lib/figure.ts';

const sentence = (mark: Mark) => `${mark('size', 7, 'Tujuh')} guru dari ${mark('origin', '0:x', 'Dinas X')}.`;

describe('a marked text', () => {
  it('keeps its figures apart from the words between them', () => {
    expect(markText(sentence)).toEqual([
      { field: 'size', value: 7, words: 'Tujuh' },
      ' guru dari ',
      { field: 'origin', value: '0:x', words: 'Dinas X' },
      '.',
    ]);
    expect(sentence(unmarked)).toBe('Tujuh guru dari Dinas X.');
  });

  it('reads the same as the sentence without marks, whatever its words', () => {
    const words = fc.stringMatching(/^[^\u{e000}]*$/u);
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words)), (pairs) => {
        const write = (mark: Mark) => pairs.map(([between, word]) => between + mark('f', 1, word)).join('');
        const read = markText(write).map((part) => (typeof part === 'string' ? part : part.words));
        expect(read.join('')).toBe(write(unmarked));
      }),
    );
  });

  it('may be one figure', () => {
    expect(figure('rev', 2, '2')).toEqual([{ field: 'rev', value: 2, words: '2' }]);
    expect(figureValue({ level: 1, value: 'III' })).toBe('1:III');
  });
});
