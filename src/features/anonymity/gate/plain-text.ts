const TAG = /<[^<>]*>/g;
const CODE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z]{2,8});|\\u([\da-f]{4})|\\[nrt]|%([\da-f]{2})/gi;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&apos;': "'", '&quot;': '"' };

/** What a reader sees: tags are gaps; entities, JSON escapes and percent codes are the characters they stand for. */
export function plainText(text: string): string {
  return text
    .replace(TAG, ' ')
    .replace(CODE, (mark, decimal?: string, hex?: string, unicode?: string, percent?: string) => {
      const digits = hex ?? unicode ?? percent;
      if (decimal === undefined && digits === undefined) return ENTITIES[mark.toLowerCase()] ?? ' ';
      const point = decimal === undefined ? Number.parseInt(digits ?? '', 16) : Number(decimal);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : ' ';
    });
}
