import { describe, expect, it } from 'vitest';
import { canonicalJson, documentBytes } from '#lib/canonical.ts';

/** Examples of RFC 8785, without the parts that hold floating-point numbers, which the record refuses. */
describe('RFC 8785, JSON Canonicalization Scheme', () => {
  it('3.2.2: writes literals and strings in their one form', () => {
    const input = String.raw`{
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(input))).toBe(
      String.raw`{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('3.2.3: sorts properties by their UTF-16 code units', () => {
    const input = String.raw`{
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    const output = canonicalJson(JSON.parse(input));
    expect([...output.matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('3.2.4: encodes as UTF-8', () => {
    const input = JSON.parse(String.raw`{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"}`);
    expect(Buffer.from(documentBytes(input)).toString('hex')).toBe(
      '7b22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
    );
  });

  it('3.2.2.2: escapes the control characters, the quotation mark and the reverse solidus only', () => {
    expect(canonicalJson('\b\t\n\f\r"\\/\u0000\u001f\u007f\u2028')).toBe(
      '"\\b\\t\\n\\f\\r\\"\\\\/\\u0000\\u001f\u007f\u2028"',
    );
  });

  it('appendix B: writes zero, negative zero and the largest whole numbers plainly', () => {
    expect(
      [0, -0, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER].map((number) => canonicalJson(number)),
    ).toEqual(['0', '0', '9007199254740991', '-9007199254740991']);
  });

  it('appendix B and 3.2.2.3: refuses what is no number', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => canonicalJson(number)).toThrow(TypeError);
    }
  });
});
