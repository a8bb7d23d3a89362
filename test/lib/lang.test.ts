import { expect, it } from 'vitest';
import { findLang, href } from '#lib/lang.ts';

it('reads Indonesian from no segment, English from "en", and knows no other', () => {
  expect(findLang(undefined)).toBe('id');
  expect(findLang('en')).toBe('en');
  for (const param of ['id', 'EN', 'fr', '']) expect(findLang(param)).toBeNull();
});

it('puts the English address under /en', () => {
  expect(href('id', '/pengumuman')).toBe('/pengumuman');
  expect(href('en', '/pengumuman')).toBe('/en/pengumuman');
  expect(href('id', '/')).toBe('/');
  expect(href('en', '/')).toBe('/en');
});
