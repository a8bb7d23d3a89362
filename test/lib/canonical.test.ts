import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, documentBytes } from '#lib/canonical.ts';

const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
      tie('tree'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
}));

describe('canonical JSON', () => {
  it('says the same as the document, and says it once', () => {
    fc.assert(
      fc.property(tree, (document) => {
        const text = canonicalJson(document);
        expect(JSON.parse(text)).toEqual(document);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(new TextDecoder().decode(documentBytes(document))).toBe(text);
      }),
    );
  });

  it('does not depend on the order in which fields were set', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true }), (document) => {
        const reversed = Object.fromEntries(Object.entries(document).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(document));
      }),
    );
  });

  it('leaves out fields that are undefined', () => {
    expect(canonicalJson({ id: 'Naskah', en: undefined })).toBe('{"id":"Naskah"}');
  });

  it.each([
    ['a fraction', { size: 5.5 }, /field "size"/],
    ['a number beyond 2^53', { need: { needed: 2 ** 53 } }, /field "need.needed"/],
    ['no number', { a: [1, Number.NaN] }, /field "a.1"/],
    ['half a character', { text: '\ud83d' }, /field "text"/],
    ['a date', { at: new Date(0) }, /field "at"/],
    ['a map', { at: new Map() }, /field "at"/],
    ['a function', { at: () => 1 }, /field "at"/],
    ['nothing', undefined, /the document/],
    ['nothing in a list', { a: [undefined] }, /field "a.0"/],
    ['a big integer', { a: 1n }, /field "a"/],
  ])('refuses %s and names the field', (_, document, message) => {
    expect(() => canonicalJson(document)).toThrow(message);
  });
});
