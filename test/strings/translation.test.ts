import { describe, expect, it } from 'vitest';
import { strings } from '#strings/index.ts';

/** Words that are the same in both languages: names, addresses, marks, and words both share. */
const SAME = /^(Tapis|SP4N-LAPOR!|Ombudsman RI|Menu|April|September|November|n|III(\/c)?|https?:.*|\W*)$/;
const SAMPLES = [2, 3, 'x', 'y', 'z'] as const;

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path === '' ? key : `${path}.${key}`));
}

function spoken(value: unknown): unknown {
  return typeof value === 'function' ? value(...SAMPLES.slice(0, value.length)) : value;
}

const indonesian = leaves(strings('id'));
const english = new Map(leaves(strings('en')));

describe('strings', () => {
  it('have exactly the same places in both languages', () => {
    expect([...english.keys()].sort()).toEqual(indonesian.map(([path]) => path).sort());
  });

  it('say something at every place', () => {
    for (const [path, value] of [...indonesian, ...english]) {
      const words = spoken(value);
      if (typeof words === 'string') expect(words.trim(), path).not.toBe('');
      expect(String(words), path).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('are translated, except for words that both languages share', () => {
    const untranslated = indonesian
      .filter(([path, value]) => typeof value === 'string' && value === english.get(path))
      .filter(([, value]) => !SAME.test(String(value)))
      .map(([path, value]) => `${path}: ${value}`);
    expect(untranslated).toEqual([]);
  });
});

describe('a sentence with places to fill', () => {
  const placesOf = (words: unknown) =>
    [...String(words).matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

  it('has the same places in both languages', () => {
    for (const [path, value] of indonesian) {
      expect(placesOf(spoken(english.get(path))), path).toEqual(placesOf(spoken(value)));
    }
  });

  it('puts in the same things in both languages, each at least once', () => {
    // Distinct, and whole words no sentence has by itself; ordinals are picked from a list and stand in for themselves.
    const marks = ['⟦a⟧', '⟦b⟧', '⟦c⟧', '⟦d⟧', '⟦e⟧'];
    const ORDINALS = /^common\.(quarter|halfYear)$/;
    for (const [path, value] of indonesian) {
      const translated = english.get(path);
      if (typeof value !== 'function' || typeof translated !== 'function' || ORDINALS.test(path)) continue;
      expect(translated.length, path).toBe(value.length);
      const given = marks.slice(0, value.length);
      for (const words of [value(...given), translated(...given)]) {
        const missing = given.filter((mark) => !JSON.stringify(words).includes(mark));
        expect(missing, path).toEqual([]);
      }
    }
  });
});
