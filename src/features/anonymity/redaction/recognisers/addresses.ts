import { type Range, rangeOf } from '../coverage.ts';
import type { Span } from '../span.ts';

const B = '(?<![\\p{L}\\p{N}])';
const STREET = `${B}(?:jl|jln|jalan|gg|gang)(?![\\p{L}])\\.?`;
const ESTATE = `${B}(?:perum|perumahan|komplek|kompleks|kavling|kav|griya|dusun|dsn|lingkungan|lk)(?![\\p{L}])\\.?`;
/** Up to five words of a street's name; digits and the words that follow a name end it. */
const NAME = `(?:[ \\t]{1,3}(?!(?:no|nomor|nmr|blok|rt|rw|km|yang|di|dan|ke|dari|rusak|kel|kec)\\b)[\\p{L}][\\p{L}.'-]{0,24}){1,5}`;
const HOUSE_NUMBER = `(?:nomor|nomer|nmr|no)\\b\\.?[ \\t]{0,2}:?[ \\t]{0,2}\\d{1,4}(?:[ \\t]?[a-z](?![\\p{L}]))?(?:[/-]\\d{1,3})?`;
/** A bare number is a house unless it counts something. */
const BARE_NUMBER = `\\d{1,3}[a-z]?(?![\\p{L}\\p{N}.,/:-]|[ \\t]{0,2}(?:meter|m|km|hari|orang|tahun|titik|kali|jam|unit|buah|rumah|lubang|bulan|menit|minggu|persen|%)(?![\\p{L}]))`;
const BLOCK = `${B}blok[ \\t.]{1,2}[a-z]{1,3}\\d{0,2}(?:[ \\t/.-]{0,3}(?:(?:nomor|no)\\.?[ \\t]{0,2})?\\d{1,3}[a-z]?)?(?![\\p{L}\\p{N}])`;
const NEIGHBOURHOOD = `${B}r\\.?t\\.?[ \\t.:]{0,3}\\d{1,3}(?:[ \\t]?[/,-]?[ \\t]?(?:r\\.?w\\.?[ \\t.:]{0,3})?\\d{1,3}(?![\\d.,]))?|${B}r\\.?w\\.?[ \\t.:]{0,3}\\d{1,3}(?![\\d])`;
const GAP = '[ \\t]{0,2},?[ \\t]{0,2}';

const PARTS: readonly RegExp[] = [
  new RegExp(`${STREET}${NAME}${GAP}(?:${HOUSE_NUMBER}|${BARE_NUMBER})`, 'giu'),
  new RegExp(`${STREET}${NAME}${GAP}(?:${BLOCK}|${NEIGHBOURHOOD})`, 'giu'),
  new RegExp(`${ESTATE}${NAME}${GAP}(?:${BLOCK}|${NEIGHBOURHOOD}|${HOUSE_NUMBER})`, 'giu'),
  new RegExp(BLOCK, 'giu'),
  new RegExp(NEIGHBOURHOOD, 'giu'),
];
const BETWEEN_PARTS = /^[ \t]{0,2},?[ \t]{0,2}$/;
const HOUSE_AFTER = new RegExp(`^${GAP}${HOUSE_NUMBER}`, 'iu');
const LONGEST_HOUSE = 24;

/**
 * Where somebody lives: a street with a house number, a block, a neighbourhood (RT, RW). A street alone is a place like
 * any other and stays.
 */
export function findAddresses(text: string): Span[] {
  const parts = PARTS.flatMap((pattern) => [...text.matchAll(pattern)].map(rangeOf)).sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
  const joined: Range[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const isNext =
      last !== undefined && (part.start < last.end || BETWEEN_PARTS.test(text.slice(last.end, part.start)));
    if (last !== undefined && isNext)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else joined.push(part);
  }
  return joined.map(({ start, end }) => {
    const house = HOUSE_AFTER.exec(text.slice(end, end + LONGEST_HOUSE))?.[0] ?? '';
    return { start, end: end + house.length, kind: 'address', score: 0.87, tier: 'mask' };
  });
}
