const MARKUP = /<[^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});|\\u[\da-f]{4}|\\[nrt]|%[\da-f]{2}/gi;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&apos;': "'", '&quot;': '"' };

/** What a reader sees: tags are gaps; entities, JSON escapes and percent codes are the characters they stand for. */
export function plainText(text: string): string {
  return text.replace(MARKUP, (mark) => {
    const code = /^(?:&#(\d+);|&#x([\da-f]+);|\\u([\da-f]{4})|%([\da-f]{2}))$/i.exec(mark);
    if (code === null) return ENTITIES[mark.toLowerCase()] ?? ' ';
    const point =
      code[1] === undefined ? Number.parseInt(code[2] ?? code[3] ?? code[4] ?? '', 16) : Number(code[1]);
    return point <= 0x10_ff_ff ? String.fromCodePoint(point) : ' ';
  });
}
